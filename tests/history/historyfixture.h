// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/awaiting.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortpage.h"

#include <QTabBar>

namespace desk::test {

constexpr int patience = 20'000; // ms

//! A demo server of one generation with the whole window in front of it.
class HistoryFixture final
{
public:
    explicit HistoryFixture(const QString &generation = QStringLiteral("newest"), const char *key = "full")
        : demo(options(generation))
    {
        window.open(demo.settings(), demo.keyNamed(key));
        isReady = QTest::qWaitFor([this] { return catalogue().progress().isComplete; }, patience);
    }

    CohortApi &api() const { return window.session().api(); }
    const CohortCatalogue &catalogue() const { return window.session().catalogue(); }

    //! Straight to the server, beside the window; the window's catalogue is told when `isTold`.
    std::optional<Cohort> create(const QByteArray &body, bool isTold = true)
    {
        const auto made =
            await<Cohort>([&](QObject *context, auto answer) { return api().createCohort(body, context, answer); });
        return taken(made, isTold);
    }
    std::optional<Cohort> patch(CohortId id, const QByteArray &body, bool isTold = true)
    {
        const auto made =
            await<Cohort>([&](QObject *context, auto answer) { return api().patchCohort(id, body, context, answer); });
        return taken(made, isTold);
    }
    std::optional<Cohort> read(CohortId id)
    {
        return taken(await<Cohort>([&](QObject *context, auto answer) { return api().cohort(id, context, answer); }),
                     false);
    }

    bool open(CohortId id)
    {
        if (!isReady)
            return false;
        window.window().workspace()->list()->open(id);
        return QTest::qWaitFor(
            [&] {
                const CatalogueRowPtr row = window.window().workspace()->page()->cohort();
                return row && row->cohort.id == id;
            },
            patience);
    }
    CohortId openId() const
    {
        const CatalogueRowPtr row = window.window().workspace()->page()->cohort();
        return row ? row->cohort.id : CohortId();
    }
    //! With the mouse, by the text on the tab.
    bool openTab(const QString &name) const
    {
        auto *tabs = window.window().workspace()->page()->findChild<QTabBar *>();
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) != name)
                continue;
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
            return tabs->currentIndex() == i;
        }
        return false;
    }
    //! The first cohort that passes.
    template<class Test>
    CohortId find(Test test) const
    {
        for (const CatalogueRowPtr &row : catalogue().rows())
            if (test(row->cohort))
                return row->cohort.id;
        return {};
    }

    DemoFixture demo;
    WindowFixture window;
    bool isReady = false; //!< all cohorts are in the list

private:
    static demo::DemoServer::Options options(const QString &generation)
    {
        demo::DemoServer::Options options = smallDemo();
        options.generation = generation.toStdString();
        return options;
    }
    std::optional<Cohort> taken(const std::optional<Result<Cohort>> &result, bool isTold) const
    {
        if (!result || !*result)
            return std::nullopt;
        if (isTold)
            window.session().catalogue().put(**result);
        return **result;
    }
};

inline void addGenerations()
{
    QTest::addColumn<QString>("generation");
    for (const char *name : {"older", "mid", "newest"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

//! Criteria of one leaf: completed login in the last so many days.
inline QByteArray visited(int days)
{
    return R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"behavioral","key":"$pageview","value":"performed_event","event_type":"events","time_interval":"day","negation":false,"time_value":)" +
           QByteArray::number(days) + "}]}]}}";
}

} // namespace desk::test
