// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/membership/matchedlist.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace desk {

//! What a list shall do to a cohort.
enum class MemberMode { Add, Remove, MakeEqual };

//! What becomes of a row.
enum class Verdict : quint8 {
    Add,
    AlreadyIn,
    Remove,
    NotIn,     //!< to be removed and no member
    Duplicate, //!< an earlier row has the same value or the same person
    NotFound,
    NotValid,
    Several //!< the value names several people
};
inline constexpr size_t VerdictCount = 8;

//! The changes alone: what a run needs.
struct MemberChanges
{
    std::vector<PersonKey> additions;
    std::vector<PersonKey> removals;
    bool isEmpty() const { return additions.empty() && removals.empty(); }
    bool operator==(const MemberChanges &) const = default;
};

//! Every row of a list with what becomes of it, then the members that "make equal" removes. Read only. A value that
//! shares its list.
class MembershipPlan final
{
    Q_DECLARE_TR_FUNCTIONS(MembershipPlan)
public:
    MembershipPlan() = default;
    MembershipPlan(std::shared_ptr<const MatchedList> match, MemberMode mode);

    MemberMode mode() const { return m_mode; }
    size_t size() const { return m_verdicts.size(); }
    Verdict verdict(size_t row) const { return m_verdicts[row]; }
    //! The row of the file; 0 for members that are in no row.
    qint64 number(size_t row) const;
    QString value(size_t row) const;
    //! Nil: nobody, or several.
    PersonKey person(size_t row) const;
    //! Why it is not valid, of which row it is a duplicate, whom it may mean; else empty.
    QString reason(size_t row) const;
    qint64 count(Verdict verdict) const { return m_counts[static_cast<size_t>(verdict)]; }
    qint64 blanks() const { return m_match ? m_match->list->blanks() : 0; }
    qint64 membersBefore() const { return m_match ? static_cast<qint64>(m_match->members.size()) : 0; }
    //! Rows that name nobody, several people or are broken: what a person should look at.
    qint64 unmatched() const;
    const MemberChanges &changes() const { return m_changes; }

private:
    Verdict verdictOf(size_t row) const;
    size_t listed() const { return m_match->persons.size(); }

    std::shared_ptr<const MatchedList> m_match;
    MemberMode m_mode = MemberMode::Add;
    std::vector<Verdict> m_verdicts;
    std::array<qint64, VerdictCount> m_counts = {};
    MemberChanges m_changes;
};

//! "will be added", and so on.
QString verdictWords(Verdict verdict);
//! The words of reports, the same before and after a run: added, already_in, removed, not_in, duplicate, not_found,
//! not_valid, several_people.
QByteArray outcomeWord(Verdict verdict);

//! A CSV with the header `row,value,outcome,person_id,reason`. `failed`: people whom a run could not add or remove, in
//! order. `take` gets it in pieces; false stops.
void writeReport(const MembershipPlan &plan, const std::vector<PersonKey> &failed,
                 const std::function<bool(QByteArrayView)> &take);

} // namespace desk
