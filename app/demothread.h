// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"

#include <QString>
#include <QThread>

namespace desk {

//! Runs the demo server beside the window: making its data takes a moment, and the window must not wait for it.
//! Owned by the application; its end stops the server.
class DemoThread final : public QThread
{
    Q_OBJECT
public:
    explicit DemoThread(demo::DemoServer::Options options, QObject *parent = nullptr);
    ~DemoThread() override;

    //! After ready(): where it listens and with which key.
    const demo::DemoServer::Ready &server() const { return m_ready; }

signals:
    void ready();
    void failed(const QString &reason);

protected:
    void run() override;

private:
    demo::DemoServer::Options m_options;
    demo::DemoServer::Ready m_ready;
};

} // namespace desk
