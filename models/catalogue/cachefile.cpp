// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cachefile.h"

#include "models/codec/cohortcodec.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// Raised when what the file holds changes its meaning: a file of another version is made anew.
constexpr int fileVersion = 1;
constexpr int patience = 500; // ms for another program that has the file

QString words(const char *text)
{
    return QCoreApplication::translate("CacheFile", text);
}

//! A prepared statement; null when it could not be prepared.
class Statement final
{
public:
    Statement(sqlite3 *database, const char *sql) { sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr); }
    ~Statement() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Statement)

    void bind(int index, qint64 number) { sqlite3_bind_int64(m_statement, index, number); }
    void bind(int index, const QByteArray &bytes)
    {
        sqlite3_bind_blob64(m_statement, index, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()),
                            SQLITE_TRANSIENT);
    }
    int step() { return m_statement ? sqlite3_step(m_statement) : SQLITE_ERROR; }
    void reset() { sqlite3_reset(m_statement); }
    qint64 number(int column) const { return sqlite3_column_int64(m_statement, column); }
    QByteArray bytes(int column) const
    {
        const void *data = sqlite3_column_blob(m_statement, column);
        return QByteArray(static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column));
    }

private:
    sqlite3_stmt *m_statement = nullptr;
};

bool isDamage(int code)
{
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_SCHEMA || code == SQLITE_ERROR;
}

} // namespace

CacheFile::CacheFile(const QString &path)
    : m_path(path)
{
    open();
}

CacheFile::~CacheFile()
{
    close();
}

void CacheFile::open()
{
    const int opened = sqlite3_open_v2(QFile::encodeName(m_path).constData(), &m_database,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK)
        return fail(opened);
    // Names and criteria are nobody else's business.
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    sqlite3_busy_timeout(m_database, patience);
    if (!prepare())
        fail(sqlite3_errcode(m_database));
}

bool CacheFile::prepare()
{
    // A cut while it is written leaves the last whole state; the newest moment may be lost, the server has it.
    if (!run("PRAGMA journal_mode=DELETE") || !run("PRAGMA synchronous=NORMAL"))
        return false;
    if (!hasOurVersion())
        return run("BEGIN IMMEDIATE") && run("DROP TABLE IF EXISTS cohort") && run("DROP TABLE IF EXISTS state") &&
               run("CREATE TABLE cohort(id INTEGER PRIMARY KEY, json BLOB NOT NULL)") &&
               run("CREATE TABLE state(name TEXT PRIMARY KEY, value)") &&
               run(qPrintable(u"PRAGMA user_version=%1"_s.arg(fileVersion))) && run("COMMIT");
    return true;
}

bool CacheFile::hasOurVersion()
{
    Statement version(m_database, "PRAGMA user_version");
    return version.step() == SQLITE_ROW && version.number(0) == fileVersion;
}

bool CacheFile::run(const char *sql)
{
    return m_database && sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

void CacheFile::close()
{
    // A statement may still be alive where a failure is found.
    sqlite3_close_v2(m_database);
    m_database = nullptr;
}

void CacheFile::fail(int code)
{
    if (isDamage(code & 0xff) && !m_wasRebuilt)
        return beginAnew();
    const QString reason = QString::fromUtf8(sqlite3_errstr(code));
    close();
    m_problem =
        words(QT_TRANSLATE_NOOP("CacheFile", "The list of cohorts cannot be kept on this computer: %1 (%2). Everything "
                                             "else works as usual."))
            .arg(m_path, reason);
}

void CacheFile::beginAnew()
{
    close();
    m_wasRebuilt = true;
    QFile::remove(m_path);
    QFile::remove(m_path + u"-journal"_s);
    open();
    if (m_database)
        m_problem = words(QT_TRANSLATE_NOOP("CacheFile", "The list of cohorts kept on this computer was damaged. It is "
                                                         "made anew from the server."));
}

KeptList CacheFile::read()
{
    KeptList list;
    if (!m_database)
        return list;
    Statement asOf(m_database, "SELECT value FROM state WHERE name = 'asOf'");
    if (asOf.step() == SQLITE_ROW)
        list.asOf = QDateTime::fromMSecsSinceEpoch(asOf.number(0), Qt::UTC);
    Statement rows(m_database, "SELECT json FROM cohort ORDER BY id DESC");
    int code = rows.step();
    for (; code == SQLITE_ROW; code = rows.step()) {
        Cohort cohort = decodeCohortRow(rows.bytes(0));
        if (cohort.malformed.isEmpty() && cohort.id.isValid())
            list.cohorts.push_back(std::move(cohort));
    }
    if (code == SQLITE_DONE)
        return list;
    fail(code);
    return {};
}

bool CacheFile::writeRows(const CacheChange &change)
{
    Statement put(m_database, "INSERT OR REPLACE INTO cohort(id, json) VALUES(?, ?)");
    for (const auto &[id, json] : change.rows) {
        put.bind(1, id);
        put.bind(2, json);
        if (put.step() != SQLITE_DONE)
            return false;
        put.reset();
    }
    Statement remove(m_database, "DELETE FROM cohort WHERE id = ?");
    for (const qint64 id : change.removed) {
        remove.bind(1, id);
        if (remove.step() != SQLITE_DONE)
            return false;
        remove.reset();
    }
    if (!change.asOf.isValid())
        return true;
    Statement asOf(m_database, "INSERT OR REPLACE INTO state(name, value) VALUES('asOf', ?)");
    asOf.bind(1, change.asOf.toMSecsSinceEpoch());
    return asOf.step() == SQLITE_DONE;
}

void CacheFile::write(const CacheChange &change)
{
    if (!m_database || change.isEmpty())
        return;
    if (run("BEGIN IMMEDIATE") && writeRows(change) && run("COMMIT"))
        return;
    const int code = sqlite3_errcode(m_database);
    run("ROLLBACK");
    fail(code);
}

} // namespace desk
