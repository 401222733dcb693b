// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/criteria/worddifference.h"
#include "models/domain/activityentry.h"

#include <QStringList>

#include <vector>

namespace desk {

//! One line of a difference that people read: a criterion or a field, what became of it, and the words that changed.
//! Groups hold their criteria as parts. A value.
struct ChangeNode
{
    enum class Fate { Same, Added, Removed, Changed };
    Fate fate = Fate::Same;
    std::vector<WordRun> words;
    std::vector<ChangeNode> parts = {};
    bool operator==(const ChangeNode &) const = default;
};

//! Two sentences laid side by side; Same when they read the same.
ChangeNode changedWords(const QString &before, const QString &after);

//! Both trees in one: what stayed, what was added, removed and changed, each in its place. What only a server adds by
//! itself is no change. Empty when neither holds criteria.
std::vector<ChangeNode> criteriaChanges(const FilterTree &before, const FilterTree &after,
                                        const CriteriaNames &names = {});

//! The same from the JSON texts of two `filters` values: a whole value, or the group alone as calculations hold it
//! (contract 7.3). Texts that hold no criteria are shown as they are.
std::vector<ChangeNode> criteriaChanges(const QByteArray &before, const QByteArray &after,
                                        const CriteriaNames &names = {});

//! Everything that an entry of the activity log tells: one node a field, criteria with their parts. Empty when the
//! server tells nothing.
std::vector<ChangeNode> entryChanges(const ActivityEntry &entry, const CriteriaNames &names = {});

//! A node with all its parts in one line of plain text: "added: ANY of (a; b)", "within 30 → 14 days".
QString changeText(const ChangeNode &node);

//! A node by itself, without its parts.
QString lineText(const ChangeNode &node);

//! The lines of what differs, without what stayed.
QStringList changedLines(const std::vector<ChangeNode> &nodes);

//! Whether anything in there differs.
bool hasChanges(const std::vector<ChangeNode> &nodes);

//! A `filters` value as a tree, whole or the group alone.
FilterTree filtersOf(const QByteArray &json);

} // namespace desk
