// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"
#include "app/headless/cohortwords.h"
#include "app/headless/command.h"
#include "app/headless/texttable.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

enum class Layout { Aligned, Csv, Json };

struct ListWish
{
    Layout layout = Layout::Aligned;
    QStringList columns;
    CohortListQuery query;
};

Error usage(const QString &text)
{
    return {ErrorKind::Invalid, text};
}

Result<QStringList> columnsFrom(const GivenWords &given)
{
    if (!given.has("columns"))
        return QStringList{u"id"_s, u"name"_s, u"type"_s, u"count"_s, u"state"_s, u"last_calculation"_s};
    const QStringList known = cohortColumns();
    QStringList columns;
    for (const QString &word : given.value("columns").split(u',')) {
        columns.append(word.trimmed());
        if (!known.contains(columns.last()))
            return usage(
                Command::tr("There is no column “%1”. Known are %2.").arg(columns.last(), known.join(u", "_s)));
    }
    return columns;
}

Result<std::optional<bool>> typeFrom(const GivenWords &given)
{
    const QString type = given.value("type");
    if (!given.has("type"))
        return std::optional<bool>();
    if (type != "static"_L1 && type != "dynamic"_L1)
        return usage(Command::tr("--type is static or dynamic."));
    return std::optional(type == "static"_L1);
}

//! `list`.
class ListCommand final : public Command
{
public:
    ListCommand(CohortApi &api, ListWish wish)
        : m_wish(std::move(wish))
        , m_lister(api, m_wish.query, this)
    {}
    void start() override
    {
        m_lister.start(
            [this](Result<std::vector<Cohort>> cohorts) { cohorts ? print(*cohorts) : fail(cohorts.error()); });
    }

private:
    void print(const std::vector<Cohort> &cohorts);
    QByteArray json(const std::vector<Cohort> &cohorts) const;
    TextTable table(const std::vector<Cohort> &cohorts) const;

    ListWish m_wish;
    CohortLister m_lister;
};

void ListCommand::print(const std::vector<Cohort> &cohorts)
{
    if (m_wish.layout == Layout::Json)
        return finish(json(cohorts));
    const TextTable made = table(cohorts);
    finish(m_wish.layout == Layout::Csv ? made.csv() : made.aligned());
}

QByteArray ListCommand::json(const std::vector<Cohort> &cohorts) const
{
    QList<QByteArray> texts;
    for (const Cohort &cohort : cohorts)
        texts.append(cohort.raw);
    return jsonArrayOf(texts);
}

TextTable ListCommand::table(const std::vector<Cohort> &cohorts) const
{
    QHash<CohortId, QString> byId;
    for (const Cohort &cohort : cohorts)
        byId.insert(cohort.id, cohort.name);
    const CriteriaNames names{[&byId](CohortId id) { return byId.value(id); }, {}};
    TextTable made{m_wish.columns, {}, {}};
    for (const QString &column : m_wish.columns)
        made.isNumber.push_back(isNumberColumn(column));
    for (const Cohort &cohort : cohorts) {
        QStringList row;
        for (const QString &column : m_wish.columns)
            row.append(cohortCell(cohort, column, names));
        made.rows.push_back(row);
    }
    return made;
}

} // namespace

Result<CommandMaker> planList(const GivenWords &given)
{
    if (given.has("json") && (given.has("csv") || given.has("columns")))
        return usage(Command::tr("--json shows whole cohorts: it goes without --csv and --columns."));
    const auto columns = columnsFrom(given);
    if (!columns)
        return columns.error();
    const auto type = typeFrom(given);
    if (!type)
        return type.error();
    ListWish wish{given.has("json") ? Layout::Json : given.has("csv") ? Layout::Csv : Layout::Aligned, *columns, {}};
    wish.query.search = given.value("search");
    wish.query.isStatic = *type;
    wish.query.basic =
        wish.layout != Layout::Json && !columns->contains(u"criteria"_s) && !columns->contains(u"error"_s);
    return CommandMaker([wish](CohortApi &api) { return std::make_unique<ListCommand>(api, wish); });
}

} // namespace desk
