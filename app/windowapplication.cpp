// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowapplication.h"

#include "app/desktopnotifications.h"
#include "models/profile/places.h"
#include "models/tables/celltext.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/workspace.h"
#include "ui/membership/peoplelists.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace desk {

using namespace Qt::StringLiterals;
using Topic = NoticeBar::Topic;

WindowApplication::WindowApplication(Settings &settings, SingleInstance &instance)
    : m_settings(settings)
    , m_profiles(places::connectionsFile())
    , m_book(m_profiles, m_keychain)
    , m_window(settings)
{
    m_theme.apply(m_settings.theme());
    connectWindow();
    connectBook();
    connect(&instance, &SingleInstance::wished, this, &WindowApplication::followWish);
    connect(&m_keychain, &KeychainStore::problemChanged, this, &WindowApplication::showKeychainProblem);
    connect(&m_keychain, &KeychainStore::arrived, this, [this](const QString &profile) {
        if (profile == m_waitingFor)
            m_book.open(profile);
    });
    for (const QString &problem : {m_settings.problem(), m_profiles.problem()}) {
        if (!problem.isEmpty())
            m_window.notices()->show(Topic::Files, Tone::Warning, problem);
    }
}

WindowApplication::~WindowApplication()
{
    m_window.setSession(nullptr);
}

void WindowApplication::connectWindow()
{
    m_window.setBook(&m_book);
    m_window.workspace()->lists()->setFolder(places::runsFolder());
    connect(&m_window, &MainWindow::themeChosen, &m_theme, &ThemeKeeper::apply);
    connect(m_window.workspace(), &Workspace::notificationWanted, this, &WindowApplication::notify);
    connect(&m_window, &MainWindow::demoWanted, this, [this] { openDemo({}); });
    connect(&m_window, &MainWindow::choiceMade, &m_book, &ConnectionBook::take);
    connect(&m_window, &MainWindow::profileWanted, &m_book, &ConnectionBook::open);
    connect(&m_window, &MainWindow::clearCacheWanted, this, [this] {
        m_list.reset();
        CatalogueKeeper::clear(places::cacheFolder());
        keepList(m_listFile);
    });
    connect(&m_window, &MainWindow::cacheWanted, this,
            [this](bool wanted) { wanted ? keepList(m_listFile) : m_list.reset(); });
    connect(m_window.notices(), &NoticeBar::actionTriggered, this, [this](Topic topic) {
        if (topic == Topic::Keychain)
            m_waitingFor.isEmpty() ? m_keychain.retry() : m_book.open(m_waitingFor);
    });
}

//! A click leads to the window and to the cohort, unless the person has gone on to another project.
void WindowApplication::notify(const QString &title, const QString &text, std::optional<CohortId> id)
{
    if (!m_settings.notifies())
        return;
    m_notifications.show(title, text, [this, id, session = QPointer(m_session.get())] {
        m_window.bringToFront();
        // Whoever is in the middle of a dialog is not led away from what it is about.
        if (session && id && !QApplication::activeModalWidget())
            m_window.workspace()->list()->reveal(*id);
    });
}

void WindowApplication::connectBook()
{
    connect(&m_book, &ConnectionBook::opened, this, &WindowApplication::openChoice);
    connect(&m_book, &ConnectionBook::keyMissing, this, &WindowApplication::keyIsMissing);
    connect(&m_book, &ConnectionBook::removed, this, &WindowApplication::forget);
    connect(&m_book, &ConnectionBook::warned, this,
            [this](const QString &text) { m_window.notices()->show(Topic::Files, Tone::Warning, text); });
    connect(&m_book, &ConnectionBook::waiting, this, [this](const QString &name) {
        closeSession();
        m_window.showBusy(tr("Asking the keychain for the key of %1...").arg(name));
    });
}

void WindowApplication::start(const WindowStart &start)
{
    m_usesCache = start.usesCache;
    m_window.show();
    // Connections are made when the window is on screen: nothing else delays its first picture.
    QTimer::singleShot(0, this, [this, start] {
        openFirst(start);
        if (!start.link.isEmpty())
            askAboutLink(start.link);
    });
}

void WindowApplication::openFirst(const WindowStart &start)
{
    if (start.demo)
        return openDemo(*start.demo);
    if (start.server) {
        const ConnectionProfile profile{{}, start.label, {}, *start.server};
        return openSession(profile, start.key,
                           {{}, start.source, places::draftsFolder() + u'/' + storeNameOf(profile)});
    }
    const auto named = m_book.findByName(start.connection);
    if (named)
        return m_book.open(named->id);
    // The person chose it earlier; without such a choice nothing is sent anywhere.
    const auto last = m_settings.opensLastConnection() ? m_book.find(m_settings.lastConnection()) : std::nullopt;
    if (last && start.connection.isEmpty())
        return m_book.open(last->id);
    if (!start.connection.isEmpty())
        m_window.showFailure(tr("No connection called \"%1\" is kept, or more than one.").arg(start.connection), {});
    ConnectionProfile prefilled;
    prefilled.server.baseUrl = baseUrlFrom(start.host).value_or(QUrl());
    start.host.isEmpty() ? m_window.openConnectDialog() : m_window.openConnectDialog(prefilled, {});
}

void WindowApplication::openDemo(const demo::DemoServer::Options &options)
{
    closeSession();
    m_window.showBusy(tr("Starting the demo project..."));
    m_demo = std::make_unique<DemoThread>(options);
    connect(m_demo.get(), &DemoThread::ready, this, &WindowApplication::demoIsReady);
    connect(m_demo.get(), &DemoThread::failed, this, [this](const QString &reason) {
        m_window.showFailure(tr("The demo project could not be started."), reason);
    });
    m_demo->start();
}

void WindowApplication::demoIsReady()
{
    const demo::DemoServer::Ready &server = m_demo->server();
    ConnectionProfile profile;
    profile.name = tr("Demo project");
    profile.server.baseUrl = QUrl(QString::fromStdString(server.baseUrl));
    profile.server.project = ProjectId{server.projectId};
    profile.server.proxy = ProxyChoice::None;
    openSession(profile, ApiKey(QByteArray::fromStdString(server.apiKey)),
                {{}, {}, places::draftsFolder() + u"/demo"_s});
}

void WindowApplication::openChoice(const ConnectionChoice &choice)
{
    closeSession();
    m_demo.reset();
    m_settings.setLastConnection(choice.profile.id);
    m_settings.sync();
    openSession(choice.profile, choice.key,
                {choice.profile.id, {}, places::draftsFolder() + u'/' + storeNameOf(choice.profile)});
    m_openProfile = choice.profile.id;
}

void WindowApplication::openSession(const ConnectionProfile &profile, const ApiKey &key, const MainWindow::Place &place)
{
    closeSession();
    const ConnectionSettings settings = m_settings.network().applied(profile.server);
    m_session = std::make_unique<Session>(settings, key, profile.name);
    m_window.setPlace(place);
    m_window.setSession(m_session.get());
    if (!m_demo) // its data is new at every start
        keepList(places::cacheFolder() + u'/' + storeNameOf(profile) + u".sqlite"_s);
    m_session->start();
    if (const auto cohort = std::exchange(m_linked, {}))
        m_window.workspace()->list()->open(*cohort);
}

void WindowApplication::keepList(const QString &name)
{
    m_listFile = name;
    if (!m_session || name.isEmpty() || !m_usesCache || !m_settings.usesLocalCache())
        return;
    m_list = std::make_unique<CatalogueKeeper>(m_session->catalogue(), name);
    connect(m_list.get(), &CatalogueKeeper::problem, this,
            [this](const QString &text) { m_window.notices()->show(Topic::Cache, Tone::Warning, text); });
}

void WindowApplication::closeSession()
{
    m_window.setSession(nullptr);
    m_window.notices()->clear(Topic::Cache);
    m_list.reset();
    m_listFile.clear();
    m_session.reset();
    m_openProfile.clear();
    m_waitingFor.clear();
}

void WindowApplication::keyIsMissing(const ConnectionProfile &profile, const Error &why)
{
    if (why.kind == ErrorKind::NotFound)
        m_window.showFailure(tr("The key of %1 is not in the keychain any more.").arg(profile.name), {});
    else {
        m_window.showFailure(tr("The key of %1 cannot be had: %2").arg(profile.name, why.text), why.detail);
        m_waitingFor = profile.id;
        m_window.notices()->show(Topic::Keychain, Tone::Warning,
                                 tr("Unlock the keychain, or enter the key again for this run."), tr("Try &again"));
    }
    m_window.openConnectDialog(profile, why);
}

void WindowApplication::forget(const ConnectionProfile &profile)
{
    if (profile.id == m_openProfile)
        closeSession();
    QFile::remove(places::cacheFolder() + u'/' + storeNameOf(profile) + u".sqlite"_s);
    QDir(places::draftsFolder() + u'/' + storeNameOf(profile)).removeRecursively();
}

void WindowApplication::showKeychainProblem()
{
    if (m_keychain.problem().isEmpty())
        m_window.notices()->clear(Topic::Keychain);
    else
        m_window.notices()->show(Topic::Keychain, Tone::Warning, m_keychain.problem(), tr("Try &again"));
}

void WindowApplication::followWish(const StartWish &wish)
{
    m_window.bringToFront();
    if (!wish.link.isEmpty())
        return askAboutLink(wish.link);
    if (const auto profile = m_book.findByName(wish.connection); profile && profile->id != m_openProfile)
        m_window.wantProfile(profile->id);
}

void WindowApplication::askAboutLink(const QString &text)
{
    const Result<DeepLink> link = deepLinkFrom(text);
    // A page that opens links by the dozen shall not bury the window under questions: the last one is asked.
    delete m_linkQuestion;
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Open a link"), {}, QMessageBox::NoButton, &m_window);
    m_linkQuestion = box;
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    if (!link) {
        box->setText(link.error().text);
        box->addButton(QMessageBox::Close);
        return box->open();
    }
    const QString where = link->connection.isEmpty() ? QString() : tr(" in \"%1\"").arg(oneLine(link->connection));
    box->setText(tr("Open cohort %1%2?").arg(link->cohort.toString(), where));
    box->setInformativeText(tr("A link asks for this. It changes nothing."));
    QPushButton *open = box->addButton(tr("&Open cohort"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(
        open, &QPushButton::clicked, this, [this, link = *link] { followLink(link); }, Qt::QueuedConnection);
    box->open();
}

void WindowApplication::followLink(const DeepLink &link)
{
    const auto profile = m_book.findByName(link.connection);
    if (!link.connection.isEmpty() && !profile)
        return m_window.notices()->show(Topic::Files, Tone::Warning,
                                        tr("No connection called \"%1\" is kept.").arg(oneLine(link.connection)));
    if (profile && profile->id != m_openProfile) {
        m_linked = link.cohort;
        m_window.wantProfile(profile->id);
    } else if (m_session) {
        m_window.workspace()->list()->reveal(link.cohort);
    }
}

} // namespace desk
