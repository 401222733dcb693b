// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jsonvalue.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace desk {

namespace {

constexpr double LargestExactInteger = 9007199254740992.0; // 2^53: beyond it a double no longer names one integer

const JsonValue &absentValue()
{
    static const JsonValue absent;
    return absent;
}

//! The content to edit: made anew when there is none, copied when others share it.
template<class Container>
Container &detached(std::shared_ptr<Container> &shared)
{
    if (!shared)
        shared = std::make_shared<Container>();
    else if (shared.use_count() > 1)
        shared = std::make_shared<Container>(*shared);
    return *shared;
}

template<class Members>
auto lastNamed(Members &members, QStringView name)
{
    return std::find_if(members.rbegin(), members.rend(), [name](const JsonMember &m) { return m.name == name; });
}

template<class T>
std::optional<T> readToken(const QByteArray &token)
{
    T value{};
    const char *end = token.constData() + token.size();
    const auto [stop, error] = std::from_chars(token.constData(), end, value);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

struct Pair
{
    const JsonValue *a;
    const JsonValue *b;
};

//! Queues the children of two containers for comparison; false when their shapes differ already.
bool queueChildren(const JsonValue &a, const JsonValue &b, std::vector<Pair> &pending)
{
    const JsonArray &left = a.array();
    const JsonArray &right = b.array();
    const JsonMembers &leftMembers = a.members();
    const JsonMembers &rightMembers = b.members();
    if (left.size() != right.size() || leftMembers.size() != rightMembers.size())
        return false;
    for (size_t i = 0; i < left.size(); ++i)
        pending.push_back({&left[i], &right[i]});
    for (size_t i = 0; i < leftMembers.size(); ++i) {
        if (leftMembers[i].name != rightMembers[i].name)
            return false;
        pending.push_back({&leftMembers[i].value, &rightMembers[i].value});
    }
    return true;
}

bool sameScalar(const JsonValue &a, const JsonValue &b)
{
    return a.toBool() == b.toBool() && a.numberToken() == b.numberToken() && a.toString() == b.toString();
}

} // namespace

JsonValue::JsonValue(JsonArray value)
    : m_data(std::make_shared<JsonArray>(std::move(value)))
{}

JsonValue::JsonValue(JsonMembers value)
    : m_data(std::make_shared<JsonMembers>(std::move(value)))
{}

JsonValue JsonValue::fromDouble(double value)
{
    if (!std::isfinite(value))
        return nullptr; // JSON has no word for it
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? JsonValue(JsonNumber{QByteArray(text, end - text)}) : JsonValue(nullptr);
}

JsonValue JsonValue::emptyObject()
{
    return JsonMembers{};
}

JsonValue JsonValue::emptyArray()
{
    return JsonArray{};
}

JsonValue &JsonValue::operator=(const JsonValue &other)
{
    JsonValue copy(other); // `other` may live inside this value
    m_data.swap(copy.m_data);
    return *this;
}

JsonValue &JsonValue::operator=(JsonValue &&other) noexcept
{
    JsonValue taken(std::move(other));
    m_data.swap(taken.m_data);
    return *this;
}

JsonValue::~JsonValue()
{
    // A tree of depth 100,000 would end the stack: the last owner takes containers apart with a list of its own.
    std::vector<Data> pending;
    const auto take = [&pending](JsonValue &child) {
        if (child.holdsChildren())
            pending.push_back(std::move(child.m_data));
    };
    const auto takeApart = [&take](Data &data) {
        if (auto *array = std::get_if<std::shared_ptr<JsonArray>>(&data); array && array->use_count() == 1)
            std::for_each((*array)->begin(), (*array)->end(), take);
        else if (auto *object = std::get_if<std::shared_ptr<JsonMembers>>(&data); object && object->use_count() == 1)
            std::for_each((*object)->begin(), (*object)->end(), [&take](JsonMember &m) { take(m.value); });
    };
    takeApart(m_data);
    while (!pending.empty()) {
        Data data = std::move(pending.back());
        pending.pop_back();
        takeApart(data);
    }
}

bool JsonValue::holdsChildren() const
{
    return size() > 0;
}

bool JsonValue::toBool(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_data);
    return value ? *value : fallback;
}

QString JsonValue::toString(const QString &fallback) const
{
    const QString *value = std::get_if<QString>(&m_data);
    return value ? *value : fallback;
}

QByteArray JsonValue::numberToken() const
{
    const JsonNumber *value = std::get_if<JsonNumber>(&m_data);
    return value ? value->token : QByteArray();
}

std::optional<qint64> JsonValue::toInteger() const
{
    const QByteArray token = numberToken();
    if (const auto integer = readToken<qint64>(token))
        return integer;
    const auto number = readToken<double>(token); // 30.0 and 3e1 are whole numbers too
    if (!number || std::trunc(*number) != *number || std::abs(*number) > LargestExactInteger)
        return std::nullopt;
    return static_cast<qint64>(*number);
}

std::optional<double> JsonValue::toDouble() const
{
    return readToken<double>(numberToken());
}

const JsonArray &JsonValue::array() const
{
    static const JsonArray none;
    const auto *array = std::get_if<std::shared_ptr<JsonArray>>(&m_data);
    return array && *array ? **array : none;
}

const JsonMembers &JsonValue::members() const
{
    static const JsonMembers none;
    const auto *members = std::get_if<std::shared_ptr<JsonMembers>>(&m_data);
    return members && *members ? **members : none;
}

JsonArray &JsonValue::editArray()
{
    if (!isArray())
        *this = emptyArray();
    return detached(std::get<std::shared_ptr<JsonArray>>(m_data));
}

JsonMembers &JsonValue::editMembers()
{
    if (!isObject())
        *this = emptyObject();
    return detached(std::get<std::shared_ptr<JsonMembers>>(m_data));
}

const JsonValue &JsonValue::operator[](QStringView name) const
{
    const auto found = lastNamed(members(), name);
    return found == members().rend() ? absentValue() : found->value;
}

bool JsonValue::contains(QStringView name) const
{
    return lastNamed(members(), name) != members().rend();
}

void JsonValue::set(const QString &name, JsonValue value)
{
    JsonMembers &all = editMembers();
    const auto found = lastNamed(all, name);
    if (found == all.rend())
        all.push_back({name, std::move(value)});
    else
        found->value = std::move(value);
}

bool JsonValue::remove(QStringView name)
{
    if (!contains(name))
        return false;
    std::erase_if(editMembers(), [name](const JsonMember &m) { return m.name == name; });
    return true;
}

qsizetype JsonValue::size() const
{
    return static_cast<qsizetype>(array().size() + members().size());
}

bool JsonValue::sameAs(const JsonValue &a, const JsonValue &b)
{
    std::vector<Pair> pending{{&a, &b}};
    while (!pending.empty()) {
        const auto [left, right] = pending.back();
        pending.pop_back();
        if (left->type() != right->type() || !sameScalar(*left, *right))
            return false;
        const bool shared = &left->array() == &right->array() && &left->members() == &right->members();
        if (!shared && !queueChildren(*left, *right, pending))
            return false;
    }
    return true;
}

} // namespace desk
