// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguekeeper.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// As much as fits into one turn of the event loop without being felt.
constexpr size_t rowsATurn = 250;

} // namespace

CatalogueKeeper::CatalogueKeeper(CohortCatalogue &catalogue, const QString &file, QObject *parent)
    : QObject(parent)
    , m_catalogue(catalogue)
    , m_worker(new QObject)
    , m_file(std::make_shared<std::unique_ptr<CacheFile>>())
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, [worker = m_worker, held = m_file] {
        held->reset();
        worker->deleteLater();
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(2s);
    connect(&m_timer, &QTimer::timeout, this, &CatalogueKeeper::flush);
    connect(&catalogue, &CohortCatalogue::changed, this, &CatalogueKeeper::gather);
    connect(&catalogue, &CohortCatalogue::progressChanged, this, &CatalogueKeeper::noteReading);
    m_asOf = catalogue.progress().asOf;
    m_thread.start();
    start(file);
}

CatalogueKeeper::~CatalogueKeeper()
{
    flush();
    // Behind what was handed over: quit() by itself overtakes it.
    QMetaObject::invokeMethod(m_worker, [thread = &m_thread] { thread->quit(); });
    m_thread.wait();
}

void CatalogueKeeper::start(const QString &file)
{
    QMetaObject::invokeMethod(m_worker, [this, held = m_file, file] {
        *held = std::make_unique<CacheFile>(file);
        KeptList list = (*held)->read();
        const QString words = (*held)->problem();
        QMetaObject::invokeMethod(this, [this, list = std::move(list), words] {
            if (!words.isEmpty())
                emit problem(words);
            take(list);
        });
    });
}

void CatalogueKeeper::take(KeptList list)
{
    m_waiting = std::move(list);
    feed();
}

void CatalogueKeeper::feed()
{
    const size_t count = std::min(rowsATurn, m_waiting.cohorts.size());
    const auto end = m_waiting.cohorts.begin() + static_cast<std::ptrdiff_t>(count);
    const std::vector<Cohort> rows(m_waiting.cohorts.begin(), end);
    m_waiting.cohorts.erase(m_waiting.cohorts.begin(), end);
    m_isFeeding = true;
    m_catalogue.remember(rows, m_waiting.asOf);
    m_isFeeding = false;
    if (m_waiting.cohorts.empty())
        emit loaded();
    else
        QMetaObject::invokeMethod(this, &CatalogueKeeper::feed, Qt::QueuedConnection);
}

void CatalogueKeeper::gather(const CatalogueChange &change)
{
    if (m_isFeeding)
        return;
    for (const auto *rows : {&change.inserted, &change.changed}) {
        for (const CatalogueRowPtr &row : *rows) {
            if (!row->cohort.id.isValid() || !row->cohort.malformed.isEmpty())
                continue;
            m_rows.insert(row->cohort.id.value, row->cohort.raw);
            m_removed.remove(row->cohort.id.value);
        }
    }
    for (const CatalogueRowPtr &row : change.removed) {
        m_rows.remove(row->cohort.id.value);
        m_removed.insert(row->cohort.id.value);
    }
    if (!m_timer.isActive())
        m_timer.start();
}

void CatalogueKeeper::noteReading()
{
    const CatalogueProgress &progress = m_catalogue.progress();
    if (progress.isRemembered || progress.asOf == m_asOf)
        return;
    m_asOf = progress.asOf;
    if (!m_timer.isActive())
        m_timer.start();
}

void CatalogueKeeper::flush()
{
    m_timer.stop();
    CacheChange change;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        change.rows.emplace_back(it.key(), it.value());
    change.removed.assign(m_removed.cbegin(), m_removed.cend());
    if (!m_catalogue.progress().isRemembered)
        change.asOf = m_asOf;
    m_rows.clear();
    m_removed.clear();
    if (change.isEmpty())
        return;
    QMetaObject::invokeMethod(m_worker, [this, held = m_file, change = std::move(change)] {
        const QString before = (*held)->problem();
        (*held)->write(change);
        if (const QString words = (*held)->problem(); words != before)
            QMetaObject::invokeMethod(this, [this, words] { emit problem(words); });
    });
}

void CatalogueKeeper::clear(const QString &folder)
{
    QDir place(folder);
    const QStringList files = place.entryList({u"*.sqlite"_s, u"*.sqlite-journal"_s}, QDir::Files);
    for (const QString &file : files)
        place.remove(file);
}

} // namespace desk
