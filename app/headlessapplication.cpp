// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessapplication.h"

#include "app/demothread.h"
#include "app/headless/command.h"
#include "app/headless/console.h"
#include "app/headless/endpoint.h"
#include "app/headless/interrupts.h"
#include "app/headless/secrecy.h"
#include "models/profile/keychainstore.h"

#include <QCoreApplication>

#include <limits>
#include <memory>

namespace desk {

namespace {

//! The composition root without a window: demo server or endpoint, client, one command. Members are destroyed from the
//! last to the first: the command before the client it uses, the client before the server it talks to.
class HeadlessApplication final : public QObject
{
    Q_OBJECT
public:
    explicit HeadlessApplication(CommandMaker make)
        : m_make(std::move(make))
    {
        connect(&m_interrupts, &Interrupts::interrupted, this, &HeadlessApplication::interrupt);
    }
    void startDemo(const demo::DemoServer::Options &options);
    void connectTo(const Endpoint &endpoint);
    //! Asks the keychain for the key first.
    void connectKept(const Endpoint &endpoint);

private:
    void takeKey(Endpoint endpoint, const Result<QByteArray> &key);
    void demoIsReady();
    void interrupt();

    CommandMaker m_make;
    Interrupts m_interrupts;
    std::unique_ptr<DemoThread> m_demo;
    std::unique_ptr<KeychainStore> m_keychain;
    Pending m_askKey;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
    std::unique_ptr<Command> m_command;
};

void HeadlessApplication::startDemo(const demo::DemoServer::Options &options)
{
    m_demo = std::make_unique<DemoThread>(options);
    connect(m_demo.get(), &DemoThread::ready, this, &HeadlessApplication::demoIsReady);
    connect(m_demo.get(), &DemoThread::failed, this, [](const QString &reason) {
        say(tr("The demo cannot be started: %1").arg(reason));
        QCoreApplication::exit(ExitUsage);
    });
    m_demo->start();
}

void HeadlessApplication::demoIsReady()
{
    const demo::DemoServer::Ready &server = m_demo->server();
    Endpoint endpoint;
    endpoint.settings.baseUrl = QUrl(QString::fromStdString(server.baseUrl));
    endpoint.settings.project = ProjectId{server.projectId};
    endpoint.settings.proxy = ProxyChoice::None;
    endpoint.key = ApiKey(QByteArray::fromStdString(server.apiKey));
    connectTo(endpoint);
}

void HeadlessApplication::connectTo(const Endpoint &endpoint)
{
    ClientOptions options;
    options.backgroundAtOnce = 6; // nobody waits at a window: an export may have all connections
    m_client = std::make_unique<ApiClient>(endpoint.settings, endpoint.key, options);
    m_api = std::make_unique<CohortApi>(*m_client);
    m_command = m_make(*m_api);
    connect(
        m_command.get(), &Command::done, this, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    m_command->start();
}

void HeadlessApplication::connectKept(const Endpoint &endpoint)
{
    m_keychain = std::make_unique<KeychainStore>();
    m_askKey = m_keychain->read(endpoint.keptKey, this,
                                [this, endpoint](const Result<QByteArray> &key) { takeKey(endpoint, key); });
}

void HeadlessApplication::takeKey(Endpoint endpoint, const Result<QByteArray> &key)
{
    if (key) {
        endpoint.key = ApiKey(*key);
        return connectTo(endpoint);
    }
    say(tr("The key of this connection cannot be had from the keychain: %1 Put it into the environment as "
           "POSTHOG_PERSONAL_API_KEY instead.")
            .arg(key.error().text));
    QCoreApplication::exit(ExitAccess);
}

void HeadlessApplication::interrupt()
{
    if (m_command)
        m_command->interrupt();
    else
        QCoreApplication::exit(ExitInterrupted);
}

int usageError(const Error &error)
{
    say(error.text);
    return error.kind == ErrorKind::Unauthorized ? ExitAccess : ExitUsage;
}

} // namespace

Result<demo::DemoServer::Options> demoOptionsFrom(const GivenWords &given)
{
    demo::DemoServer::Options options;
    const auto persons = numberFrom(given, "demo-persons", options.persons, 0, 10'000'000);
    const auto cohorts = numberFrom(given, "demo-cohorts", options.cohorts, 0, 100'000);
    const auto seed =
        numberFrom(given, "demo-seed", static_cast<qint64>(options.seed), 0, std::numeric_limits<qint64>::max());
    for (const auto *number : {&persons, &cohorts, &seed}) {
        if (!*number)
            return number->error();
    }
    options.persons = *persons;
    options.cohorts = *cohorts;
    options.seed = static_cast<std::uint64_t>(*seed);
    options.data = given.value("demo-data").toStdString();
    return options;
}

int runHeadless(int &argc, char **argv, const CommandLine &line)
{
    QCoreApplication program(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("cohort-desk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COHORT_DESK_VERSION));
    if (const auto code = runOfflineCommand(line.command, line.given))
        return *code;
    const auto command = planCommand(line.command, line.given);
    if (!command)
        return usageError(command.error());
    HeadlessApplication application(*command);
    const auto environment = QProcessEnvironment::systemEnvironment();
    forgetKeysOfEnvironment();
    if (line.given.has("demo")) {
        const auto options = demoOptionsFrom(line.given);
        if (!options)
            return usageError(options.error());
        application.startDemo(*options);
    } else {
        const auto endpoint = endpointFrom(line.given, environment);
        if (!endpoint)
            return usageError(endpoint.error());
        if (endpoint->keptKey.isEmpty())
            application.connectTo(*endpoint);
        else
            application.connectKept(*endpoint);
    }
    return QCoreApplication::exec();
}

} // namespace desk

#include "headlessapplication.moc"
