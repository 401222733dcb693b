// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

struct sqlite3;

namespace desk {

//! What is kept of a list of cohorts: the rows as the server sent them.
struct KeptList
{
    std::vector<Cohort> cohorts;
    QDateTime asOf; //!< UTC: when the list was read whole; invalid: never
};

//! What to write into the file: rows by id, and the time of a whole reading.
struct CacheChange
{
    std::vector<std::pair<qint64, QByteArray>> rows; //!< id, the server's object
    std::vector<qint64> removed;
    QDateTime asOf = {}; //!< invalid: stays
    bool isEmpty() const { return rows.empty() && removed.empty() && !asOf.isValid(); }
};

//! The SQLite file with the list of one connection. Blocking; one thread. A file that is damaged or of another version
//! is made anew, one that is locked or cannot be written is done without; problem() says so.
class CacheFile final
{
public:
    explicit CacheFile(const QString &path);
    ~CacheFile();
    Q_DISABLE_COPY_MOVE(CacheFile)

    KeptList read();
    void write(const CacheChange &change);
    //! Plain words; empty when all is well.
    const QString &problem() const { return m_problem; }

private:
    void open();
    void close();
    bool prepare();
    bool run(const char *sql);
    bool hasOurVersion();
    void fail(int code);
    void beginAnew();
    bool writeRows(const CacheChange &change);

    QString m_path;
    sqlite3 *m_database = nullptr;
    QString m_problem;
    bool m_wasRebuilt = false;
};

} // namespace desk
