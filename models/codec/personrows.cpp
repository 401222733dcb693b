// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personrows.h"

#include "models/codec/jsontokens.h"
#include "models/codec/jsonunescape.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace desk {

namespace {

//! The key's text with its closing quote, from its first byte.
std::string_view quotedEnd(const char *key, const char *end)
{
    const char *at = key;
    while (at < end && *at != '"')
        at += *at == '\\' ? 2 : 1;
    return {key, static_cast<size_t>(std::min(at + 1, end) - key)};
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

//! The walk over one page. It holds the tokens, whose memory serves every page. Each step stands at a value's first
//! token and goes past the value; false: this is not JSON, or no page.
class PersonRows::Parsing final
{
public:
    explicit Parsing(PersonRows &rows)
        : m_rows(rows)
    {}

    simdjson::error_code page(const QByteArray &body);

private:
    bool root();
    bool results();
    bool row();
    bool member(size_t slot);
    bool items();
    bool properties();
    template<class Use>
    bool members(Names &names, Use use);
    template<class Use>
    bool listed(char end, Use use);
    size_t slotOf(Names &names, size_t nth, const char *key);
    size_t otherSlot(Names &names, size_t nth, std::string_view quoted);
    size_t lookUp(const Names &names, std::string_view quoted);
    bool keep(size_t slot) { return m_tokens.value(m_cells[slot]); }

    PersonRows &m_rows;
    JsonTokens m_tokens;
    Names m_root{{{"results", ResultsSlot}, {"next", NextSlot}}, {}};
    TextBuffer m_key;
    const char *m_end = nullptr;
    std::string_view *m_cells = nullptr; //!< of the row that is read
    bool m_hasProperties = false;        //!< the row, so far
    bool m_hasResults = false;
};

simdjson::error_code PersonRows::Parsing::page(const QByteArray &body)
{
    m_end = body.constData() + body.size();
    m_hasResults = false;
    if (const auto error = m_tokens.find(body))
        return error;
    if (m_tokens.kind() != '{')
        return simdjson::INCORRECT_TYPE;
    if (!root() || !m_tokens.isAtEnd())
        return simdjson::TAPE_ERROR;
    return m_hasResults ? simdjson::SUCCESS : simdjson::NO_SUCH_FIELD;
}

bool PersonRows::Parsing::root()
{
    return members(m_root,
                   [this](size_t slot) { return slot == ResultsSlot ? results() : m_tokens.value(m_rows.m_next); });
}

bool PersonRows::Parsing::results()
{
    m_rows.forget();
    m_hasResults = true;
    return m_tokens.kind() == '[' && listed(']', [this] { return row(); });
}

bool PersonRows::Parsing::row()
{
    if (m_tokens.kind() != '{') {
        ++m_rows.m_unreadable;
        std::string_view token;
        return m_tokens.value(token);
    }
    m_cells = m_rows.startRow();
    m_hasProperties = false;
    return members(m_rows.m_person, [this](size_t slot) { return member(slot); });
}

//! Calls `use` for each thing between the bracket here and its end.
template<class Use>
bool PersonRows::Parsing::listed(char end, Use use)
{
    m_tokens.pass();
    if (m_tokens.kind() == end) {
        m_tokens.pass();
        return true;
    }
    while (use()) {
        const char after = m_tokens.kind();
        if (after != ',' && after != end)
            return false;
        m_tokens.pass();
        if (after == end)
            return true;
    }
    return false;
}

//! Calls `use` for every member of the object here that has a slot.
template<class Use>
bool PersonRows::Parsing::members(Names &names, Use use)
{
    size_t nth = 0;
    return listed('}', [&] {
        const char *const key = m_tokens.here() + 1;
        if (!m_tokens.passName())
            return false;
        const size_t slot = slotOf(names, nth++, key);
        return slot == NoSlot ? m_tokens.skip() : use(slot);
    });
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

bool PersonRows::Parsing::member(size_t slot)
{
    if (slot == PropertiesSlot)
        return properties();
    if (slot == DistinctIdsSlot)
        return items();
    return keep(slot);
}

//! A second object of properties stands for the first.
bool PersonRows::Parsing::properties()
{
    if (std::exchange(m_hasProperties, true))
        std::fill(m_cells + FirstPropertySlot, m_cells + m_rows.m_slotCount, std::string_view());
    if (m_tokens.kind() != '{' || m_rows.m_slotCount == FirstPropertySlot)
        return keep(PropertiesSlot);
    return members(m_rows.m_property, [this](size_t slot) { return keep(slot); });
}

bool PersonRows::Parsing::items()
{
    Row &row = m_rows.m_ids.back();
    row = {static_cast<uint32_t>(m_rows.m_items.size()), 0, m_tokens.kind() == '['};
    if (!row.itemsAreList)
        return keep(DistinctIdsSlot);
    m_cells[DistinctIdsSlot] = {};
    return listed(']', [&] {
        ++row.itemCount;
        return m_tokens.value(m_rows.m_items.emplace_back());
    });
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
        m_body = m_body.sliced(3); // a byte order mark, which other readers pass over too
    // The parser reads in blocks beyond the end; an own tail of zeros costs one copy when the body came without room.
    if (m_body.capacity() < m_body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING))
        m_body.reserve(m_body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    const simdjson::error_code error = m_parsing->page(m_body);
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

std::string_view *PersonRows::startRow()
{
    m_tokens.resize(m_tokens.size() + m_slotCount);
    m_ids.emplace_back();
    return m_tokens.data() + m_tokens.size() - m_slotCount;
}

} // namespace desk
