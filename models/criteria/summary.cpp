// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/sentence.h"

#include "models/criteria/words.h"
#include "models/domain/flag.h"

#include <utility>

namespace desk {

namespace {

//! Writes a tree as text until it is long enough, then only counts.
class SummaryWriter final
{
public:
    SummaryWriter(const CriteriaNames &names, qsizetype longest)
        : m_names(names)
        , m_longest(longest)
    {}
    QString write(const FilterNode &root);

private:
    void add(const FilterNode &node, bool nested);
    void addGroup(const FilterNode &group, bool nested);
    void say(const QString &words);
    bool isFull() const { return m_text.size() >= m_longest; }

    const CriteriaNames &m_names;
    qsizetype m_longest;
    QString m_text;
    QString m_lead; //!< what goes before the next words, if there are any
    qint64 m_leftOut = 0;
};

void SummaryWriter::addGroup(const FilterNode &group, bool nested)
{
    const bool isAny = group.json[u"type"].toString().compare(u"OR", Qt::CaseInsensitive) == 0;
    const QString link = isAny ? CriteriaWords::tr(" or ") : CriteriaWords::tr(" and ");
    const bool needsBrackets = nested && group.children.size() > 1;
    const qsizetype before = m_text.size();
    if (needsBrackets)
        m_lead += QChar(u'(');
    for (const FilterNode &child : group.children) {
        if (m_text.size() > before)
            m_lead = link;
        add(child, group.children.size() > 1);
    }
    if (needsBrackets && m_text.size() > before)
        m_text += QChar(u')');
}

void SummaryWriter::say(const QString &words)
{
    m_text += std::exchange(m_lead, QString()) + words;
}

void SummaryWriter::add(const FilterNode &node, bool nested)
{
    if (node.isGroup() && !node.children.empty())
        addGroup(node, nested);
    else if (isFull())
        ++m_leftOut;
    else if (node.isGroup())
        say(CriteriaWords::tr("(an empty group)"));
    else
        say(sentenceText(clause(node, m_names)));
}

QString SummaryWriter::write(const FilterNode &root)
{
    add(root, false);
    if (m_leftOut > 0)
        m_text += counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", " … and %n more criteria"), m_leftOut);
    return m_text;
}

QString withoutTree(const JsonValue &filters)
{
    const JsonValue &properties = filters[u"properties"];
    const bool isNothing = filters.isAbsent() || filters.isNull() || (filters.isObject() && filters.size() == 0) ||
                           (properties.isObject() && properties.size() == 0);
    return isNothing ? CriteriaWords::tr("No criteria.")
                     : CriteriaWords::tr("Criteria in a form that this program shows only as JSON.");
}

bool hasCriteria(const FilterTree &tree)
{
    return tree.hasRoot && !tree.root.children.empty();
}

} // namespace

QString summaryText(const FilterTree &tree, const CriteriaNames &names, qsizetype longest)
{
    if (!tree.hasRoot)
        return withoutTree(tree.around);
    if (!hasCriteria(tree))
        return CriteriaWords::tr("No criteria.");
    QString text = CriteriaWords::tr("People who %1.").arg(SummaryWriter(names, longest).write(tree.root));
    if (flagIn(tree.around[u"filterTestAccounts"]).value_or(false))
        text += CriteriaWords::tr(" Test accounts are left out.");
    return text;
}

QString oneLineSummary(const FilterTree &tree, const CriteriaNames &names, qsizetype longest)
{
    if (!hasCriteria(tree))
        return {};
    return oneLineText(SummaryWriter(names, longest).write(tree.root), longest);
}

} // namespace desk
