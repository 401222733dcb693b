// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/connection.h"
#include "models/catalogue/cataloguerow.h"
#include "models/profile/settings.h"
#include "ui/mainwindow/windowmemory.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace desk {

class Banner;
class ConnectionLabel;
class EmptyState;
class MainMenu;
class Session;
class Workspace;

//! The window: menus, the workspace, the status bar, and what is shown while nothing is connected. It makes no
//! connection itself: it says what the person wants and shows the session it is given. Owned by the composition root.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    //! `settings` must outlive the window.
    explicit MainWindow(Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Null: not connected. A session may only go after another one (or none) is shown.
    void setSession(Session *session);
    //! A connection is being made, in words.
    void showBusy(const QString &text);
    //! Why there is no connection; `raw` is one click away.
    void showFailure(const QString &text, const QString &raw);
    void openConnectDialog();
    Workspace *workspace() const { return m_workspace; }

signals:
    void demoWanted();
    void connectionWanted(const desk::ConnectionSettings &settings, const desk::ApiKey &key, const QString &label);
    void themeChosen(desk::Theme theme);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildCentre();
    void buildStatusBar();
    void connectMenu();
    void showTitle(const CatalogueRowPtr &row);
    void showConnection();
    void chooseDemo();
    void chooseTheme(Theme theme);
    void openShortcuts();
    void openPreferences();
    void openAbout();
    //! Does it at once, or after asking whether running jobs may be stopped; `verb` is what the button says.
    void askBeforeStoppingJobs(const QString &verb, std::function<void()> then);

    bool m_mayClose = false;
    Settings &m_settings;
    WindowMemory m_memory;
    QPointer<Session> m_session;
    QStackedWidget *m_stack;
    Workspace *m_workspace;
    EmptyState *m_start;
    Banner *m_failure;
    ConnectionLabel *m_connection;
    QLabel *m_jobs;
    QToolButton *m_switch;
    MainMenu *m_menu;
};

} // namespace desk
