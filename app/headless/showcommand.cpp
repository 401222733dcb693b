// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"
#include "app/headless/cohortwords.h"
#include "app/headless/command.h"
#include "app/headless/console.h"
#include "models/codec/jsontext.h"

#include <QHash>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString headerLine(const QString &label, const QString &text)
{
    return text.isEmpty() ? QString() : (label + u':').leftJustified(18) + printable(text).replace(u'\n', u' ') + u'\n';
}

QString described(const Cohort &cohort, const CriteriaNames &names)
{
    const auto cell = [&cohort](const char *column) { return cohortCell(cohort, QLatin1String(column), {}); };
    QString text = headerLine(Command::tr("Name"), cohort.name) + headerLine(Command::tr("Id"), cell("id")) +
                   headerLine(Command::tr("Description"), cohort.description) +
                   headerLine(Command::tr("Type"), cell("type")) + headerLine(Command::tr("People"), cell("count")) +
                   headerLine(Command::tr("State"), cell("state")) + headerLine(Command::tr("Error"), cell("error")) +
                   headerLine(Command::tr("Last calculated"), cell("last_calculation")) +
                   headerLine(Command::tr("Created"), cell("created_at")) +
                   headerLine(Command::tr("Created by"), cell("created_by"));
    if (cohort.deleted)
        text += headerLine(Command::tr("Deleted"), Command::tr("yes"));
    const QString criteria = cohort.isStatic ? QString() : criteriaLines(cohort, names);
    return criteria.trimmed().isEmpty() ? text : text + u'\n' + printable(criteria);
}

QByteArray countJson(const Cohort &cohort)
{
    const QString time = timeWord(cohort.lastCalculation);
    const JsonMembers members{
        {u"id"_s, JsonValue::fromInteger(cohort.id.value)},
        {u"count"_s, cohort.count ? JsonValue::fromInteger(*cohort.count) : JsonValue(nullptr)},
        {u"as_of"_s, time.isEmpty() ? JsonValue(nullptr) : JsonValue(time)},
    };
    return writeJson(members) + '\n';
}

//! `show` and `count`: find one cohort and print it.
class CohortCommand final : public Command
{
public:
    using Print = std::function<void(CohortCommand &, const Cohort &)>;
    CohortCommand(CohortApi &api, QString word, Print print)
        : m_api(api)
        , m_word(std::move(word))
        , m_print(std::move(print))
    {}
    void start() override
    {
        findCohort(m_api, m_word, this,
                   [this](Result<Cohort> cohort) { cohort ? m_print(*this, *cohort) : fail(cohort.error()); });
    }
    void showJson(const Cohort &cohort) { finish(cohort.raw + '\n'); }
    //! First asks for the names of the cohorts that its criteria refer to.
    void show(const Cohort &cohort);
    void countAsJson(const Cohort &cohort) { finish(countJson(cohort), cohort.count ? ExitDone : ExitRefused); }
    void count(const Cohort &cohort);

private:
    void nameNext();

    CohortApi &m_api;
    QString m_word;
    Print m_print;
    Cohort m_cohort;
    std::vector<CohortId> m_unnamed;
    QHash<CohortId, QString> m_names;
    Pending m_pending;
};

void CohortCommand::show(const Cohort &cohort)
{
    m_cohort = cohort;
    if (!cohort.isStatic)
        m_unnamed = referredBy(cohort);
    nameNext();
}

//! One after the other; a name that cannot be had stays a number.
void CohortCommand::nameNext()
{
    if (m_unnamed.empty()) {
        const CriteriaNames names{[this](CohortId id) { return m_names.value(id); }, {}};
        return finish(described(m_cohort, names).toUtf8());
    }
    const CohortId id = m_unnamed.back();
    m_unnamed.pop_back();
    m_pending = m_api.cohort(id, this, [this, id](const Result<Cohort> &cohort) {
        if (cohort)
            m_names.insert(id, cohort->name);
        nameNext();
    });
}

void CohortCommand::count(const Cohort &cohort)
{
    if (cohort.count)
        return finish(QByteArray::number(*cohort.count) + '\n');
    say(tr("“%1” has not been calculated yet, so nobody knows how many people are in it.").arg(cohort.name));
    emit done(ExitRefused);
}

CommandMaker maker(const GivenWords &given, void (CohortCommand::*print)(const Cohort &))
{
    return [word = given.arguments.first(), print](CohortApi &api) {
        return std::make_unique<CohortCommand>(
            api, word, [print](CohortCommand &command, const Cohort &cohort) { (command.*print)(cohort); });
    };
}

} // namespace

Result<CommandMaker> planShow(const GivenWords &given)
{
    return maker(given, given.has("json") ? &CohortCommand::showJson : &CohortCommand::show);
}

Result<CommandMaker> planCount(const GivenWords &given)
{
    return maker(given, given.has("json") ? &CohortCommand::countAsJson : &CohortCommand::count);
}

} // namespace desk
