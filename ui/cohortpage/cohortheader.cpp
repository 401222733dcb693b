// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/cohortheader.h"

#include "models/tables/celltext.h"
#include "models/tables/cohortcells.h"
#include "ui/cohortpage/cohortactions.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/cohortpage/populationbar.h"
#include "ui/cohortpage/statelook.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/phrases.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QToolButton *button(QWidget *parent, QAction *action, Qt::ToolButtonStyle style)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setToolButtonStyle(style);
    made->setAutoRaise(style == Qt::ToolButtonIconOnly);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QLabel *badge(QWidget *parent)
{
    QLabel *label = plainLabel(parent, TextSize::Small);
    label->setAutoFillBackground(true);
    label->setBackgroundRole(QPalette::AlternateBase);
    label->setContentsMargins(grid(parent, 0.75), grid(parent, 0.1), grid(parent, 0.75), grid(parent, 0.1));
    return label;
}

QString typeWord(const Cohort &cohort)
{
    return cohort.isStatic ? CohortHeader::tr("static") : CohortHeader::tr("dynamic");
}

} // namespace

CohortHeader::CohortHeader(CohortActions &actions, LifeActions &life, QWidget *parent)
    : QWidget(parent)
    , m_count(plainLabel(this, TextSize::Title))
    , m_stateIcon(new QLabel(this))
    , m_state(plainLabel(this))
    , m_facts(new ElidedLabel(this))
    , m_population(new PopulationBar(life, this))
    , m_problem(new Banner(this))
    , m_type(badge(this))
    , m_badges(badge(this))
{
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addLayout(titleLine());
    column->addLayout(factsLine(actions));
    column->addLayout(actionsLine(actions, life));
    column->addWidget(m_population);
    column->addWidget(m_problem);
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, &CohortHeader::showFacts);
    connect(m_problem, &Banner::actionTriggered, this, &CohortHeader::readAgainWanted);
}

QBoxLayout *CohortHeader::titleLine()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(m_stateIcon);
    line->addWidget(m_state);
    line->addWidget(m_type);
    line->addWidget(m_badges);
    line->addStretch(1);
    line->addWidget(m_count);
    return line;
}

QBoxLayout *CohortHeader::factsLine(CohortActions &actions)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 0.5));
    line->addWidget(m_facts, 1);
    line->addWidget(button(this, actions.copyId(), Qt::ToolButtonIconOnly));
    line->addWidget(button(this, actions.copyLink(), Qt::ToolButtonIconOnly));
    line->addWidget(button(this, actions.openInBrowser(), Qt::ToolButtonIconOnly));
    return line;
}

QBoxLayout *CohortHeader::actionsLine(CohortActions &actions, LifeActions &life)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 0.5));
    for (QAction *action :
         {life.recalculate(), life.duplicate(), actions.exportPeople(), life.remove(), life.restore()}) {
        QToolButton *made = button(this, action, Qt::ToolButtonTextBesideIcon);
        if (action->menu())
            made->setPopupMode(QToolButton::InstantPopup);
        // A button does not hide with its action, other than in a tool bar.
        connect(action, &QAction::changed, made, [made, action] { made->setVisible(action->isVisible()); });
        made->setVisible(action->isVisible());
        line->addWidget(made);
    }
    line->addStretch(1);
    return line;
}

void CohortHeader::showCohort(const CatalogueRowPtr &row)
{
    m_row = row;
    if (!row) {
        m_minute.stop();
        return;
    }
    const Cohort &cohort = row->cohort;
    m_count->setText(cohort.count ? tr("%Ln people", nullptr, pluralNumber(*cohort.count)) : QString());
    showState();
    showBadges();
    showFacts();
    m_population->showPopulation(cohort.population);
    showProblem();
    m_minute.start();
}

void CohortHeader::showState()
{
    const StateLook look = stateLook(m_row->state);
    m_stateIcon->setPixmap(look.icon.pixmap(fontMetrics().height()));
    m_state->setText(stateWord(m_row->state));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(look.tone, colors));
    m_state->setPalette(colors);
}

void CohortHeader::showBadges()
{
    const Cohort &cohort = m_row->cohort;
    m_type->setText(typeWord(cohort));
    QStringList words;
    if (cohort.deleted)
        words << tr("deleted");
    if (!cohort.cohortType.isEmpty() && cohort.cohortType != u"static"_s)
        words << oneLine(cohort.cohortType, 30).replace(u'_', u' ');
    if (!cohort.experiments.isEmpty())
        words << tr("exposure of %Ln experiments", nullptr, static_cast<int>(cohort.experiments.size()));
    m_badges->setText(words.join(u", "_s));
    m_badges->setVisible(!words.isEmpty());
}

//! What became of the last list that was imported (contract 7.2).
QStringList CohortHeader::importFacts() const
{
    const Cohort &cohort = m_row->cohort;
    if (!cohort.lastImportTotal)
        return {};
    const qint64 unmatched = cohort.lastImportUnmatched.value_or(0);
    return {tr("last import: %1 matched, %2 unmatched")
                .arg(localNumber(*cohort.lastImportTotal - unmatched), localNumber(unmatched))};
}

void CohortHeader::showFacts()
{
    const Cohort &cohort = m_row->cohort;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList facts{tr("id %1").arg(cohort.id.toString())};
    facts += importFacts();
    if (cohort.lastCalculation.isValid())
        facts << tr("calculated %1").arg(timeAgo(cohort.lastCalculation, now));
    if (cohort.version)
        facts << tr("version %1").arg(*cohort.version);
    const QString author = cohort.createdBy ? cohort.createdBy->displayName() : QString();
    if (!author.isEmpty())
        facts << tr("created by %1").arg(author);
    if (cohort.createdAt.isValid())
        facts << tr("created %1").arg(timeAgo(cohort.createdAt, now));
    m_facts->setText(facts.join(u"  ·  "_s));
    m_facts->setToolTip(plainToolTip((facts + exactTimes()).join(u'\n')));
}

QStringList CohortHeader::exactTimes() const
{
    QStringList lines;
    if (m_row->cohort.lastCalculation.isValid())
        lines << tr("Last calculated: %1").arg(exactUtc(m_row->cohort.lastCalculation));
    if (m_row->cohort.createdAt.isValid())
        lines << tr("Created: %1").arg(exactUtc(m_row->cohort.createdAt));
    return lines;
}

void CohortHeader::showProblem()
{
    const QString raw = QString::fromUtf8(m_row->cohort.raw.left(4096));
    if (m_row->state == CohortState::Malformed)
        m_problem->showText(Tone::Warning,
                            tr("The server sent this cohort in a form that cannot be read: %1").arg(errorOf(*m_row)),
                            tr("Try again"), raw);
    else if (m_row->state == CohortState::Failed && !m_population->isShowing())
        m_problem->showText(Tone::Failed, errorOf(*m_row));
    else
        m_problem->clear();
}

} // namespace desk
