// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <vector>

namespace desk {

class Findings;

//! What the server's model of an object allows for one member (contract 12).
struct MemberRule
{
    enum class Type { Text, Integer, TextOrInteger, Flag, List, Any };
    QStringView name;
    Type type = Type::Any;
    bool required = false;
};
using ObjectShape = std::vector<MemberRule>;

//! Reports members that are missing, of a wrong type, or not known: each makes the newest server refuse the save.
//! `strangersFix` says what one click does about the last; empty: nothing.
void checkShape(const JsonValue &object, const ObjectShape &shape, const QString &strangersFix, Findings &findings);
//! The same for a node of the tree, whose strangers can be removed.
void checkShape(const JsonValue &object, const ObjectShape &shape, Findings &findings);

const ObjectShape &personShape();
const ObjectShape &cohortShape();
const ObjectShape &behaviourShape();
const ObjectShape &eventFilterShape();
const ObjectShape &sqlFilterShape();
const ObjectShape &groupShape();

//! Whether a member is absent or null, which servers treat alike.
bool isNothing(const JsonValue &value);

} // namespace desk
