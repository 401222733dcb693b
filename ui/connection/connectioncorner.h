// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/connectionbook.h"

#include <QPointer>
#include <QToolButton>

#include <optional>

namespace desk {

class ConnectDialog;
class ConnectionMenu;

//! The button in the corner of the menu bar: says what is open, and switches in two clicks. Opens the connection window
//! too. Makes no connection itself. Owned by the main window.
class ConnectionCorner final : public QToolButton
{
    Q_OBJECT
public:
    explicit ConnectionCorner(QWidget *window);

    //! Null: nothing is kept. Must outlive the button or be taken away.
    void setBook(ConnectionBook *book);
    ConnectionBook *book() const { return m_book; }
    //! `where` empty: not connected. `profile`: its id when it is a kept one. `source`: where the connection and its
    //! key come from when a person did not choose them in the window; empty else.
    void showCurrent(const QString &where, const QString &profile, const QString &source);
    //! `profile`: what the fields show; with an error: at the field that it is about.
    void openDialog(const std::optional<ConnectionProfile> &profile = {}, const std::optional<Error> &error = {});

signals:
    void demoWanted();
    void choiceMade(const desk::ConnectionChoice &choice);
    void profileWanted(const QString &id);

private:
    QPointer<ConnectionBook> m_book;
    QPointer<ConnectDialog> m_dialog;
    ConnectionMenu *m_menu;
    QString m_current;
};

} // namespace desk
