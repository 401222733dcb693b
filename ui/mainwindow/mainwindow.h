// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/profile/settings.h"
#include "ui/connection/connectionbook.h"
#include "ui/mainwindow/windowmemory.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <optional>

class QLabel;
class QStackedWidget;

namespace desk {

class Banner;
class ConnectionCorner;
class ConnectionLabel;
class DraftDesk;
class EmptyState;
class MainMenu;
class NoticeBar;
class RequestLogDialog;
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

    //! The kept connections; must outlive the window.
    void setBook(ConnectionBook *book);
    //! Where the next session comes from; said before setSession().
    struct Place
    {
        QString profile = {}; //!< id of a kept one
        QString source = {};  //!< in words, when a person did not choose it in the window
        QString drafts = {};  //!< folder for unsaved edits; empty: they are not kept
    };
    void setPlace(const Place &place) { m_place = place; }
    //! Null: not connected. A session may only go after another one (or none) is shown.
    void setSession(Session *session);
    //! A connection is being made, in words.
    void showBusy(const QString &text);
    //! Why there is no connection; `raw` is one click away.
    void showFailure(const QString &text, const QString &raw);
    void openConnectDialog();
    //! A kept connection could not be opened: why, at its field.
    void openConnectDialog(const ConnectionProfile &profile, const std::optional<Error> &error);
    Workspace *workspace() const { return m_workspace; }
    NoticeBar *notices() const { return m_notices; }
    DraftDesk *drafts() const { return m_drafts; }
    //! As chosen in the corner: asks first when edits or jobs are in the way.
    void wantProfile(const QString &id);
    //! Comes to the front, also when it was minimized.
    void bringToFront();

signals:
    void demoWanted();
    void choiceMade(const desk::ConnectionChoice &choice);
    void profileWanted(const QString &id);
    void clearCacheWanted();
    void cacheWanted(bool wanted);
    void themeChosen(desk::Theme theme);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildCentre();
    void buildStatusBar();
    void connectMenu();
    void showTitle(const CatalogueRowPtr &row);
    void showConnection();
    void chooseDemo();
    void connectCorner();
    void openRequestLog();
    void chooseTheme(Theme theme);
    void openShortcuts();
    void openPalette();
    void openPreferences();
    void openAbout();
    //! Does it when neither edits nor running jobs are in the way, or after asking.
    void leaveConnection(std::function<void()> then);
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
    ConnectionCorner *m_corner;
    NoticeBar *m_notices;
    DraftDesk *m_drafts;
    QPointer<RequestLogDialog> m_requestLog;
    Place m_place;
    MainMenu *m_menu;
};

} // namespace desk
