// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personrows.h"

#include "models/codec/jsonunescape.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace desk {

namespace {

namespace od = simdjson::ondemand;
using simdjson::error_code;

constexpr error_code NoPage = simdjson::INCORRECT_TYPE;

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr bool isOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && isBlank(token.back()))
        token.remove_suffix(1);
    return token;
}

//! simdjson does not look at scalars that nobody reads as a type; we hand them on as they are, so we look.
bool isScalar(std::string_view token)
{
    if (token.empty())
        return false;
    if (token.front() == '"')
        return token.size() >= 2 && token.back() == '"';
    if (token.front() == '-' || (token.front() >= '0' && token.front() <= '9'))
        return std::all_of(token.begin(), token.end(), isOfNumber);
    return token == "true" || token == "false" || token == "null";
}

//! The key's text with its closing quote, from its first byte.
std::string_view quotedEnd(const char *key, const char *end)
{
    const char *at = key;
    while (at < end && *at != '"')
        at += *at == '\\' ? 2 : 1;
    return {key, static_cast<size_t>(std::min(at + 1, end) - key)};
}

template<class Container>
error_code rawOf(od::value &value, std::string_view &token)
{
    Container container;
    if (const auto error = value.get(container))
        return error;
    return container.raw_json().get(token);
}

Error broken(const QByteArray &body, const char *why)
{
    Error error{ErrorKind::BrokenAnswer,
                QCoreApplication::translate(
                    "desk::PersonRows", "The server sent a page of people that cannot be read. Try again; if it stays "
                                        "so, something between you and the server changes its answers.")};
    error.detail = QString::fromLatin1(why);
    error.raw = body.first(std::min<qsizetype>(body.size(), 4096));
    return error;
}

} // namespace

//! The walk over one page. It holds the parser, whose memory serves every page. Values go by reference: copying one
//! takes the processor longer than reading it.
class PersonRows::Parsing final
{
public:
    explicit Parsing(PersonRows &rows)
        : m_rows(rows)
    {}

    error_code page(const QByteArray &body);

private:
    error_code results(od::value value);
    error_code row(od::value &value);
    error_code member(size_t slot, od::value &value);
    error_code items(od::value &value);
    error_code properties(od::value &value);
    error_code raw(od::value &value, std::string_view &token);
    error_code rawGroup(od::value &value, std::string_view &token);
    template<class Use>
    error_code members(od::value &value, Names &names, Use use);
    size_t slotOf(Names &names, size_t nth, const char *key);
    size_t otherSlot(Names &names, size_t nth, std::string_view quoted);
    size_t lookUp(const Names &names, std::string_view quoted);
    void set(size_t slot, std::string_view token) { m_rows.m_tokens[m_base + slot] = token; }

    PersonRows &m_rows;
    od::parser m_parser;
    TextBuffer m_key;
    const char *m_end = nullptr;
    size_t m_base = 0;
};

error_code PersonRows::Parsing::page(const QByteArray &body)
{
    m_end = body.constData() + body.size();
    const auto size = static_cast<size_t>(body.size());
    od::document document;
    if (const auto error = m_parser.iterate(body.constData(), size, size + simdjson::SIMDJSON_PADDING).get(document))
        return error;
    od::object root;
    if (const auto error = document.get_object().get(root))
        return error;
    bool hasResults = false;
    for (auto each : root) {
        od::field field;
        if (const auto error = std::move(each).get(field))
            return error;
        const std::string_view key = quotedEnd(field.key().raw(), m_end);
        error_code error = simdjson::SUCCESS;
        if (key == "results\"") {
            hasResults = true;
            error = results(field.value());
        } else if (key == "next\"") {
            error = raw(field.value(), m_rows.m_next);
        }
        if (error)
            return error;
    }
    return hasResults ? simdjson::SUCCESS : NoPage;
}

//! The text of a value of any type, and past it.
inline error_code PersonRows::Parsing::raw(od::value &value, std::string_view &token)
{
    token = trimmed(value.raw_json_token());
    if (!token.empty() && (token.front() == '[' || token.front() == '{'))
        return rawGroup(value, token);
    return isScalar(token) ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

error_code PersonRows::Parsing::rawGroup(od::value &value, std::string_view &token)
{
    const error_code error = token.front() == '[' ? rawOf<od::array>(value, token) : rawOf<od::object>(value, token);
    token = trimmed(token);
    return error;
}

error_code PersonRows::Parsing::results(od::value value)
{
    m_rows.forget();
    od::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto each : array) {
        if (each.error())
            return each.error();
        od::value &&element = std::move(each).value_unsafe();
        if (const auto error = row(element))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code PersonRows::Parsing::row(od::value &value)
{
    od::json_type type;
    if (const auto error = value.type().get(type))
        return error;
    if (type != od::json_type::object) {
        ++m_rows.m_unreadable;
        std::string_view token;
        return raw(value, token);
    }
    m_rows.startRow();
    m_base = (m_rows.size() - 1) * m_rows.m_slotCount;
    return members(value, m_rows.m_person, [this](size_t slot, od::value &inner) { return member(slot, inner); });
}

inline size_t PersonRows::Parsing::slotOf(Names &names, size_t nth, const char *key)
{
    if (nth < names.guesses.size()) {
        const Guess &guess = names.guesses[nth];
        if (guess.key.standsAt(key, m_end))
            return guess.slot;
    }
    return otherSlot(names, nth, quotedEnd(key, m_end));
}

//! The slot of a member that is not the one expected here, which it is from now on.
size_t PersonRows::Parsing::otherSlot(Names &names, size_t nth, std::string_view quoted)
{
    const size_t slot = lookUp(names, quoted);
    constexpr size_t MostGuesses = 256; // an object of a million members must not make us remember them
    if (nth >= names.guesses.size() && nth < MostGuesses)
        names.guesses.resize(nth + 1);
    if (nth < names.guesses.size())
        names.guesses[nth] = {GuessedKey(quoted), slot};
    return slot;
}

//! Calls `use` for every member of an object that has a slot.
template<class Use>
error_code PersonRows::Parsing::members(od::value &value, Names &names, Use use)
{
    od::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    size_t nth = 0;
    for (auto each : object) {
        if (each.error())
            return each.error();
        od::field &&field = std::move(each).value_unsafe();
        const size_t slot = slotOf(names, nth++, field.key().raw());
        if (slot == NoSlot)
            continue;
        if (const auto error = use(slot, field.value()))
            return error;
    }
    return simdjson::SUCCESS;
}

error_code PersonRows::Parsing::member(size_t slot, od::value &value)
{
    if (slot == PropertiesSlot)
        return properties(value);
    if (slot == DistinctIdsSlot)
        return items(value);
    std::string_view token;
    const auto error = raw(value, token);
    set(slot, token);
    return error;
}

error_code PersonRows::Parsing::properties(od::value &value)
{
    for (size_t slot = FirstPropertySlot; slot < m_rows.m_slotCount; ++slot)
        set(slot, {});
    od::json_type type;
    if (const auto error = value.type().get(type))
        return error;
    std::string_view token;
    if (type != od::json_type::object || m_rows.m_slotCount == FirstPropertySlot)
        return raw(value, token);
    return members(value, m_rows.m_property, [this](size_t slot, od::value &inner) {
        std::string_view text;
        const auto error = raw(inner, text);
        set(slot, text);
        return error;
    });
}

error_code PersonRows::Parsing::items(od::value &value)
{
    Row &row = m_rows.m_ids.back();
    row = {static_cast<uint32_t>(m_rows.m_items.size()), 0, false};
    od::json_type type;
    if (const auto error = value.type().get(type))
        return error;
    std::string_view token;
    if (type != od::json_type::array) {
        const auto error = raw(value, token);
        set(DistinctIdsSlot, token);
        return error;
    }
    set(DistinctIdsSlot, {});
    row.itemsAreList = true;
    od::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto each : array) {
        if (each.error())
            return each.error();
        od::value &&element = std::move(each).value_unsafe();
        if (const auto error = raw(element, token))
            return error;
        m_rows.m_items.push_back(token);
        ++row.itemCount;
    }
    return simdjson::SUCCESS;
}

size_t PersonRows::Parsing::lookUp(const Names &names, std::string_view quoted)
{
    std::string_view key = quoted.substr(0, quoted.size() - 1);
    if (key.find('\\') != std::string_view::npos) {
        m_key.clear();
        appendUnescaped(m_key, key);
        key = m_key.view();
    }
    const auto found = std::find_if(names.wanted.begin(), names.wanted.end(),
                                    [key](const auto &wanted) { return wanted.first == key; });
    return found == names.wanted.end() ? NoSlot : found->second;
}

PersonRows::PersonRows(const std::vector<PersonColumn> &columns)
    : m_parsing(std::make_unique<Parsing>(*this))
{
    m_person.wanted = {{"id", IdSlot}, {"uuid", UuidSlot}, {"created_at", CreatedAtSlot}};
    for (const PersonColumn &column : columns)
        m_slotOfColumn.push_back(slotFor(column));
}

PersonRows::~PersonRows() = default;

size_t PersonRows::slotFor(const PersonColumn &column)
{
    using Field = PersonColumn::Field;
    const auto want = [](Names &names, const std::string &name, size_t slot) {
        const auto same = std::find_if(names.wanted.begin(), names.wanted.end(),
                                       [&name](const auto &wanted) { return wanted.first == name; });
        return same == names.wanted.end() ? names.wanted.emplace_back(name, slot).second : same->second;
    };
    switch (column.field) {
    case Field::Id:
        return IdSlot;
    case Field::CreatedAt:
        return CreatedAtSlot;
    case Field::Name:
        return want(m_person, "name", NameSlot);
    case Field::LastSeenAt:
        return want(m_person, "last_seen_at", LastSeenAtSlot);
    case Field::IsIdentified:
        return want(m_person, "is_identified", IsIdentifiedSlot);
    case Field::DistinctId:
    case Field::DistinctIds:
        return want(m_person, "distinct_ids", DistinctIdsSlot);
    case Field::Email:
    case Field::Property:
        break;
    }
    want(m_person, "properties", PropertiesSlot);
    const std::string key = column.field == Field::Email ? "email" : column.property.toStdString();
    const size_t slot = want(m_property, key, m_slotCount);
    m_slotCount = std::max(m_slotCount, slot + 1);
    return slot;
}

Result<Done> PersonRows::read(QByteArray body)
{
    forget();
    m_next = {};
    m_body = std::move(body);
    if (m_body.startsWith("\xef\xbb\xbf"))
        m_body.remove(0, 3); // a byte order mark, which other readers pass over too
    // The parser reads in blocks beyond the end; an own tail of zeros costs one copy when the body came without room.
    if (m_body.capacity() < m_body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING))
        m_body.reserve(m_body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    const error_code error = m_parsing->page(m_body);
    if (!error)
        return Done{};
    forget();
    return broken(m_body, simdjson::error_message(error));
}

std::string_view PersonRows::identity(size_t row) const
{
    const std::string_view uuid = token(row, UuidSlot);
    return uuid.size() > 2 && uuid.front() == '"' ? uuid : token(row, IdSlot);
}

void PersonRows::forget()
{
    m_tokens.clear();
    m_items.clear();
    m_ids.clear();
    m_unreadable = 0;
}

void PersonRows::startRow()
{
    m_tokens.resize(m_tokens.size() + m_slotCount);
    m_ids.emplace_back();
}

} // namespace desk
