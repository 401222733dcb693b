// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/populationbar.h"

#include "models/tables/celltext.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tones.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

PopulationBar::PopulationBar(LifeActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_bar(new QProgressBar(this))
{
    m_text->setWordWrap(true);
    m_bar->setAccessibleName(tr("Filling the cohort"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_bar->setMaximumWidth(textWidth(this, 24));
    auto *line = new QHBoxLayout(this);
    setGrid(line, this, 0, 1);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_bar);
    for (QAction *action : {actions.stopFilling(), actions.fillAgain()})
        line->addWidget(actionButton(this, action));
    hide();
}

void PopulationBar::showPopulation(const std::optional<Population> &population)
{
    setVisible(population && population->isUnresolved());
    if (!population)
        return;
    const bool failed = population->status == u"failed"_s;
    const bool waits = population->status == u"retry_scheduled"_s;
    m_icon->setPixmap(toneIcon(failed  ? Tone::Failed
                               : waits ? Tone::Warning
                                       : Tone::Busy)
                          .pixmap(fontMetrics().height()));
    m_text->setText(words(*population));
    const qint64 total = population->identifiersTotal.value_or(0);
    m_bar->setVisible(!failed);
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(population->identifiersWritten * 1000 / total) : 0);
}

QString PopulationBar::words(const Population &population) const
{
    QStringList words;
    if (population.status == u"failed"_s)
        words << tr("Filling this cohort failed; until it is tried again or stopped, nothing about its people can be "
                    "changed.");
    else if (population.status == u"retry_scheduled"_s)
        words << tr("Filling this cohort did not work; the server tries again by itself.");
    else
        words << tr("The server is filling this cohort.");
    if (!population.errorMessage.isEmpty())
        words << population.errorMessage;
    const QStringList &actions = population.availableActions;
    if (actions.contains(u"reupload"_s) && !actions.contains(u"retry"_s))
        words << tr("The list is no longer stored on the server: stop this, then add the people once more.");
    if (population.identifiersTotal)
        words << tr("%1 of %2 written, %3 matched nobody.")
                     .arg(localNumber(population.identifiersWritten), localNumber(*population.identifiersTotal),
                          localNumber(population.unmatched));
    return words.join(u' ');
}

} // namespace desk
