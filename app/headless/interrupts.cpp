// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/interrupts.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace desk {

namespace {

// A signal handler may touch nothing but this.
int writeEnd = -1;
int readEnd = -1;

void wakeUp(int number)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interrupts::read);
    std::signal(SIGINT, wakeUp);
    std::signal(SIGTERM, wakeUp);
    // A reader that leaves is an error of write(), not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(std::exchange(readEnd, -1));
    ::close(std::exchange(writeEnd, -1));
}

void Interrupts::read()
{
    char bytes[16];
    if (::read(readEnd, bytes, sizeof bytes) > 0)
        emit interrupted();
}

} // namespace desk
