// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/connection.h"

#include <QDialog>

class QBoxLayout;
class QPushButton;

namespace desk {

class ServerForm;

//! "Connect to PostHog": the demo project, or a server, a key and a project. The key stays in this dialog and in the
//! connection it makes. Owned by the window.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);

signals:
    void demoChosen();
    //! `label` is what the connection is called in the window.
    void connectionChosen(const desk::ConnectionSettings &settings, const desk::ApiKey &key, const QString &label);

private:
    void addDemoPart(QBoxLayout *column);
    void addServerPart(QBoxLayout *column);
    void connectOrTest();
    void finish();

    ServerForm *m_form;
    QPushButton *m_connect;
    bool m_connectAfterTest = false;
};

} // namespace desk
