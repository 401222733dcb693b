// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/textbuffer.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace desk {

//! Writes to an open file in a thread of its own, so that whoever formats the next block does not wait for the system
//! to take this one. One block may wait: a slow disk slows the formatting down, and memory stays constant. Owned by one
//! writer, used in that one's thread only; the file outlives it.
class WriteBehind final
{
public:
    explicit WriteBehind(int file);
    //! Waits for the block that is being written; one that was not begun is forgotten.
    ~WriteBehind();
    WriteBehind(const WriteBehind &) = delete;
    WriteBehind &operator=(const WriteBehind &) = delete;

    //! Takes the bytes and leaves an empty buffer. The errno of a block before that could not be written, or 0.
    int write(TextBuffer &bytes);
    //! Waits until everything is written. The errno of a block that could not be, or 0.
    int finish();

private:
    void run();
    int writeAll(std::string_view bytes) const;

    const int m_file;
    std::mutex m_mutex; // guards all below
    std::condition_variable m_changed;
    TextBuffer m_waiting;
    bool m_isBusy = false; //!< a block waits or is being written
    bool m_isOver = false;
    int m_error = 0;
    std::thread m_thread; // last: it uses the others
};

} // namespace desk
