// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/dependencytree.h"

#include "models/tables/celltext.h"
#include "models/tables/cohortcells.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(UsedIn)
};

using Node = DependencyNode;
using Kind = DependencyNode::Kind;
using Next = std::function<QList<CohortId>(CohortId)>;

//! Nobody follows a chain farther; opening a cohort shows what comes behind it.
constexpr int kDeepest = 60;

QString countText(const QString &heading, qint64 count)
{
    return count == 0 ? Words::tr("%1: none").arg(heading) : Words::tr("%1: %2").arg(heading, localNumber(count));
}

//! Cohorts of one direction, each opened once.
class CohortWalk final
{
public:
    CohortWalk(CohortId root, Next next, const CohortSurroundings &around)
        : m_next(std::move(next))
        , m_around(around)
        , m_opened{root}
        , m_path{root}
    {}
    std::vector<Node> nodes(const QList<CohortId> &cohorts)
    {
        std::vector<Node> nodes;
        for (const CohortId id : sorted(cohorts))
            nodes.push_back(node(id));
        return nodes;
    }

private:
    QString nameOf(CohortId id) const
    {
        const CatalogueRowPtr row = m_around.row(id);
        return row && !row->cohort.name.isEmpty() ? oneLine(row->cohort.name) : Words::tr("cohort %1").arg(id.value);
    }
    QList<CohortId> sorted(QList<CohortId> cohorts) const
    {
        std::sort(cohorts.begin(), cohorts.end(), [this](CohortId a, CohortId b) {
            const int order = nameOf(a).localeAwareCompare(nameOf(b));
            return order != 0 ? order < 0 : a < b;
        });
        return cohorts;
    }
    QString detailsOf(CohortId id) const
    {
        const CatalogueRowPtr row = m_around.row(id);
        if (!row)
            return Words::tr("not in the list: deleted, or not readable");
        const QString people = row->cohort.count ? Words::tr("%Ln people", nullptr, pluralNumber(*row->cohort.count))
                                                 : Words::tr("no count");
        return Words::tr("%1, %2").arg(people, stateWord(row->state));
    }
    Node node(CohortId id)
    {
        Node node{Kind::Cohort, nameOf(id), detailsOf(id), QStringLiteral("/cohorts/") + id.toString(), id};
        if (m_path.contains(id)) {
            node.details = Words::tr("a loop: this leads back to where it began");
            return node;
        }
        const QList<CohortId> next = m_next(id);
        if (next.isEmpty())
            return node;
        if (m_opened.contains(id) || m_path.size() > kDeepest) {
            node.details += m_opened.contains(id) ? Words::tr("; opened above") : Words::tr("; open it to see more");
            return node;
        }
        m_opened.insert(id);
        m_path.append(id);
        node.children = nodes(next);
        m_path.removeLast();
        return node;
    }

    Next m_next;
    const CohortSurroundings &m_around;
    QSet<CohortId> m_opened;
    QList<CohortId> m_path; //!< from the root to where the walk is
};

Node remark(const QString &text)
{
    return {Kind::Remark, text};
}

Node listOf(const QString &heading, const ReferenceList &list, const std::function<Node(const Reference &)> &nodeOf)
{
    const qint64 total = std::max<qint64>(list.total, static_cast<qint64>(list.results.size()));
    Node node{Kind::Heading, countText(heading, total)};
    for (const Reference &reference : list.results)
        node.children.push_back(nodeOf(reference));
    if (total > static_cast<qint64>(list.results.size()))
        node.children.push_back(remark(
            Words::tr("The server names only %1 of them.").arg(localNumber(static_cast<qint64>(list.results.size())))));
    return node;
}

Node flagNode(const Reference &flag)
{
    const QString name = flag.name.isEmpty() ? flag.key : flag.name;
    return {Kind::Flag, oneLine(name), oneLine(flag.key), QStringLiteral("/feature_flags/%1").arg(flag.id)};
}

Node insightNode(const Reference &insight)
{
    const QString path = insight.key.isEmpty() ? QString() : QStringLiteral("/insights/") + insight.key;
    return {Kind::Insight, oneLine(insight.name), oneLine(insight.key), path};
}

Node unknownList(const QString &heading, const ToldUses &told)
{
    if (told.isAsking)
        return {Kind::Heading, Words::tr("%1: asking the server...").arg(heading)};
    Node node{Kind::Heading, Words::tr("%1: not known").arg(heading)};
    node.children.push_back(
        remark(told.hasFailed ? Words::tr("The server could not be asked.")
                              : Words::tr("This server does not tell. Look in PostHog before you delete the cohort.")));
    return node;
}

//! Those that the server names and those whose criteria were read here: either may know more.
QList<CohortId> directUsers(CohortId cohort, const ToldUses &told, const CohortSurroundings &around)
{
    QList<CohortId> users = around.usersOf(cohort);
    for (const Reference &reference : told.uses ? told.uses->cohorts.results : std::vector<Reference>())
        if (reference.id > 0 && !users.contains(CohortId{reference.id}))
            users.append(CohortId{reference.id});
    return users;
}

QList<CohortId> usedBy(CohortId cohort, const CohortSurroundings &around)
{
    const CatalogueRowPtr row = around.row(cohort);
    return row ? row->criteria.cohorts : QList<CohortId>();
}

Node cohortsOf(const QString &heading, const QList<CohortId> &cohorts, CohortWalk walk)
{
    Node node{Kind::Heading, countText(heading, cohorts.size())};
    node.children = walk.nodes(cohorts);
    return node;
}

} // namespace

std::vector<DependencyNode> dependencyTree(CohortId cohort, const ToldUses &told, const CohortSurroundings &around)
{
    std::vector<Node> tree;
    const QString flags = Words::tr("Feature flags"), insights = Words::tr("Insights");
    tree.push_back(told.uses ? listOf(flags, told.uses->flags, flagNode) : unknownList(flags, told));
    tree.push_back(told.uses ? listOf(insights, told.uses->insights, insightNode) : unknownList(insights, told));
    tree.push_back(cohortsOf(Words::tr("Cohorts that use this one"), directUsers(cohort, told, around),
                             CohortWalk(cohort, around.usersOf, around)));
    const auto below = [&around](CohortId id) { return usedBy(id, around); };
    tree.push_back(
        cohortsOf(Words::tr("Cohorts that this one uses"), usedBy(cohort, around), CohortWalk(cohort, below, around)));
    return tree;
}

QString usesText(CohortId cohort, const ToldUses &told, const CohortSurroundings &around)
{
    const auto cohorts = static_cast<int>(directUsers(cohort, told, around).size());
    const QString cohortWords = Words::tr("%Ln cohorts", nullptr, cohorts);
    if (told.isAsking)
        return Words::tr("Asking the server...");
    if (!told.uses)
        return cohorts > 0 ? Words::tr("Used by %1.").arg(cohortWords) : Words::tr("No cohort uses this one.");
    const qint64 flags = told.uses->flags.total, insights = told.uses->insights.total;
    if (flags == 0 && insights == 0 && cohorts == 0)
        return Words::tr("Nothing uses this cohort.");
    return Words::tr("Used by %1, %2 and %3.")
        .arg(Words::tr("%Ln feature flags", nullptr, static_cast<int>(flags)),
             Words::tr("%Ln insights", nullptr, static_cast<int>(insights)), cohortWords);
}

} // namespace desk
