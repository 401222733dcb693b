// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/emptylist.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EmptyList)
};

using Step = EmptyListWords::Step;

EmptyListWords wordsOfDeleted(const EmptyList &list)
{
    const QString title = Words::tr("No deleted cohorts");
    if (list.cutAfter)
        return {u"edit-delete"_s, title, cutText(*list.cutAfter), Step::LookFurther, Words::tr("Look further")};
    return {u"edit-delete"_s, title, Words::tr("The activity log of this project tells of none.")};
}

} // namespace

QString cutText(qint64 entries)
{
    return Words::tr("Only the newest %1 entries of the activity log were looked through for deleted cohorts.")
        .arg(localNumber(entries));
}

EmptyListWords wordsOf(const EmptyList &list)
{
    if (list.isFiltered)
        return {u"edit-find"_s, Words::tr("No cohort matches"),
                Words::tr("No name, description, id or criterion fits the search and the filter."), Step::ShowAll,
                Words::tr("Show all cohorts")};
    if (!list.isConnected)
        return {u"network-disconnect"_s, Words::tr("Not connected"),
                Words::tr("Connect to a project to see its cohorts.")};
    if (list.progress.isComplete && list.isOfDeleted)
        return wordsOfDeleted(list);
    if (list.progress.isComplete)
        return {u"system-users"_s, Words::tr("No cohorts yet"),
                Words::tr("A cohort is a group of people: those who meet criteria, or those on a list."), Step::Create,
                Words::tr("New cohort...")};
    if (list.progress.error)
        return {u"network-disconnect"_s, Words::tr("No list"), Words::tr("The cohorts could not be read.")};
    return {{}, {}, Words::tr("Reading cohorts...")};
}

} // namespace desk
