// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/connection.h"
#include "models/profile/connectionprofile.h"
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
class ProjectField;

//! Server, key and project of a connection, with a test that says in words what works. Errors appear under the field
//! they are about. Nothing is sent before the person presses "Test" or test() is called. Owned by the dialog.
class ServerForm final : public QWidget
{
    Q_OBJECT
public:
    //! How the key of a kept connection is had.
    using KeyFetch = Fetch<QString, QByteArray>;

    explicit ServerForm(QWidget *parent = nullptr);

    void setKeyFetch(KeyFetch fetch) { m_keyFetch = std::move(fetch); }
    //! Fills the fields; the key of a kept one stays in the keychain until it is needed.
    void setProfile(const ConnectionProfile &profile);
    //! How the server is reached; part of what is tested.
    void setNetwork(const ConnectionSettings &network);
    //! Why this connection could not be opened, at the field that it is about.
    void showError(const Error &error);

    //! Tries what was typed; tested() or the words under a field follow.
    void test();
    bool isTested() const { return m_tested; }
    //! There are several projects to choose from, and none was chosen yet.
    bool hasChoice() const;
    //! Address and project as they stand; words appear under a field when they are none.
    std::optional<ConnectionSettings> settings();
    //! What was typed; empty: the kept one.
    ApiKey typedKey() const;
    //! The key of the kept connection may be used: the address is still the one it was made for.
    bool mayUseKeptKey() const;
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
    std::optional<QUrl> readAddress();
    bool readKey();
    void probe(const ApiKey &key);
    void probeWithKeptKey();
    void showKeyLink();
    void showResult(const ProbeResult &result);

    ConnectionProbe m_probe;
    KeyFetch m_keyFetch;
    Pending m_readingKey;
    ConnectionProfile m_profile;
    ConnectionSettings m_settings;
    bool m_tested = false;
    QComboBox *m_server;
    QLabel *m_addressLabel;
    QLineEdit *m_address;
    Banner *m_addressBanner;
    QLineEdit *m_key;
    QLabel *m_keyLink;
    Banner *m_keyBanner;
    QPushButton *m_test;
    Banner *m_resultBanner;
    ProjectField *m_project;
};

} // namespace desk
