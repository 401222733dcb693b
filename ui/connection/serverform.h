// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/connection.h"
#include "ui/connection/connectionprobe.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace desk {

class Banner;

//! Server, key and project of a connection, with a test that says in words what works. Errors appear under the field
//! they are about. Nothing is sent before the person presses "Test" or test() is called. Owned by the dialog.
class ServerForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ServerForm(QWidget *parent = nullptr);

    //! Tries what was typed; tested() or the words under a field follow.
    void test();
    bool isTested() const { return m_tested; }
    //! There are several projects to choose from.
    bool hasChoice() const;
    ConnectionSettings settings() const { return m_settings; }
    ApiKey key() const;
    //! "Acme EU": the project's name, else the host.
    QString label() const;

signals:
    void tested();
    void failed();
    void edited();

private:
    void build();
    void addServerRows(QFormLayout *form);
    void addKeyRows(QFormLayout *form);
    void addProjectRows(QFormLayout *form);
    void followServerChoice();
    void forgetTest();
    void setBusy(bool busy);
    QString typedAddress() const;
    bool readFields();
    void showResult(const ProbeResult &result);
    void showError(const Error &error);
    void fillProjects(const ProbeResult &result);

    ConnectionProbe m_probe;
    ConnectionSettings m_settings;
    bool m_tested = false;
    QComboBox *m_server;
    QLabel *m_addressLabel;
    QLineEdit *m_address;
    Banner *m_addressBanner;
    QLineEdit *m_key;
    Banner *m_keyBanner;
    QPushButton *m_test;
    Banner *m_resultBanner;
    QComboBox *m_project;
};

} // namespace desk
