// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/runpanel.h"

#include "models/tables/celltext.h"
#include "ui/widgets/changetreeview.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>

namespace desk {

RunPanel::RunPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(this))
    , m_words(plainLabel(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_report(new QPlainTextEdit(this))
    , m_criteria(new QWidget(this))
    , m_heading(plainLabel(this, TextSize::Small))
    , m_changes(new ChangeTreeView(tr("Changes of the criteria"), this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_words->setWordWrap(true);
    m_heading->setWordWrap(true);
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setAccessibleName(tr("Error, queries and cost"));
    m_report->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_report->setMinimumHeight(fontMetrics().height() * 3);
    m_changes->setMinimumHeight(fontMetrics().height() * 3);
    auto *below = new QVBoxLayout(m_criteria);
    setGrid(below, this, 0, 0.5);
    below->addWidget(m_heading);
    below->addWidget(m_changes, 1);
    m_splitter->addWidget(m_report);
    m_splitter->addWidget(m_criteria);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->setContentsMargins(grid(this, 0.75), grid(this, 0.5), 0, 0);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addWidget(m_splitter, 1);
    column->addStretch(0);
    setMinimumWidth(textWidth(this, 24));
    showNothing();
}

void RunPanel::showTexts(const QString &title, const QString &words, const QString &report)
{
    m_title->setText(title);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_report->setPlainText(report);
    m_report->setVisible(!report.isEmpty());
}

void RunPanel::showChanges(const QString &heading, std::vector<ChangeNode> changes, const QString &ifNone)
{
    const bool has = hasChanges(changes);
    m_criteria->setVisible(has || !ifNone.isEmpty());
    m_changes->setVisible(has);
    m_heading->setText(has ? heading : ifNone);
    m_changes->setChanges(has ? std::move(changes) : std::vector<ChangeNode>());
}

void RunPanel::showNothing()
{
    showTexts({}, tr("Choose a run to see its error, queries and cost; choose two to compare their criteria."), {});
    showChanges({}, {}, {});
}

void RunPanel::showRun(const CalculationRun &run, const CalculationRun *before, const QString &words,
                       const CriteriaNames &names)
{
    showTexts(runTitle(run, QDateTime::currentDateTimeUtc()), words, runReport(run));
    showChanges(tr("The criteria had changed since the run before:"),
                before ? runChanges(*before, run, names) : std::vector<ChangeNode>(), {});
}

void RunPanel::showDifference(const CalculationRun &older, const CalculationRun &newer, const CriteriaNames &names)
{
    showTexts(tr("Two runs compared"), tr("From %1 to %2.").arg(localTime(older.startedAt), localTime(newer.startedAt)),
              {});
    showChanges(tr("What changed in the criteria:"), runChanges(older, newer, names),
                tr("Both runs used the same criteria."));
}

} // namespace desk
