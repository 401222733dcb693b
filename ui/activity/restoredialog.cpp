// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/restoredialog.h"

#include "models/tables/celltext.h"
#include "ui/connection/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/changetreeview.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace desk {

namespace {

std::vector<ChangeNode> remark(const QString &text)
{
    return {{ChangeNode::Fate::Same, {{WordRun::Fate::Same, text}}}};
}

//! A part that cannot be chosen says why.
void offer(QCheckBox *box, bool isThere, const QString &whyNot)
{
    box->setEnabled(isThere && whyNot.isEmpty());
    box->setChecked(box->isEnabled());
    box->setToolTip(isThere ? whyNot : RestoreDialog::tr("This entry does not tell it."));
}

} // namespace

RestoreDialog::RestoreDialog(Session &session, ActivityEntry entry, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_entry(std::move(entry))
    , m_before(new QRadioButton(tr("As it was &before this change"), this))
    , m_after(new QRadioButton(tr("As it was &after this change"), this))
    , m_name(new QCheckBox(tr("&Name"), this))
    , m_description(new QCheckBox(tr("&Description"), this))
    , m_criteria(new QCheckBox(tr("&Criteria"), this))
    , m_banner(new Banner(this))
    , m_preview(new ChangeTreeView(tr("What will change"), this))
    , m_restore(new QPushButton(tr("&Restore"), this))
{
    setWindowTitle(tr("Restore an earlier version"));
    m_before->setChecked(true);
    buildLayout();
    connectParts();
    showVersion();
    readCohort();
}

QBoxLayout *RestoreDialog::sideChoice()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 2));
    line->addWidget(m_before);
    line->addWidget(m_after);
    line->addStretch(1);
    return line;
}

QBoxLayout *RestoreDialog::partChoice()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 2));
    for (QCheckBox *box : {m_name, m_description, m_criteria})
        line->addWidget(box);
    line->addStretch(1);
    return line;
}

void RestoreDialog::buildLayout()
{
    QLabel *head = plainLabel(this);
    head->setWordWrap(true);
    head->setText(tr("The cohort gets these parts as they were around %1, and everything else stays.")
                      .arg(localTime(m_entry.createdAt)));
    auto *title = new QLabel(tr("&What will change"), this);
    title->setBuddy(m_preview);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_restore, QDialogButtonBox::AcceptRole);
    m_restore->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1);
    column->addWidget(head);
    column->addLayout(sideChoice());
    column->addLayout(partChoice());
    column->addWidget(title);
    column->addWidget(m_preview, 1);
    column->addWidget(m_banner);
    column->addWidget(buttons);
    resize(textWidth(this, 90), grid(this, 50));
}

void RestoreDialog::connectParts()
{
    connect(m_before, &QRadioButton::toggled, this, &RestoreDialog::showVersion);
    for (QCheckBox *box : {m_name, m_description, m_criteria})
        connect(box, &QCheckBox::toggled, this, &RestoreDialog::showPreview);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::restore);
    connect(m_banner, &Banner::actionTriggered, this, &RestoreDialog::readCohort);
}

CriteriaNames RestoreDialog::names() const
{
    return {[catalogue = &m_session.catalogue()](CohortId id) { return catalogue->nameOf(id); }, {}};
}

void RestoreDialog::readCohort()
{
    setBusy(true);
    m_banner->clear();
    m_call = m_session.api().cohort(m_entry.cohort, this, [this](const Result<Cohort> &result) {
        setBusy(false);
        if (!result)
            m_banner->showError(result.error(), tr("Try &again"));
        else
            m_now = *result;
        showVersion();
    });
}

void RestoreDialog::showVersion()
{
    const EarlierVersion version =
        versionOf(m_entry, m_before->isChecked() ? EarlierVersion::Side::Before : EarlierVersion::Side::After);
    offer(m_name, version.name.has_value(), {});
    offer(m_description, version.description.has_value(), {});
    offer(m_criteria, version.filters.has_value(),
          m_now && m_now->isStatic ? tr("A static cohort is a list of people; its criteria cannot be changed.")
                                   : QString());
    showPreview();
}

EarlierVersion RestoreDialog::wanted() const
{
    EarlierVersion version =
        versionOf(m_entry, m_before->isChecked() ? EarlierVersion::Side::Before : EarlierVersion::Side::After);
    if (!m_name->isChecked())
        version.name.reset();
    if (!m_description->isChecked())
        version.description.reset();
    if (!m_criteria->isChecked())
        version.filters.reset();
    return version;
}

void RestoreDialog::showPreview()
{
    std::vector<ChangeNode> changes;
    if (!m_now) {
        m_restore->setEnabled(false);
        return m_preview->setChanges(remark(m_banner->text().isEmpty() ? tr("Reading the cohort as it is now...")
                                                                       : tr("The cohort could not be read.")));
    }
    changes = restoringChanges(*m_now, wanted(), names());
    m_restore->setEnabled(!changes.empty());
    if (changes.empty())
        changes = remark(tr("Nothing: the cohort is like that now."));
    m_preview->setChanges(std::move(changes));
}

void RestoreDialog::setBusy(bool busy)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_before), static_cast<QWidget *>(m_after), static_cast<QWidget *>(m_restore)})
        widget->setEnabled(!busy);
}

void RestoreDialog::restore()
{
    if (!m_now)
        return;
    setBusy(true);
    m_banner->clear();
    m_call = m_session.api().cohort(m_entry.cohort, this,
                                    [this](const Result<Cohort> &result) { sendUnlessChanged(result); });
}

void RestoreDialog::sendUnlessChanged(const Result<Cohort> &now)
{
    if (!now)
        return take(now.error());
    const EarlierVersion version = wanted();
    const bool isAsShown = isSameForRestoring(*m_now, *now, version);
    m_now = *now;
    if (!isAsShown) {
        setBusy(false);
        showPreview();
        return m_banner->showText(Tone::Warning, tr("Somebody changed the cohort meanwhile. Look at the difference "
                                                    "again; nothing was sent."));
    }
    m_call = m_session.api().patchCohort(m_entry.cohort, restoringPatch(*m_now, version), this,
                                         [this](const Result<Cohort> &result) { take(result); });
}

void RestoreDialog::take(const Result<Cohort> &result)
{
    setBusy(false);
    if (!result)
        return m_banner->showError(result.error());
    m_session.catalogue().putSaved(*result);
    emit restored();
    accept();
}

} // namespace desk
