// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/guessedkey.h"
#include "models/codec/personcolumns.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

//! Cuts the body of a persons page (contract 6) into the JSON tokens that a list of columns needs, without copying: the
//! hot path of export. All views point into the body last read. Owned by one reader; any one thread.
class PersonRows final
{
public:
    explicit PersonRows(const std::vector<PersonColumn> &columns);
    ~PersonRows();
    PersonRows(const PersonRows &) = delete;
    PersonRows &operator=(const PersonRows &) = delete;

    //! Reads one page and keeps it until the next; a body that was shortened at its front has to be a copy of its own.
    //! `text` of the error is for people; kind BrokenAnswer.
    Result<Done> read(QByteArray body);

    size_t size() const { return m_ids.size(); }
    //! Elements of `results` that are no persons at all: they cannot be exported.
    size_t unreadable() const { return m_unreadable; }
    bool hasMore() const { return m_next.size() > 2 && m_next.front() == '"'; }
    //! The text of `next` with its quotes; "null" or empty at the end of the list.
    std::string_view next() const { return m_next; }

    //! What tells persons apart: the token of `uuid`, else of `id`. Empty when there is none.
    std::string_view identity(size_t row) const;
    //! The token of `created_at`, with quotes.
    std::string_view createdAt(size_t row) const { return token(row, CreatedAtSlot); }
    //! The JSON token of a column as received; empty: absent. Lists of distinct ids: see items().
    std::string_view cell(size_t row, size_t column) const { return token(row, m_slotOfColumn[column]); }
    //! The tokens of the elements of `distinct_ids` where it is a list.
    const std::string_view *itemsBegin(size_t row) const { return m_items.data() + m_ids[row].firstItem; }
    const std::string_view *itemsEnd(size_t row) const { return itemsBegin(row) + m_ids[row].itemCount; }
    bool hasItems(size_t row) const { return m_ids[row].itemsAreList; }

private:
    // The fixed slots come first, then one for each different property.
    enum Slot : size_t {
        IdSlot,
        UuidSlot,
        CreatedAtSlot,
        NameSlot,
        DistinctIdsSlot,
        LastSeenAtSlot,
        IsIdentifiedSlot,
        PropertiesSlot,
        FirstPropertySlot
    };
    static constexpr size_t NoSlot = static_cast<size_t>(-1);
    enum RootSlot : size_t { ResultsSlot, NextSlot };

    //! Which slot the n-th member of an object had the last time: persons of a page are alike, so one comparison tells.
    struct Guess
    {
        GuessedKey key;
        size_t slot = NoSlot;
    };
    struct Row
    {
        uint32_t firstItem = 0;
        uint32_t itemCount = 0;
        bool itemsAreList = false;
    };
    struct Names
    {
        std::vector<std::pair<std::string, size_t>> wanted;
        std::vector<Guess> guesses;
    };
    class Parsing;

    size_t slotFor(const PersonColumn &column);
    std::string_view token(size_t row, size_t slot) const { return m_tokens[row * m_slotCount + slot]; }
    void forget();
    std::string_view *startRow();

    std::vector<size_t> m_slotOfColumn;
    size_t m_slotCount = FirstPropertySlot;
    Names m_person;
    Names m_property;

    QByteArray m_body;
    std::vector<std::string_view> m_tokens; //!< rows x slots
    std::vector<std::string_view> m_items;
    std::vector<Row> m_ids;
    std::string_view m_next;
    size_t m_unreadable = 0;
    std::unique_ptr<Parsing> m_parsing;
};

} // namespace desk
