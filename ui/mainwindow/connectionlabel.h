// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/connection.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace desk {

class ElidedLabel;

//! The label "Connection" in the status bar: where we are, as whom, how the line is, and what can be done about it.
//! Owned by the window.
class ConnectionLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionLabel(QWidget *parent = nullptr);

    //! `where` empty: not connected.
    void show(const QString &where, const QString &who, const ConnectionState &state);

signals:
    void tryAgain();
    //! The connection itself must be changed: its key, its project, its certificates.
    void connectWanted();

private:
    void act();
    static QString words(const QString &where, const QString &who, const ConnectionState &state);
    static QString remedy(ConnectionState::Kind kind);
    static QString details(const ConnectionState &state);

    ConnectionState::Kind m_kind = ConnectionState::Kind::Unknown;
    QLabel *m_icon;
    ElidedLabel *m_text;
    QPushButton *m_remedy;
};

} // namespace desk
