// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demothread.h"

#include <exception>

namespace desk {

DemoThread::DemoThread(demo::DemoServer::Options options, QObject *parent)
    : QThread(parent)
    , m_options(std::move(options))
{}

DemoThread::~DemoThread()
{
    quit();
    wait();
}

void DemoThread::run()
{
    // The server wants to be started and stopped by one thread: this one.
    demo::DemoServer server(m_options);
    try {
        m_ready = server.start();
    } catch (const std::exception &problem) {
        emit failed(QString::fromUtf8(problem.what()));
        return;
    }
    emit ready();
    exec();
    server.stop();
}

} // namespace desk
