// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cachefile.h"
#include "models/catalogue/cohortcatalogue.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace desk {

//! Keeps a catalogue on this computer: fills it from the file of the last run, so that it opens at once and offline,
//! and writes what changes. The file is touched in a thread of its own only. Owned beside the catalogue, which must
//! outlive it; GUI thread. Its end waits until what was handed over is written.
class CatalogueKeeper final : public QObject
{
    Q_OBJECT
public:
    CatalogueKeeper(CohortCatalogue &catalogue, const QString &file, QObject *parent = nullptr);
    ~CatalogueKeeper() override;

    //! How long changes are gathered before they are written.
    void setDelay(std::chrono::milliseconds delay) { m_timer.setInterval(delay); }

    //! Removes all files of a folder of lists. Those that are open begin empty again at the next start.
    static void clear(const QString &folder);

signals:
    //! The rows of the last run are in the catalogue (or there were none).
    void loaded();
    //! Words about a file that is damaged or cannot be used; everything else works.
    void problem(const QString &text);

private:
    void start(const QString &file);
    void take(KeptList list);
    void feed();
    void gather(const CatalogueChange &change);
    void noteReading();
    void flush();

    CohortCatalogue &m_catalogue;
    QThread m_thread;
    QObject *m_worker;                                  //!< lives in the thread, which deletes it
    std::shared_ptr<std::unique_ptr<CacheFile>> m_file; //!< used in the thread only
    KeptList m_waiting;                                 //!< rows of the file that are not in the catalogue yet
    QHash<qint64, QByteArray> m_rows;
    QSet<qint64> m_removed;
    QDateTime m_asOf;
    bool m_isFeeding = false;
    QTimer m_timer;
};

} // namespace desk
