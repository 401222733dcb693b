// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/jsonhash.h"

#include <QHashFunctions>

namespace desk {

namespace {

constexpr int MostLookedAt = 1000;

size_t hashOfScalar(const JsonValue &value, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(value.type()), value.toBool(), value.numberToken(), value.toString(),
                      value.size());
}

} // namespace

size_t hashOf(const JsonValue &value)
{
    std::vector<const JsonValue *> pending{&value};
    size_t hash = 0;
    for (int looked = 0; !pending.empty() && looked < MostLookedAt; ++looked) {
        const JsonValue *next = pending.back();
        pending.pop_back();
        hash = hashOfScalar(*next, hash);
        for (const JsonValue &element : next->array())
            pending.push_back(&element);
        for (const JsonMember &member : next->members()) {
            hash = qHash(member.name, hash);
            pending.push_back(&member.value);
        }
    }
    return hash;
}

} // namespace desk
