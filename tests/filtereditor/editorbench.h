// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/criteriatree.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QMenu>
#include <QTest>

namespace desk::test {

using namespace Qt::StringLiterals;

inline Choice plain(const QString &text)
{
    return {JsonValue(text), text, {}, {}, {}};
}

//! Choices without a server.
class KnownChoices : public EditorChoices
{
public:
    static ChoiceSource from(Choices choices)
    {
        return [choices](const QString &search, QObject *, Answer<Choices> answer) {
            Choices found;
            for (const Choice &choice : choices)
                if (choice.text.contains(search, Qt::CaseInsensitive))
                    found.push_back(choice);
            answer(found);
            return Pending();
        };
    }
    ChoiceSource events() override { return from({plain(u"signed_up"_s), plain(u"paid"_s)}); }
    ChoiceSource actions() override { return from({{JsonValue::fromInteger(7), u"Bought"_s, {}, {}, {}}}); }
    ChoiceSource personProperties() override { return from({plain(u"plan"_s), plain(u"seats"_s)}); }
    ChoiceSource eventProperties(const QString &) override { return from({plain(u"$browser"_s)}); }
    ChoiceSource personValues(const QString &) override { return from({plain(u"pro"_s), plain(u"team"_s)}); }
    ChoiceSource eventValues(const QString &, const QString &) override { return from({plain(u"Firefox"_s)}); }
    ChoiceSource sqlExpressions(const QString &) override { return from({plain(u"1 = 1"_s)}); }
    ChoiceSource cohorts(CohortId) override
    {
        return from({{JsonValue::fromInteger(42), u"Paying"_s, {}, {}, {}},
                     {JsonValue::fromInteger(43), u"Loops"_s, {}, {}, u"that would be a loop"_s}});
    }
    QString personPropertyType(const QString &key) const override { return key == u"seats" ? u"Numeric"_s : QString(); }
    QString eventPropertyType(const QString &) const override { return {}; }
    QString actionName(qint64 id) const override { return id == 7 ? u"Bought"_s : QString(); }
    QString cohortName(qint64 id) const override { return id == 42 ? u"Paying"_s : QString(); }
    QString actionDetail(qint64) const override { return {}; }
    QString cohortDetail(qint64) const override { return {}; }
};

//! The editor with a document, as a tab holds it.
template<class Source = KnownChoices>
struct BenchWith
{
    Source choices;
    FilterDocument document;
    CriteriaEditor editor{&document};
    QAbstractItemModelTester tester{document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit BenchWith(const QByteArray &filters = R"({"properties":{}})")
    {
        FormSurroundings around;
        around.choices = &choices;
        editor.setSurroundings(around);
        document.load(decodeFilters(*parseJson(filters)));
        editor.resize(1200, 800);
        editor.show();
        editor.activateWindow();
        editor.checkNow();
    }
    QByteArray json() const { return writeJson(encodeFilters(document.tree())); }
    CriteriaTree *tree() { return editor.findChild<CriteriaTree *>(); }

    //! The input widget that a reader calls by this name.
    template<class W>
    W *field(const QString &name)
    {
        for (W *widget : editor.findChildren<W *>())
            if (widget->accessibleName() == name && widget->isVisibleTo(&editor))
                return widget;
        return nullptr;
    }
    void addFromMenu(const QString &entry)
    {
        for (QMenu *menu : editor.findChildren<QMenu *>())
            for (QAction *action : menu->actions())
                if (action->text() == entry && menu->title() == u"&New criterion")
                    return action->trigger();
        QFAIL("no such entry");
    }
    //! Types into a picker and takes the text with Enter.
    void type(const QString &name, const QString &text)
    {
        auto *edit = field<ChoiceEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(const QString &name, const QString &text)
    {
        auto *box = field<QComboBox>(name);
        QVERIFY2(box, qPrintable(name));
        const int row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentIndex() < row)
            QTest::keyClick(box, Qt::Key_Down);
    }
};

using Bench = BenchWith<>;

} // namespace desk::test
