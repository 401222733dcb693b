// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QPointer>

namespace desk {

class ConnectionBook;

//! The menu of the connection button: the kept connections, the demo, and the way to new ones. Owned by the window.
class ConnectionMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ConnectionMenu(QWidget *parent = nullptr);

    //! Null: none are kept. The book must outlive the menu or be taken away.
    void setBook(ConnectionBook *book) { m_book = book; }
    //! What is open: the id of a profile, or empty.
    void setCurrent(const QString &profile) { m_current = profile; }

signals:
    void profileWanted(const QString &id);
    void demoWanted();
    void connectWanted();

private:
    void fill();

    QPointer<ConnectionBook> m_book;
    QString m_current;
};

} // namespace desk
