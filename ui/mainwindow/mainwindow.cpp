// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "models/tables/celltext.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/connection/connectioncorner.h"
#include "ui/connection/session.h"
#include "ui/drafts/draftdesk.h"
#include "ui/jobs/jobspanel.h"
#include "ui/mainwindow/commandpalette.h"
#include "ui/mainwindow/connectionlabel.h"
#include "ui/mainwindow/mainmenu.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/paletteentries.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/workspace.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/requestlog/requestlogdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int messageTime = 5'000; // ms

} // namespace

MainWindow::MainWindow(Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_memory(settings)
    , m_stack(new QStackedWidget(this))
    , m_workspace(new Workspace(settings, this))
    , m_start(new EmptyState(this))
    , m_failure(new Banner(this))
    , m_connection(new ConnectionLabel(this))
    , m_jobs(plainLabel(this))
    , m_corner(new ConnectionCorner(this))
    , m_notices(new NoticeBar(this))
    , m_drafts(new DraftDesk(m_workspace, m_notices))
    , m_menu(new MainMenu(this, m_workspace))
{
    setObjectName(u"mainWindow"_s);
    QCoreApplication::instance()->installEventFilter(this);
    buildCentre();
    buildStatusBar();
    connectMenu();
    connectCorner();
    m_menu->setTheme(settings.theme());
    connect(m_workspace, &Workspace::cohortShown, this, &MainWindow::showTitle);
    const auto say = [this](const QString &text) { statusBar()->showMessage(text, messageTime); };
    connect(m_workspace, &Workspace::done, this, say);
    connect(m_drafts, &DraftDesk::done, this, say);
    m_memory.restore(this, m_workspace);
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    m_drafts->setPlace({}, nullptr); // what is not written yet is, while there is a cohort to write
}

void MainWindow::buildCentre()
{
    auto *startPage = new QWidget(this);
    auto *column = new QVBoxLayout(startPage);
    setGrid(column, this, 1, 1);
    column->addWidget(m_failure);
    column->addWidget(m_start, 1);
    m_stack->addWidget(startPage);
    m_stack->addWidget(m_workspace);
    auto *centre = new QWidget(this);
    auto *lines = new QVBoxLayout(centre);
    setGrid(lines, this, 0, 0);
    lines->addWidget(m_notices);
    lines->addWidget(m_stack, 1);
    setCentralWidget(centre);
    connect(m_start, &EmptyState::actionTriggered, this, [this] { openConnectDialog(); });
}

void MainWindow::buildStatusBar()
{
    statusBar()->addWidget(m_connection, 1);
    statusBar()->addPermanentWidget(m_jobs);
    connect(m_workspace->jobs(), &JobsPanel::summaryChanged, m_jobs,
            [this] { m_jobs->setText(m_workspace->jobs()->summary()); });
    connect(m_connection, &ConnectionLabel::tryAgain, this, [this] {
        if (m_session)
            m_session->client().goOn();
        m_workspace->refresh();
    });
    connect(m_connection, &ConnectionLabel::connectWanted, this, [this] { openConnectDialog(); });
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::connectWanted, this, [this] { openConnectDialog(); });
    connect(m_menu, &MainMenu::requestLogWanted, this, &MainWindow::openRequestLog);
    connect(m_menu, &MainMenu::demoWanted, this, &MainWindow::chooseDemo);
    connect(m_menu, &MainMenu::themeChosen, this, &MainWindow::chooseTheme);
    connect(m_menu, &MainMenu::shortcutsWanted, this, &MainWindow::openShortcuts);
    connect(m_menu, &MainMenu::paletteWanted, this, &MainWindow::openPalette);
    connect(m_menu, &MainMenu::preferencesWanted, this, &MainWindow::openPreferences);
    connect(m_menu, &MainMenu::aboutWanted, this, &MainWindow::openAbout);
}

void MainWindow::connectCorner()
{
    menuBar()->setCornerWidget(m_corner);
    connect(m_corner, &ConnectionCorner::demoWanted, this, &MainWindow::chooseDemo);
    connect(m_corner, &ConnectionCorner::choiceMade, this,
            [this](const ConnectionChoice &choice) { leaveConnection([this, choice] { emit choiceMade(choice); }); });
    connect(m_corner, &ConnectionCorner::profileWanted, this, &MainWindow::wantProfile);
}

void MainWindow::wantProfile(const QString &id)
{
    leaveConnection([this, id] { emit profileWanted(id); });
}

void MainWindow::setBook(ConnectionBook *book)
{
    m_corner->setBook(book);
}

void MainWindow::setSession(Session *session)
{
    m_drafts->setPlace({}, nullptr); // what is not written yet is written before the cohort goes
    if (m_session) {
        m_session->disconnect(this);
        m_session->client().disconnect(this);
    }
    m_session = session;
    m_workspace->setSession(session);
    if (session)
        m_drafts->setPlace(m_place.drafts, &session->catalogue());
    if (m_requestLog)
        m_requestLog->setSession(session);
    m_failure->clear();
    m_start->setContent(u"network-disconnect"_s, tr("Not connected"),
                        tr("Open the demo project or connect to your own."), tr("Connect to PostHog..."));
    m_stack->setCurrentIndex(session ? 1 : 0);
    if (session) {
        connect(session, &Session::identified, this, &MainWindow::showConnection);
        connect(&session->client(), &ApiClient::stateChanged, this, &MainWindow::showConnection);
        m_workspace->focusList();
    }
    showTitle(nullptr);
    showConnection();
}

void MainWindow::showBusy(const QString &text)
{
    setSession(nullptr);
    m_start->setContent(u"run-demo"_s, text, {});
}

void MainWindow::showFailure(const QString &text, const QString &raw)
{
    setSession(nullptr);
    m_failure->showText(Tone::Failed, text, {}, raw);
}

void MainWindow::showTitle(const CatalogueRowPtr &row)
{
    const QString name = row ? oneLine(row->cohort.name, 100) : QString();
    setWindowTitle(name.isEmpty() ? tr("Cohort Desk") : tr("%1 - Cohort Desk").arg(name));
}

void MainWindow::showConnection()
{
    const QString where = m_session ? m_session->label() : QString();
    const ConnectionState state = m_session ? m_session->client().state() : ConnectionState();
    m_connection->show(where, m_session ? m_session->me().email : QString(), state);
    m_corner->showCurrent(where, m_session ? m_place.profile : QString(), m_session ? m_place.source : QString());
    // The menu bar measures its corner only when it is given one.
    menuBar()->setCornerWidget(m_corner);
    m_corner->show();
}

void MainWindow::openConnectDialog()
{
    m_corner->openDialog();
}

void MainWindow::openConnectDialog(const ConnectionProfile &profile, const std::optional<Error> &error)
{
    m_corner->openDialog(profile, error);
}

void MainWindow::openRequestLog()
{
    if (!m_requestLog) {
        m_requestLog = new RequestLogDialog(this);
        m_requestLog->setAttribute(Qt::WA_DeleteOnClose);
        m_requestLog->setSession(m_session);
    }
    m_requestLog->show();
    m_requestLog->raise();
    m_requestLog->activateWindow();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::chooseDemo()
{
    leaveConnection([this] { emit demoWanted(); });
}

void MainWindow::leaveConnection(std::function<void()> then)
{
    m_workspace->page()->editing().leave(
        [this, then = std::move(then)] { askBeforeStoppingJobs(tr("&Stop and connect"), then); });
}

void MainWindow::chooseTheme(Theme theme)
{
    m_settings.setTheme(theme);
    m_menu->setTheme(theme);
    emit themeChosen(theme);
}

void MainWindow::openShortcuts()
{
    auto *dialog = new ShortcutsDialog(menuBar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries;
    addCommands(entries, menuBar());
    if (m_session)
        addCohorts(entries, *m_session, m_workspace->list());
    if (m_corner->book())
        addConnections(entries, *m_corner->book(), [this](const QString &id) { wantProfile(id); });
    auto *palette = new CommandPalette(std::move(entries), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::openPreferences()
{
    auto *dialog = new PreferencesDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::themeChosen, this, &MainWindow::chooseTheme);
    connect(dialog, &PreferencesDialog::clearCacheWanted, this, &MainWindow::clearCacheWanted);
    connect(dialog, &PreferencesDialog::cacheWanted, this, &MainWindow::cacheWanted);
    dialog->open();
}

void MainWindow::openAbout()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Cohort Desk"),
                        tr("Cohort Desk %1").arg(QStringLiteral(COHORT_DESK_VERSION)), QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(grid(this, 7)));
    box->setInformativeText(tr("Manage PostHog cohorts by pointing and clicking.\n\n"
                               "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

void MainWindow::askBeforeStoppingJobs(const QString &verb, std::function<void()> then)
{
    const int running = m_workspace->jobs()->runningCount();
    if (running == 0)
        return then();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Stop jobs"),
                                tr("%Ln jobs are still running.", nullptr, running), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Stopping leaves no half-written files behind."));
    QPushButton *stop = box->addButton(verb, QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("&Keep running"), QMessageBox::RejectRole));
    connect(stop, &QPushButton::clicked, this, std::move(then), Qt::QueuedConnection);
    box->open();
}

//! Text fields take Ctrl+K for deleting to the end of the line; in this window it opens the command palette wherever
//! the keyboard is.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride && static_cast<QKeyEvent *>(event)->keyCombination() == (Qt::CTRL | Qt::Key_K))
        return true;
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose && m_workspace->jobs()->runningCount() > 0) {
        event->ignore();
        return askBeforeStoppingJobs(tr("&Stop and quit"), [this] {
            m_mayClose = true;
            close();
        });
    }
    CohortEditing &editing = m_workspace->page()->editing();
    if (editing.draft().isModified()) {
        event->ignore();
        editing.leave([this] { close(); });
        return;
    }
    m_memory.save(this, m_workspace);
    m_settings.sync();
    QMainWindow::closeEvent(event);
}

} // namespace desk
