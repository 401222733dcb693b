// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cohortcatalogue.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/filtereditor/criteriatree.h"

class QMimeData;

namespace desk::test {

using namespace Qt::StringLiterals;

inline constexpr int patience = 5000; // ms

//! Two groups, (a b) and (c), under ANY.
inline const QByteArray nested =
    R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set","negation":false},{"type":"person","key":"b","operator":"is_set","negation":false}]},{"type":"AND","values":[{"type":"person","key":"c","operator":"is_set","negation":false}]}]}})";

//! One window with an open cohort whose criteria are `nested`, edited in the document only.
class EditorWindow final
{
public:
    explicit EditorWindow(const DemoFixture &demo) { m_fixture.open(demo.settings(), demo.key()); }

    bool open(int number)
    {
        if (!QTest::qWaitFor([this] { return m_fixture.session().catalogue().progress().isComplete; }, patience))
            return false;
        int row = 0;
        for (const CatalogueRowPtr &cohort : m_fixture.session().catalogue().rows())
            if (!cohort->cohort.isStatic && !cohort->cohort.deleted && cohort->cohort.query.isEmpty() &&
                row++ == number)
                m_fixture.window().workspace()->page()->showCohort(cohort);
        m_fixture.window().activateWindow();
        begin();
        return QTest::qWaitForWindowActive(&m_fixture.window());
    }
    void begin()
    {
        document()->load(decodeFilters(*parseJson(nested)));
        tree()->setFocus();
    }
    MainWindow &window() { return m_fixture.window(); }
    const CohortCatalogue &catalogue() { return m_fixture.session().catalogue(); }
    CohortEditing &editing() { return window().workspace()->page()->editing(); }
    FilterDocument *document() { return editing().draft().filters(); }
    CriteriaTree *tree() { return window().findChild<CriteriaTree *>(); }
    QByteArray json() { return writeJson(encodeFilters(document()->tree())); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window().windowHandle(), key, modifiers);
    }
    //! The keys of the leaves, with brackets for the groups.
    QString shape() { return shapeOf(document()->tree().root); }
    void click(const NodePath &path, Qt::KeyboardModifiers modifiers = {})
    {
        clickCell(tree(), document()->model()->indexOf(path), modifiers);
    }
    //! Drops what is dragged between two rows (or, with -1, onto the group), as the window system would tell it.
    bool drop(const QMimeData &mime, const NodePath &group, Qt::DropAction action);

private:
    static QString shapeOf(const FilterNode &node)
    {
        if (!node.isGroup())
            return (node.json[u"negation"].toBool() ? u"!"_s : QString()) + node.json[u"key"].toString();
        QStringList parts;
        for (const FilterNode &child : node.children)
            parts << shapeOf(child);
        return node.json[u"type"].toString().left(1) + u'(' + parts.join(u' ') + u')';
    }
    WindowFixture m_fixture;
};

} // namespace desk::test
