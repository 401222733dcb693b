// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/setupkeeper.h"

#include <utility>

namespace desk {

using namespace std::chrono_literals;

namespace {

//! Pasted lists may be long; beyond that the writing would be felt at each key.
constexpr qsizetype largestSetup = 16 << 20;

} // namespace

SetupKeeper::SetupKeeper(DraftStore store, SavedDraft head, Read read, QDialog *window)
    : QObject(window)
    , m_store(std::move(store))
    , m_draft(std::move(head))
    , m_read(std::move(read))
    , m_initial(m_draft.file.isEmpty() ? m_read() : QByteArray())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &SetupKeeper::write);
    connect(window, &QDialog::finished, this, &SetupKeeper::forget);
}

void SetupKeeper::note()
{
    // Not started anew by each key: steady typing must not put the writing off.
    if (!m_isLeft && !m_timer.isActive())
        m_timer.start();
}

void SetupKeeper::leave()
{
    if (m_timer.isActive())
        write();
    m_timer.stop();
    m_isLeft = true;
}

void SetupKeeper::write()
{
    m_draft.setup = m_read();
    if (m_draft.setup == m_initial)
        return forget();
    m_draft.savedAt = QDateTime::currentDateTimeUtc();
    QString trouble;
    if (m_draft.setup.size() > largestSetup) {
        trouble = tr("The list is too long to be kept for the case of a crash. Save it as a file and open that.");
    } else if (const Result<QString> written = m_store.write(m_draft)) {
        m_draft.file = *written;
        m_isTold = false;
    } else {
        trouble = written.error().text;
    }
    if (!trouble.isEmpty() && !std::exchange(m_isTold, true))
        emit problem(trouble);
}

void SetupKeeper::forget()
{
    m_timer.stop();
    if (m_isLeft || m_draft.file.isEmpty())
        return;
    if (!m_store.remove(m_draft.file))
        emit problem(tr("The file of work that is done with cannot be removed: %1").arg(m_draft.file));
    m_draft.file.clear();
}

} // namespace desk
