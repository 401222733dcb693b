// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/writebehind.h"

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace desk {

WriteBehind::WriteBehind(int file)
    : m_file(file)
    , m_thread([this] { run(); })
{}

WriteBehind::~WriteBehind()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

int WriteBehind::write(TextBuffer &bytes)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_isBusy; });
    std::swap(m_waiting, bytes);
    bytes.clear();
    m_isBusy = true;
    m_changed.notify_all();
    return m_error;
}

int WriteBehind::finish()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_isBusy; });
    return m_error;
}

//! The block stays in m_waiting while it is written: nobody touches it as long as m_isBusy.
void WriteBehind::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isBusy || m_isOver; });
        if (m_isOver)
            return;
        const std::string_view bytes = m_error ? std::string_view() : m_waiting.view();
        lock.unlock();
        const int error = writeAll(bytes);
        lock.lock();
        m_error = m_error ? m_error : error;
        m_isBusy = false;
        m_changed.notify_all();
    }
}

int WriteBehind::writeAll(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written > 0)
            bytes.remove_prefix(static_cast<size_t>(written));
        else if (errno != EINTR)
            return errno ? errno : EIO;
    }
    return 0;
}

} // namespace desk
