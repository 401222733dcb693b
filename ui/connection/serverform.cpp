// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/serverform.h"

#include "ui/connection/projectfield.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

bool isAboutTheKey(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound ||
           kind == ErrorKind::File;
}

} // namespace

ServerForm::ServerForm(QWidget *parent)
    : QWidget(parent)
    , m_server(new QComboBox(this))
    , m_addressLabel(new QLabel(tr("&Address"), this))
    , m_address(new QLineEdit(this))
    , m_addressBanner(new Banner(this))
    , m_key(new QLineEdit(this))
    , m_keyLink(new QLabel(this))
    , m_keyBanner(new Banner(this))
    , m_test(new QPushButton(tr("&Test"), this))
    , m_resultBanner(new Banner(this))
    , m_project(new ProjectField(this))
{
    build();
    connect(&m_probe, &ConnectionProbe::finished, this, &ServerForm::showResult);
    connect(m_server, &QComboBox::currentIndexChanged, this, &ServerForm::followServerChoice);
    connect(m_address, &QLineEdit::textEdited, this, [this] {
        m_project->reset();
        forgetTest();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &ServerForm::showKeyLink);
    connect(m_key, &QLineEdit::textEdited, this, &ServerForm::forgetTest);
    connect(m_test, &QPushButton::clicked, this, &ServerForm::test);
    followServerChoice();
}

void ServerForm::build()
{
    m_server->setObjectName(u"server"_s);
    m_address->setObjectName(u"address"_s);
    m_key->setObjectName(u"key"_s);
    m_project->setObjectName(u"project"_s);
    auto *form = new QFormLayout(this);
    setGrid(form, this, 0, 1);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addServerRows(form);
    addKeyRows(form);
    addProjectRows(form);
}

void ServerForm::addServerRows(QFormLayout *form)
{
    m_server->addItem(tr("PostHog US (us.posthog.com)"), u"https://us.posthog.com"_s);
    m_server->addItem(tr("PostHog EU (eu.posthog.com)"), u"https://eu.posthog.com"_s);
    m_server->addItem(tr("Own address"), QString());
    form->addRow(tr("&Server"), m_server);
    m_address->setPlaceholderText(u"https://posthog.example.com"_s);
    m_addressLabel->setBuddy(m_address);
    form->addRow(m_addressLabel, m_address);
    form->addRow(m_addressBanner);
}

void ServerForm::addKeyRows(QFormLayout *form)
{
    m_key->setEchoMode(QLineEdit::Password);
    form->addRow(tr("Personal API &key"), m_key);
    QLabel *note = plainLabel(this, TextSize::Small);
    note->setWordWrap(true);
    note->setText(tr("Give it the scopes user:read, project:read, cohort:read, person:read, property_definition:read "
                     "and activity_log:read; cohort:write to change cohorts. It is kept in the system's keychain; "
                     "where there is none, until the program ends."));
    setTextSize(m_keyLink, TextSize::Small);
    m_keyLink->setOpenExternalLinks(true);
    m_keyLink->setTextInteractionFlags(Qt::TextBrowserInteraction);
    form->addRow(QString(), note);
    form->addRow(QString(), m_keyLink);
    form->addRow(m_keyBanner);
}

void ServerForm::addProjectRows(QFormLayout *form)
{
    auto *testLine = new QHBoxLayout;
    testLine->addWidget(m_test);
    testLine->addStretch(1);
    form->addRow(QString(), testLine);
    form->addRow(m_resultBanner);
    form->addRow(tr("&Project"), m_project);
}

void ServerForm::setProfile(const ConnectionProfile &profile)
{
    m_profile = profile;
    const QUrl &url = profile.server.baseUrl;
    const int known = url.isEmpty() ? 0 : m_server->findData(url.toString());
    m_server->setCurrentIndex(known >= 0 ? known : m_server->count() - 1);
    m_address->setText(known >= 0 ? QString() : url.toString());
    m_key->clear();
    m_key->setPlaceholderText(profile.id.isEmpty() ? tr("starts with phx_") : tr("kept; type to replace it"));
    followServerChoice();
    m_project->setProject(profile.server.project, profile.projectName);
    setNetwork(profile.server);
}

void ServerForm::setNetwork(const ConnectionSettings &network)
{
    m_settings.proxy = network.proxy;
    m_settings.proxyHost = network.proxyHost;
    m_settings.proxyPort = network.proxyPort;
    m_settings.extraCaFile = network.extraCaFile;
}

void ServerForm::followServerChoice()
{
    const bool own = m_server->currentData().toString().isEmpty();
    m_addressLabel->setVisible(own);
    m_address->setVisible(own);
    showKeyLink();
    m_project->reset();
    forgetTest();
}

void ServerForm::showKeyLink()
{
    const Result<QUrl> url = baseUrlFrom(typedAddress());
    m_keyLink->setVisible(url.has_value());
    if (url)
        m_keyLink->setText(u"<a href=\"%1/settings/user-api-keys\">%2</a>"_s.arg(
            url->toString(QUrl::FullyEncoded).toHtmlEscaped(), tr("Make a key in PostHog").toHtmlEscaped()));
}

void ServerForm::forgetTest()
{
    m_probe.stop();
    m_readingKey.drop();
    m_tested = false;
    m_project->forget();
    for (Banner *banner : {m_addressBanner, m_keyBanner, m_resultBanner})
        banner->clear();
    setBusy(false);
    emit edited();
}

void ServerForm::setBusy(bool busy)
{
    m_test->setEnabled(!busy);
    m_test->setText(busy ? tr("Testing...") : tr("&Test"));
}

QString ServerForm::typedAddress() const
{
    const QString known = m_server->currentData().toString();
    return known.isEmpty() ? m_address->text().trimmed() : known;
}

ApiKey ServerForm::typedKey() const
{
    return ApiKey(m_key->text().trimmed().toUtf8());
}

bool ServerForm::mayUseKeptKey() const
{
    const Result<QUrl> url = baseUrlFrom(typedAddress());
    return !m_profile.id.isEmpty() && m_keyFetch && url && isSameOrigin(*url, m_profile.server.baseUrl);
}

std::optional<QUrl> ServerForm::readAddress()
{
    const Result<QUrl> url = baseUrlFrom(typedAddress());
    if (url)
        return *url;
    m_addressBanner->showError(url.error());
    m_address->setFocus();
    return {};
}

bool ServerForm::readKey()
{
    const bool isEmpty = m_key->text().trimmed().isEmpty();
    if (typedKey().isSendable() || (isEmpty && mayUseKeptKey()))
        return true;
    QString words = tr("This is not a key: it holds blanks or other characters that no key has.");
    if (isEmpty)
        words = m_profile.id.isEmpty() ? tr("Paste a personal API key.")
                                       : tr("The kept key is for another server. Paste a key for this one.");
    m_keyBanner->showText(Tone::Failed, words);
    m_key->setFocus();
    return false;
}

std::optional<ConnectionSettings> ServerForm::settings()
{
    const auto url = readAddress();
    const auto project = m_project->project();
    if (!url || !project) {
        if (url)
            m_resultBanner->showText(Tone::Failed, tr("Choose a project, or type its number: it is shown in the "
                                                      "project's settings in PostHog."));
        return {};
    }
    ConnectionSettings settings = m_settings;
    settings.baseUrl = *url;
    settings.project = *project;
    return settings;
}

void ServerForm::test()
{
    forgetTest();
    if (!readAddress() || !readKey() || !settings()) {
        emit failed();
        return;
    }
    setBusy(true);
    m_key->text().trimmed().isEmpty() ? probeWithKeptKey() : probe(typedKey());
}

void ServerForm::probeWithKeptKey()
{
    m_readingKey = m_keyFetch(m_profile.id, this, [this](const Result<QByteArray> &key) {
        if (key)
            return probe(ApiKey(*key));
        setBusy(false);
        showError(key.error());
        emit failed();
    });
}

void ServerForm::probe(const ApiKey &key)
{
    if (const auto where = settings())
        m_probe.start(*where, key);
}

void ServerForm::showResult(const ProbeResult &result)
{
    setBusy(false);
    if (result.error) {
        showError(*result.error);
        emit failed();
        return;
    }
    m_tested = true;
    QStringList words;
    if (!result.person.isEmpty())
        words << tr("The key belongs to %1.").arg(result.person);
    if (!result.works.isEmpty())
        words << tr("It can %1.").arg(result.works.join(u", "_s));
    if (!result.lacks.isEmpty())
        words << tr("It cannot %1.").arg(result.lacks.join(u"; "_s));
    m_project->setProjects(result.projects, result.currentProject);
    m_resultBanner->showText(result.lacks.isEmpty() ? Tone::Ok : Tone::Warning, words.join(u' '));
    if (hasChoice())
        m_project->setFocus();
    emit tested();
}

void ServerForm::showError(const Error &error)
{
    (isAboutTheKey(error.kind) ? m_keyBanner : m_addressBanner)->showError(error);
    if (isAboutTheKey(error.kind))
        m_key->setFocus();
    else if (m_address->isVisibleTo(this))
        m_address->setFocus();
    else
        m_server->setFocus();
}

bool ServerForm::hasChoice() const
{
    return m_project->hasChoice();
}

QString ServerForm::label() const
{
    const QString name = m_project->projectName();
    const Result<QUrl> url = baseUrlFrom(typedAddress());
    return !name.isEmpty() || !url ? name : url->host();
}

} // namespace desk
