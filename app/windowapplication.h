// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/deeplink.h"
#include "app/demothread.h"
#include "app/desktopnotifications.h"
#include "app/singleinstance.h"
#include "models/catalogue/cataloguekeeper.h"
#include "models/profile/keychainstore.h"
#include "models/profile/profilestore.h"
#include "models/profile/settings.h"
#include "ui/connection/connectionbook.h"
#include "ui/connection/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/theme.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace desk {

//! The composition root of the window: everything is built here and handed on. Members are destroyed from the last to
//! the first, so the window goes before the session it shows, and the session before the server it talks to.
class WindowApplication final : public QObject
{
    Q_OBJECT
public:
    //! Both must outlive it.
    WindowApplication(Settings &settings, SingleInstance &instance);
    ~WindowApplication() override;

    void start(const WindowStart &start);

private:
    void connectWindow();
    void connectBook();
    void notify(const QString &title, const QString &text, std::optional<CohortId> id);
    void openFirst(const WindowStart &start);
    void openDemo(const demo::DemoServer::Options &options);
    void demoIsReady();
    void openChoice(const ConnectionChoice &choice);
    void openSession(const ConnectionProfile &profile, const ApiKey &key, const MainWindow::Place &place);
    void keepList(const QString &name);
    void closeSession();
    void keyIsMissing(const ConnectionProfile &profile, const Error &why);
    void forget(const ConnectionProfile &profile);
    void showKeychainProblem();
    void followWish(const StartWish &wish);
    void askAboutLink(const QString &text);
    void followLink(const DeepLink &link);

    Settings &m_settings;
    ProfileStore m_profiles;
    KeychainStore m_keychain;
    ConnectionBook m_book;
    ThemeKeeper m_theme;
    DesktopNotifications m_notifications;
    std::unique_ptr<DemoThread> m_demo;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CatalogueKeeper> m_list; //!< keeps the session's list on disk
    MainWindow m_window;
    QString m_openProfile; //!< id of the open connection when it is a kept one
    QString m_listFile;
    QPointer<QDialog> m_linkQuestion; //!< on screen; child of the window
    std::optional<CohortId> m_linked; //!< to be opened when its connection is
    bool m_usesCache = true;
    QString m_waitingFor; //!< id of the profile whose key the keychain has not given yet
};

} // namespace desk
