// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/serverform.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

bool isAboutTheKey(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden;
}

} // namespace

ServerForm::ServerForm(QWidget *parent)
    : QWidget(parent)
    , m_server(new QComboBox(this))
    , m_addressLabel(new QLabel(tr("&Address"), this))
    , m_address(new QLineEdit(this))
    , m_addressBanner(new Banner(this))
    , m_key(new QLineEdit(this))
    , m_keyBanner(new Banner(this))
    , m_test(new QPushButton(tr("&Test"), this))
    , m_resultBanner(new Banner(this))
    , m_project(new QComboBox(this))
{
    build();
    connect(&m_probe, &ConnectionProbe::finished, this, &ServerForm::showResult);
    connect(m_server, &QComboBox::currentIndexChanged, this, &ServerForm::followServerChoice);
    connect(m_address, &QLineEdit::textEdited, this, &ServerForm::forgetTest);
    connect(m_key, &QLineEdit::textEdited, this, &ServerForm::forgetTest);
    connect(m_test, &QPushButton::clicked, this, &ServerForm::test);
    connect(m_project, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.project = ProjectId{m_project->currentData().toLongLong()}; });
    followServerChoice();
}

void ServerForm::build()
{
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
    m_key->setPlaceholderText(tr("starts with phx_"));
    form->addRow(tr("Personal API &key"), m_key);
    QLabel *note = plainLabel(this, TextSize::Small);
    note->setWordWrap(true);
    note->setText(tr("Make one in PostHog under Settings > Personal API keys with the scopes user:read, project:read, "
                     "cohort:read, person:read, property_definition:read and activity_log:read; cohort:write to "
                     "change cohorts. The key is kept for this run only and never written to disk."));
    form->addRow(QString(), note);
    form->addRow(m_keyBanner);
}

void ServerForm::addProjectRows(QFormLayout *form)
{
    auto *testLine = new QHBoxLayout;
    testLine->addWidget(m_test);
    testLine->addStretch(1);
    form->addRow(QString(), testLine);
    form->addRow(m_resultBanner);
    m_project->setEnabled(false);
    m_project->setPlaceholderText(tr("Test first"));
    form->addRow(tr("&Project"), m_project);
}

void ServerForm::followServerChoice()
{
    const bool own = m_server->currentData().toString().isEmpty();
    m_addressLabel->setVisible(own);
    m_address->setVisible(own);
    forgetTest();
}

void ServerForm::forgetTest()
{
    m_probe.stop();
    m_tested = false;
    m_project->clear();
    m_project->setEnabled(false);
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

ApiKey ServerForm::key() const
{
    return ApiKey(m_key->text().trimmed().toUtf8());
}

bool ServerForm::readFields()
{
    const Result<QUrl> url = baseUrlFrom(typedAddress());
    if (!url) {
        m_addressBanner->showError(url.error());
        m_address->setFocus();
        return false;
    }
    if (!key().isSendable()) {
        m_keyBanner->showText(Tone::Failed,
                              m_key->text().trimmed().isEmpty()
                                  ? tr("Paste a personal API key.")
                                  : tr("This is not a key: it holds blanks or other characters that no key has."));
        m_key->setFocus();
        return false;
    }
    m_settings = {};
    m_settings.baseUrl = *url;
    return true;
}

void ServerForm::test()
{
    forgetTest();
    if (!readFields()) {
        emit failed();
        return;
    }
    setBusy(true);
    m_probe.start(m_settings, key());
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
    m_resultBanner->showText(result.lacks.isEmpty() ? Tone::Ok : Tone::Warning, words.join(u' '));
    fillProjects(result);
    if (hasChoice())
        m_project->setFocus();
    emit tested();
}

void ServerForm::showError(const Error &error)
{
    (isAboutTheKey(error.kind) ? m_keyBanner : m_addressBanner)->showError(error);
    (isAboutTheKey(error.kind) ? m_key : m_address)->setFocus();
}

void ServerForm::fillProjects(const ProbeResult &result)
{
    for (const Project &project : result.projects) {
        const QString where = project.organization.isEmpty() ? QString() : u" (%1)"_s.arg(project.organization);
        m_project->addItem(project.name + where, project.id.value);
        if (project.id == result.currentProject)
            m_project->setCurrentIndex(m_project->count() - 1);
    }
    if (m_project->count() == 0)
        m_project->addItem(tr("The key owner's current project"), 0);
    if (m_project->currentIndex() < 0)
        m_project->setCurrentIndex(0);
    m_project->setEnabled(m_project->count() > 1);
}

bool ServerForm::hasChoice() const
{
    return m_project->count() > 1;
}

QString ServerForm::label() const
{
    return m_project->currentData().toLongLong() > 0 ? m_project->currentText() : m_settings.baseUrl.host();
}

} // namespace desk
