// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonequal.h"

#include <algorithm>

namespace desk {

namespace {

//! A number as digits without outer zeros, times ten to the exponent.
struct Decimal
{
    bool negative = false;
    QByteArray digits;
    qint64 exponent = 0;
    bool operator==(const Decimal &) const = default;
};

void stripZeros(Decimal &decimal)
{
    while (decimal.digits.endsWith('0')) {
        decimal.digits.chop(1);
        ++decimal.exponent;
    }
    const auto firstDigit =
        std::find_if(decimal.digits.cbegin(), decimal.digits.cend(), [](char c) { return c != '0'; });
    decimal.digits.remove(0, firstDigit - decimal.digits.cbegin());
    if (decimal.digits.isEmpty())
        decimal = {};
}

//! Nothing when the exponent is beyond all reason; such tokens are compared as written.
std::optional<Decimal> decimalOf(const QByteArray &token)
{
    QByteArray lower = token.toLower();
    Decimal decimal;
    if (const qsizetype e = lower.indexOf('e'); e >= 0) {
        bool ok = false;
        decimal.exponent = lower.sliced(e + 1).toInt(&ok);
        if (!ok)
            return std::nullopt;
        lower.truncate(e);
    }
    decimal.negative = lower.startsWith('-');
    decimal.digits = lower.sliced(decimal.negative ? 1 : 0);
    if (const qsizetype point = decimal.digits.indexOf('.'); point >= 0) {
        decimal.exponent -= decimal.digits.size() - point - 1;
        decimal.digits.remove(point, 1);
    }
    stripZeros(decimal);
    return decimal;
}

bool sameNumber(const QByteArray &a, const QByteArray &b)
{
    if (a == b)
        return true;
    const auto left = decimalOf(a);
    return left && left == decimalOf(b);
}

std::vector<const JsonMember *> sortedMembers(const JsonValue &object)
{
    std::vector<const JsonMember *> members;
    members.reserve(object.members().size());
    for (const JsonMember &member : object.members())
        members.push_back(&member);
    std::stable_sort(members.begin(), members.end(),
                     [](const JsonMember *a, const JsonMember *b) { return a->name < b->name; });
    return members;
}

struct Pair
{
    const JsonValue *a;
    const JsonValue *b;
};

bool queueMembers(const JsonValue &a, const JsonValue &b, std::vector<Pair> &pending)
{
    const auto left = sortedMembers(a);
    const auto right = sortedMembers(b);
    for (size_t i = 0; i < left.size(); ++i) {
        if (left[i]->name != right[i]->name)
            return false;
        pending.push_back({&left[i]->value, &right[i]->value});
    }
    return true;
}

//! Compares what is not nested and queues what is.
bool compareShallow(const JsonValue &a, const JsonValue &b, std::vector<Pair> &pending)
{
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.isNumber())
        return sameNumber(a.numberToken(), b.numberToken());
    if (a.isObject())
        return queueMembers(a, b, pending);
    for (size_t i = 0; i < a.array().size(); ++i)
        pending.push_back({&a.array()[i], &b.array()[i]});
    return a.toBool() == b.toBool() && a.toString() == b.toString();
}

} // namespace

bool jsonEqual(const JsonValue &a, const JsonValue &b)
{
    std::vector<Pair> pending{{&a, &b}};
    while (!pending.empty()) {
        const auto [left, right] = pending.back();
        pending.pop_back();
        if (!compareShallow(*left, *right, pending))
            return false;
    }
    return true;
}

} // namespace desk
