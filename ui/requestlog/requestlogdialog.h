// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/session.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;

namespace desk {

class DataTable;
class RequestLogModel;

//! What was asked of the server, for support: method, path, status, time, tries; never the key, query values or bodies.
//! Follows the session that the window shows. Owned by the window.
class RequestLogDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit RequestLogDialog(QWidget *parent = nullptr);

    //! Null: not connected.
    void setSession(Session *session);

private:
    void copyAll();
    void follow();

    QPointer<Session> m_session;
    RequestLogModel *m_model;
    DataTable *m_table;
    QLabel *m_note;
    QPushButton *m_copy;
};

} // namespace desk
