// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/demothread.h"
#include "models/profile/settings.h"
#include "ui/connection/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/translations.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include <memory>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString settingsPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    QDir().mkpath(folder);
    return folder + u"/settings.ini"_s;
}

//! The composition root of the window: everything is built here and handed on. Members are destroyed from the last to
//! the first, so the window goes before the session it shows, and the session before the server it talks to.
class Application final : public QObject
{
    Q_OBJECT
public:
    Application();
    void start(const WindowStart &start);

private:
    void openDemo(const demo::DemoServer::Options &options);
    void openSession(const ConnectionSettings &settings, const ApiKey &key, const QString &label);
    void demoIsReady();

    Settings m_settings{settingsPath()};
    ThemeKeeper m_theme;
    std::unique_ptr<DemoThread> m_demo;
    std::unique_ptr<Session> m_session;
    MainWindow m_window{m_settings};
};

Application::Application()
{
    m_theme.apply(m_settings.theme());
    connect(&m_window, &MainWindow::themeChosen, &m_theme, &ThemeKeeper::apply);
    connect(&m_window, &MainWindow::demoWanted, this, [this] { openDemo({}); });
    connect(&m_window, &MainWindow::connectionWanted, this, &Application::openSession);
}

void Application::start(const WindowStart &start)
{
    m_window.show();
    // Connections are made when the window is on screen: nothing else delays its first picture.
    QTimer::singleShot(0, this, [this, start] {
        if (start.demo)
            openDemo(*start.demo);
        else if (start.server)
            openSession(*start.server, start.key, start.label);
        else
            m_window.openConnectDialog();
    });
}

void Application::openDemo(const demo::DemoServer::Options &options)
{
    m_window.showBusy(QApplication::translate("Application", "Starting the demo project..."));
    m_session.reset();
    m_demo = std::make_unique<DemoThread>(options);
    connect(m_demo.get(), &DemoThread::ready, this, &Application::demoIsReady);
    connect(m_demo.get(), &DemoThread::failed, this, [this](const QString &reason) {
        m_window.showFailure(QApplication::translate("Application", "The demo project could not be started."), reason);
    });
    m_demo->start();
}

void Application::demoIsReady()
{
    const demo::DemoServer::Ready &server = m_demo->server();
    ConnectionSettings settings;
    settings.baseUrl = QUrl(QString::fromStdString(server.baseUrl));
    settings.project = ProjectId{server.projectId};
    settings.proxy = ProxyChoice::None;
    openSession(settings, ApiKey(QByteArray::fromStdString(server.apiKey)),
                QApplication::translate("Application", "Demo project"));
}

void Application::openSession(const ConnectionSettings &settings, const ApiKey &key, const QString &label)
{
    m_window.setSession(nullptr);
    m_session = std::make_unique<Session>(settings, key, label);
    m_window.setSession(m_session.get());
    m_session->start();
}

} // namespace

int runWindow(int &argc, char **argv, const WindowStart &start)
{
    QApplication program(argc, argv);
    QApplication::setApplicationName(u"cohort-desk"_s);
    QApplication::setApplicationVersion(QStringLiteral(COHORT_DESK_VERSION));
    QApplication::setDesktopFileName(u"cohort-desk"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/cohort-desk.svg"_s));
    installTranslations();
    Application application;
    application.start(start);
    return QApplication::exec();
}

} // namespace desk

#include "application.moc"
