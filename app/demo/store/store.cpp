// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/store/store.h"

#include "app/demo/store/schema.h"

#include <QFileInfo>
#include <QString>

#include <cstdio>

namespace demo {

Store::Store(const std::string &path)
    : m_path(path)
{
    if (!path.empty() && QFileInfo(QString::fromStdString(path)).size() > 0) {
        openSafely();
        return;
    }
    m_database = std::make_unique<Database>(path.empty() ? ":memory:" : path,
                                            path.empty() ? Database::Mode::Memory : Database::Mode::Write);
    m_database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    createSchema(*m_database);
}

void Store::settle(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    if (isInMemory()) {
        m_database->run("PRAGMA journal_mode = MEMORY"); // so that a transaction can roll back
        return;
    }
    createIndexes(*m_database);
    m_database.reset();
    if (std::rename(m_path.c_str(), path.c_str()) != 0)
        throw DatabaseError("cannot give the store its name: " + path);
    m_path = path;
    openSafely();
}

void Store::openSafely()
{
    m_database = std::make_unique<Database>(m_path, Database::Mode::Write);
    if (!isDemoStore(*m_database))
        throw DatabaseError(m_path + " is not a store of this demo server");
    m_database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    completeSchema(*m_database);
}

Store::Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.run("BEGIN IMMEDIATE");
}

Store::Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.run("ROLLBACK");
    } catch (const DatabaseError &) {
        // SQLite has rolled back by itself already (full disk and the like)
    }
}

void Store::Transaction::commit()
{
    m_database.run("COMMIT");
    m_open = false;
}

} // namespace demo
