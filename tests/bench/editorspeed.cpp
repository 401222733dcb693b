// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast the filter editor is: reading and writing criteria, opening a cohort, a keystroke, and hostile criteria.
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/validation.h"
#include "models/filter/cohortdraft.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/criteriatree.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace desk;

namespace {

QByteArray leaves(int count, const QByteArray &value = R"(["pro","team"])")
{
    QByteArray json = R"({"properties":{"type":"OR","values":[{"type":"AND","values":[)";
    for (int i = 0; i < count; ++i)
        json += QByteArray(i ? "," : "") + R"({"type":"person","key":"plan)" + QByteArray::number(i) +
                R"(","operator":"exact","value":)" + value + R"(,"negation":false,"conditionHash":"0123456789abcdef"})";
    return json + "]}]}}";
}

QByteArray deep(int depth)
{
    QByteArray json = R"({"properties":)";
    for (int i = 0; i < depth; ++i)
        json += R"({"type":"AND","values":[)";
    json += R"({"type":"person","key":"a","operator":"is_set"})";
    for (int i = 0; i < depth; ++i)
        json += "]}";
    return json + "}";
}

QByteArray wrongTypes(int count)
{
    QByteArray json = R"({"properties":{"type":"AND","values":[)";
    for (int i = 0; i < count; ++i)
        json +=
            QByteArray(i ? "," : "") +
            R"({"type":"behavioral","key":[],"value":{"a":1e400},"event_type":7,"event_filters":"NaN","time_value":"Infinity","negation":[null]})";
    return json + "]}}";
}

//! Milliseconds of the middle one of several runs.
double median(int runs, const std::function<void()> &run)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer clock;
        clock.start();
        run();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

Cohort cohortOf(const QByteArray &filters)
{
    Cohort cohort;
    cohort.id = CohortId{1};
    cohort.filters = filters;
    return cohort;
}

//! The editor in a window, as the criteria tab has it.
struct Window
{
    CohortDraft draft;
    CriteriaEditor editor{draft.filters()};
    Window()
    {
        editor.resize(1200, 800);
        editor.show();
        QCoreApplication::processEvents();
    }
    void open(const QByteArray &filters)
    {
        draft.open(cohortOf(filters));
        editor.checkNow();
        editor.repaint();
        editor.findChild<CriteriaTree *>()->viewport()->repaint();
    }
};

void printOpening(const char *what, const QByteArray &filters)
{
    Window window;
    const double time = median(3, [&] { window.open(filters); });
    std::printf("%-44s %8.1f ms\n", what, time);
}

void printKeystroke(int count)
{
    Window window;
    window.open(leaves(count));
    window.editor.findChild<CriteriaTree *>()->select({0, count / 2});
    ChoiceEdit *field = nullptr;
    for (ChoiceEdit *edit : window.editor.findChildren<ChoiceEdit *>())
        if (edit->isVisible() && edit->accessibleName() == QLatin1String("Property"))
            field = edit;
    if (!field)
        std::abort();
    const double time = median(41, [&] {
        QTest::keyClick(field, Qt::Key_X);
        field->repaint();
        window.editor.findChild<CriteriaTree *>()->viewport()->repaint();
        window.editor.repaint();
    });
    std::printf("a keystroke, %6d leaves, until repainted    %8.1f ms\n", count, time);
    std::printf("the check after the pause, %6d leaves       %8.1f ms\n", count,
                median(5, [&] { window.editor.checkNow(); }));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QByteArray thousand = leaves(1000);
    std::printf("1,000 leaves: parse, tree, serialise         %8.1f ms\n", median(21, [&] {
                    const FilterTree tree = decodeFilters(readJson(thousand).value);
                    if (writeJson(encodeFilters(tree)).size() != thousand.size())
                        std::abort();
                }));
    for (const int count : {100, 1000, 5000})
        printKeystroke(count);
    printOpening("opening 5,000 leaves", leaves(5000));
    printOpening("opening 100,000 leaves", leaves(100'000));
    printOpening("opening a depth of 10,000", deep(10'000));
    printOpening("opening 20 values of 1 MiB", leaves(20, '"' + QByteArray(1 << 20, 'x') + '"'));
    printOpening("opening 20,000 leaves of wrong types", wrongTypes(20'000));
    return 0;
}
