// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/store/database.h"

#include <sqlite3.h>

#include <utility>

namespace demo {

namespace {

constexpr int BusyMilliseconds = 10'000;

[[noreturn]] void fail(sqlite3 *database)
{
    throw DatabaseError(database ? sqlite3_errmsg(database) : "out of memory");
}

int openFlags(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::Memory:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    case Database::Mode::Write:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    case Database::Mode::Read:
        break;
    }
    return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
}

} // namespace

Statement::Statement(sqlite3 *database, std::string_view sql)
    : m_database(database)
{
    if (sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement,
                           nullptr) != SQLITE_OK)
        fail(database);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
{}

bool Statement::step()
{
    const int outcome = sqlite3_step(m_statement);
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome != SQLITE_DONE) {
        const DatabaseError error(sqlite3_errmsg(m_database));
        sqlite3_reset(m_statement);
        throw error;
    }
    sqlite3_reset(m_statement);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return size == 0 ? std::string_view() : std::string_view(static_cast<const char *>(bytes), size);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::maybeInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::maybeText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(std::string(text(column)));
}

void Statement::put(int index, std::int64_t value)
{
    if (sqlite3_bind_int64(m_statement, index, value) != SQLITE_OK)
        fail(m_database);
}

void Statement::put(int index, std::string_view value)
{
    const char *bytes = value.empty() ? "" : value.data();
    if (sqlite3_bind_text(m_statement, index, bytes, static_cast<int>(value.size()), SQLITE_STATIC) != SQLITE_OK)
        fail(m_database);
}

void Statement::put(int index, const Blob &value)
{
    if (sqlite3_bind_blob(m_statement, index, value.bytes.data(), static_cast<int>(value.bytes.size()),
                          SQLITE_STATIC) != SQLITE_OK)
        fail(m_database);
}

void Statement::put(int index, std::nullptr_t)
{
    if (sqlite3_bind_null(m_statement, index) != SQLITE_OK)
        fail(m_database);
}

Database::Database(const std::string &path, Mode mode)
{
    if (sqlite3_open_v2(path.c_str(), &m_database, openFlags(mode), nullptr) != SQLITE_OK) {
        const DatabaseError error(m_database ? sqlite3_errmsg(m_database) : "out of memory");
        sqlite3_close(m_database);
        throw error;
    }
    sqlite3_busy_timeout(m_database, BusyMilliseconds);
    // For speed alone, so its failure is none: pages of persons are read without copying each block.
    sqlite3_exec(m_database, "PRAGMA mmap_size = 4294967296", nullptr, nullptr, nullptr);
}

Database::~Database()
{
    sqlite3_close(m_database);
}

void Database::run(std::string_view sql)
{
    if (sqlite3_exec(m_database, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(m_database);
}

std::int64_t Database::lastId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

} // namespace demo
