// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace demo {

// What SQLite said when it refused.
class DatabaseError final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// Bytes that are bound as a blob.
struct Blob
{
    std::string_view bytes;
};

// A prepared statement; columns are good until the next step. Throws DatabaseError.
class Statement final
{
public:
    Statement(sqlite3 *database, std::string_view sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    // Binds the values in order from 1 on; texts are not copied and live until the statement is done or rebound.
    template<typename... Values>
    Statement &bind(const Values &...values)
    {
        reset();
        int index = 0;
        (put(++index, values), ...);
        return *this;
    }
    // True while there is a row; at the end the statement is reset for its next use.
    bool step();
    // For statements without rows: one step.
    void run();

    std::int64_t integer(int column) const;
    std::string_view text(int column) const; // blobs too
    bool isNull(int column) const;
    std::optional<std::int64_t> maybeInteger(int column) const;
    std::optional<std::string> maybeText(int column) const;

private:
    void reset();
    void put(int index, std::int64_t value);
    void put(int index, int value) { put(index, static_cast<std::int64_t>(value)); }
    void put(int index, std::uint32_t value) { put(index, static_cast<std::int64_t>(value)); }
    void put(int index, std::uint64_t value) { put(index, static_cast<std::int64_t>(value)); }
    void put(int index, bool value) { put(index, static_cast<std::int64_t>(value)); }
    void put(int index, std::string_view value);
    void put(int index, const std::string &value) { put(index, std::string_view(value)); }
    void put(int index, const char *value) { put(index, std::string_view(value)); }
    void put(int index, const Blob &value);
    void put(int index, std::nullptr_t);
    template<typename Value>
    void put(int index, const std::optional<Value> &value)
    {
        if (value)
            put(index, *value);
        else
            put(index, nullptr);
    }

    sqlite3 *m_database;
    sqlite3_stmt *m_statement = nullptr;
};

// One connection. Not for two threads at once: its owner locks.
class Database final
{
public:
    enum class Mode { Memory, Write, Read };

    Database(const std::string &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    void run(std::string_view sql); // any number of statements, no rows
    Statement prepare(std::string_view sql) { return {m_database, sql}; }
    std::int64_t lastId() const;
    std::int64_t integer(std::string_view sql); // the first column of the first row

private:
    sqlite3 *m_database = nullptr;
};

} // namespace demo
