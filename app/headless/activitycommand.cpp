// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"
#include "app/headless/cohortwords.h"
#include "app/headless/command.h"
#include "app/headless/endpoint.h"
#include "app/headless/texttable.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

enum class Layout { Lines, Csv, Json };

struct ActivityWish
{
    Layout layout = Layout::Lines;
    QString cohort; //!< empty: the whole project
    qint64 limit = 50;
};

QString whoDid(const ActivityEntry &entry)
{
    if (entry.isSystem)
        return Command::tr("PostHog");
    const QString name = entry.user.displayName();
    return name.isEmpty() ? Command::tr("Somebody") : name;
}

QString changedFields(const ActivityEntry &entry)
{
    QStringList fields;
    if (entry.changes) {
        for (const ActivityChange &change : *entry.changes) {
            if (!change.field.isEmpty())
                fields.append(change.field == "filters"_L1 ? Command::tr("criteria") : change.field);
        }
    }
    fields.sort();
    fields.removeDuplicates();
    return fields.join(Command::tr(", "));
}

//! "Ana changed criteria, name of “Paying customers”".
QString activitySentence(const ActivityEntry &entry)
{
    const QString who = whoDid(entry);
    const QString what = entry.cohortName.isEmpty() ? Command::tr("cohort %1").arg(entry.cohort.toString())
                                                    : Command::tr("“%1”").arg(entry.cohortName);
    if (entry.activity == "created"_L1)
        return Command::tr("%1 created %2").arg(who, what);
    if (entry.activity == "deleted"_L1)
        return Command::tr("%1 deleted %2").arg(who, what);
    if (entry.activity == "restored"_L1)
        return Command::tr("%1 restored %2").arg(who, what);
    if (entry.activity == "persons_added_manually"_L1)
        return Command::tr("%1 added people to %2").arg(who, what);
    if (entry.activity == "person_removed_manually"_L1)
        return Command::tr("%1 removed a person from %2").arg(who, what);
    const QString fields = changedFields(entry);
    if (entry.activity == "updated"_L1)
        return fields.isEmpty() ? Command::tr("%1 changed %2").arg(who, what)
                                : Command::tr("%1 changed %3 of %2").arg(who, what, fields);
    return Command::tr("%1: %3 %2").arg(who, what, entry.activity);
}

//! `activity`.
class ActivityCommand final : public Command
{
public:
    ActivityCommand(CohortApi &api, ActivityWish wish)
        : m_api(api)
        , m_wish(std::move(wish))
        , m_pageSize(std::min<qint64>(m_wish.limit, 100))
    {}
    void start() override;

private:
    void ask();
    void take(Result<Page<ActivityEntry>> page);
    void print();
    QByteArray json() const;
    TextTable table() const;

    CohortApi &m_api;
    ActivityWish m_wish;
    qint64 m_pageSize;
    CohortId m_cohort;
    qint64 m_offset = 0;
    std::vector<ActivityEntry> m_entries;
    Pending m_pending;
};

void ActivityCommand::start()
{
    if (m_wish.cohort.isEmpty())
        return ask();
    findCohort(m_api, m_wish.cohort, this, [this](Result<Cohort> cohort) {
        if (!cohort)
            return fail(cohort.error());
        m_cohort = cohort->id;
        ask();
    });
}

void ActivityCommand::ask()
{
    m_pending = m_api.activity(m_cohort, {m_offset, m_pageSize}, this,
                               [this](Result<Page<ActivityEntry>> page) { take(std::move(page)); });
}

void ActivityCommand::take(Result<Page<ActivityEntry>> page)
{
    if (!page)
        return fail(page.error());
    for (ActivityEntry &entry : page->rows) {
        if (static_cast<qint64>(m_entries.size()) < m_wish.limit)
            m_entries.push_back(std::move(entry));
    }
    m_offset += m_pageSize;
    if (!page->hasMore || m_offset >= m_wish.limit)
        return print();
    ask();
}

void ActivityCommand::print()
{
    if (m_wish.layout == Layout::Json)
        return finish(json());
    finish(m_wish.layout == Layout::Csv ? table().csv() : table().aligned());
}

QByteArray ActivityCommand::json() const
{
    QList<QByteArray> texts;
    for (const ActivityEntry &entry : m_entries)
        texts.append(entry.raw);
    return jsonArrayOf(texts);
}

TextTable ActivityCommand::table() const
{
    TextTable made{
        {u"time"_s, u"cohort"_s, u"activity"_s, u"user"_s, u"text"_s}, {false, true, false, false, false}, {}};
    if (m_wish.layout == Layout::Lines)
        made = {{u"time"_s, u"text"_s}, {false, false}, {}};
    for (const ActivityEntry &entry : m_entries) {
        const QString time = timeWord(entry.createdAt);
        const QString text = activitySentence(entry);
        if (m_wish.layout == Layout::Lines)
            made.rows.push_back({time, text});
        else
            made.rows.push_back({time, entry.cohort.toString(), entry.activity, whoDid(entry), text});
    }
    return made;
}

} // namespace

Result<CommandMaker> planActivity(const GivenWords &given)
{
    constexpr qint64 Most = 1'000'000;
    const auto limit = numberFrom(given, "limit", 50, 1, Most);
    if (!limit)
        return limit.error();
    if (given.has("json") && given.has("csv"))
        return Error{ErrorKind::Invalid, Command::tr("Choose one of --json and --csv.")};
    const Layout layout = given.has("json") ? Layout::Json : given.has("csv") ? Layout::Csv : Layout::Lines;
    const ActivityWish wish{layout, given.value("cohort"), *limit};
    return CommandMaker([wish](CohortApi &api) { return std::make_unique<ActivityCommand>(api, wish); });
}

} // namespace desk
