// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/treemerge.h"
#include "models/domain/cohort.h"
#include "models/domain/filternode.h"

#include <optional>

namespace desk {

//! What a person can edit of a cohort, in one of its states.
struct DraftVersion
{
    QString name, description;
    FilterTree criteria;
    bool operator==(const DraftVersion &) const = default;
};
DraftVersion versionOf(const Cohort &cohort);
//! Whether they mean the same to a server: name, description, criteria (grammar 7).
bool isSameVersion(const DraftVersion &a, const DraftVersion &b);

//! Two edits of one cohort brought together: the parts that differ, which of them merge by themselves, and the result
//! once somebody has chosen where both sides changed the same part. A value.
class DraftMerge final
{
public:
    enum class Side { Mine, Theirs };
    struct Part
    {
        enum class Kind {
            Name,
            Description,
            Member,   //!< a member of a criterion or of the criteria as a whole
            Criterion //!< changed by one side, removed by the other; also criteria that cannot be merged at all
        };
        Kind kind = Kind::Name;
        bool isConflict = false;    //!< both changed it, differently: somebody must choose
        std::optional<Side> choice; //!< whose is in the result; nothing: not chosen yet
        FilterNode mine, theirs;    //!< of Member and Criterion; Unknown and absent: removed
    };

    DraftMerge(const DraftVersion &base, const DraftVersion &mine, const DraftVersion &theirs);

    const DraftVersion &base() const { return m_base; }
    const DraftVersion &mine() const { return m_mine; }
    const DraftVersion &theirs() const { return m_theirs; }
    //! Texts that differ and conflicts of the criteria. Criteria that merge by themselves are no part.
    const std::vector<Part> &parts() const { return m_parts; }
    void choose(size_t part, Side side);
    //! Nothing is left to choose.
    bool isSettled() const;
    //! What is not chosen is mine.
    DraftVersion result() const;

private:
    void addText(Part::Kind kind, const QString &base, const QString &mine, const QString &theirs);
    void mergeCriteria();
    void addWhole();
    void addTreeParts();
    QString textOf(Part::Kind kind, const QString &mine, const QString &theirs) const;
    std::optional<Side> choiceFor(Part::Kind kind) const;
    void apply(FilterTree &tree, const MergeConflict &conflict, Side side) const;

    DraftVersion m_base, m_mine, m_theirs;
    std::vector<Part> m_parts;
    FilterTree m_merged;
    std::vector<MergeConflict> m_conflicts; //!< of the tree; their parts come last and in the same order
    std::vector<bool> m_isAround;           //!< the conflict is beside the tree, not in it
    bool m_isWhole = false;                 //!< the criteria can only be taken as a whole
};

} // namespace desk
