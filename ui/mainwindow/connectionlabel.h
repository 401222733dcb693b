// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/connection.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace desk {

class ElidedLabel;

//! The label "Connection" in the status bar: where we are, as whom, and how the line is. Owned by the window.
class ConnectionLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionLabel(QWidget *parent = nullptr);

    //! `where` empty: not connected.
    void show(const QString &where, const QString &who, const ConnectionState &state);

signals:
    void tryAgain();

private:
    static QString words(const QString &where, const QString &who, const ConnectionState &state);

    QLabel *m_icon;
    ElidedLabel *m_text;
    QPushButton *m_again;
};

} // namespace desk
