// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/membershipplan.h"

#include "models/codec/csvwriter.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

MembershipPlan::MembershipPlan(std::shared_ptr<const MatchedList> match, MemberMode mode)
    : m_match(std::move(match))
    , m_mode(mode)
{
    const size_t extra = mode == MemberMode::MakeEqual ? m_match->unlisted.size() : 0;
    m_verdicts.reserve(listed() + extra);
    for (size_t row = 0; row < listed(); ++row)
        m_verdicts.push_back(verdictOf(row));
    m_verdicts.resize(listed() + extra, Verdict::Remove);
    for (size_t row = 0; row < size(); ++row) {
        ++m_counts[static_cast<size_t>(m_verdicts[row])];
        if (m_verdicts[row] == Verdict::Add)
            m_changes.additions.push_back(person(row));
        else if (m_verdicts[row] == Verdict::Remove)
            m_changes.removals.push_back(person(row));
    }
}

Verdict MembershipPlan::verdictOf(size_t row) const
{
    const MatchedList &match = *m_match;
    if (match.list->flaw(row) != ValueFlaw::None)
        return Verdict::NotValid;
    if (match.list->firstOf(row) != PeopleList::None || match.sameAs[row])
        return Verdict::Duplicate;
    if (match.persons[row].isNil())
        return match.several.count(static_cast<quint32>(row)) ? Verdict::Several : Verdict::NotFound;
    if (m_mode == MemberMode::Remove)
        return match.isMember[row] ? Verdict::Remove : Verdict::NotIn;
    return match.isMember[row] ? Verdict::AlreadyIn : Verdict::Add;
}

qint64 MembershipPlan::number(size_t row) const
{
    return row < listed() ? m_match->list->number(row) : 0;
}

QString MembershipPlan::value(size_t row) const
{
    if (row >= listed())
        return {};
    const std::string_view text = m_match->list->value(row);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

PersonKey MembershipPlan::person(size_t row) const
{
    if (row >= listed())
        return m_match->unlisted[row - listed()];
    const size_t first = m_match->list->firstOf(row);
    return m_match->persons[first == PeopleList::None ? row : first];
}

QString MembershipPlan::reason(size_t row) const
{
    if (row >= listed())
        return tr("not in the list");
    switch (verdict(row)) {
    case Verdict::NotValid:
        return flawWords(m_match->list->flaw(row));
    case Verdict::Duplicate: {
        const size_t first = m_match->list->firstOf(row);
        const bool isSameValue = first != PeopleList::None;
        const qint64 number = m_match->list->number(isSameValue ? first : m_match->sameAs[row] - 1);
        return isSameValue ? tr("the same as row %1").arg(number) : tr("the same person as row %1").arg(number);
    }
    case Verdict::Several: {
        QStringList ids;
        for (const PersonKey &person : m_match->several.at(static_cast<quint32>(row)))
            ids << QString::fromStdString(person.text());
        return tr("%1 people: %2").arg(ids.size()).arg(ids.join(u", "_s));
    }
    default:
        return {};
    }
}

qint64 MembershipPlan::unmatched() const
{
    return count(Verdict::NotFound) + count(Verdict::NotValid) + count(Verdict::Several);
}

QString verdictWords(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Add:
        return MembershipPlan::tr("will be added");
    case Verdict::AlreadyIn:
        return MembershipPlan::tr("already in");
    case Verdict::Remove:
        return MembershipPlan::tr("will be removed");
    case Verdict::NotIn:
        return MembershipPlan::tr("is not in it");
    case Verdict::Duplicate:
        return MembershipPlan::tr("duplicate");
    case Verdict::NotFound:
        return MembershipPlan::tr("not found");
    case Verdict::NotValid:
        return MembershipPlan::tr("not valid");
    case Verdict::Several:
        break;
    }
    return MembershipPlan::tr("several people");
}

QByteArray outcomeWord(Verdict verdict)
{
    static constexpr std::array<const char *, VerdictCount> Word{
        "added", "already_in", "removed", "not_in", "duplicate", "not_found", "not_valid", "several_people"};
    return Word[static_cast<size_t>(verdict)];
}

namespace {

void writeRow(const MembershipPlan &plan, size_t row, bool hasFailed, CsvWriter &csv)
{
    const qint64 number = plan.number(row);
    const PersonKey person = plan.person(row);
    if (number > 0)
        csv.plain(std::to_string(number));
    else
        csv.empty();
    csv.text(plan.value(row).toUtf8().toStdString());
    csv.plain(hasFailed ? "failed" : outcomeWord(plan.verdict(row)).toStdString());
    if (person.isNil())
        csv.empty();
    else
        csv.plain(person.text());
    csv.text((hasFailed ? MembershipPlan::tr("the server did not take this change") : plan.reason(row)).toStdString());
    csv.endRow();
}

} // namespace

void writeReport(const MembershipPlan &plan, const std::vector<PersonKey> &failed,
                 const std::function<bool(QByteArrayView)> &take)
{
    constexpr size_t WriteAtOnce = 256 * 1024;
    TextBuffer text;
    CsvWriter csv({}, text);
    text.append("row,value,outcome,person_id,reason\n");
    const auto flush = [&] {
        const bool goesOn = take(QByteArrayView(text.view().data(), static_cast<qsizetype>(text.size())));
        text.clear();
        return goesOn;
    };
    for (size_t row = 0; row < plan.size(); ++row) {
        const bool isChange = plan.verdict(row) == Verdict::Add || plan.verdict(row) == Verdict::Remove;
        const bool hasFailed = isChange && std::binary_search(failed.begin(), failed.end(), plan.person(row));
        writeRow(plan, row, hasFailed, csv);
        if (text.size() >= WriteAtOnce && !flush())
            return;
    }
    flush();
}

} // namespace desk
