// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/problemlist.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/tones.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

namespace {
constexpr int shownRows = 5;
constexpr double mostHeight = 14; // grid units
} // namespace

ProblemList::ProblemList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QListWidget(this))
    , m_count(plainLabel(this, TextSize::Small))
    , m_fix(new QPushButton(this))
{
    m_rows->setAccessibleName(tr("Problems"));
    m_rows->setObjectName(QStringLiteral("Problems"));
    m_rows->setWordWrap(true);
    m_rows->setResizeMode(QListView::Adjust);
    m_rows->setIconSize(QSize(grid(this, 2), grid(this, 2)));
    m_fix->hide();
    auto *line = new QHBoxLayout;
    setGrid(line, this, 0, 1);
    line->addWidget(m_count, 1);
    line->addWidget(m_fix);
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 0.5);
    layout->addLayout(line);
    layout->addWidget(m_rows);
    connect(m_rows, &QListWidget::currentRowChanged, this, &ProblemList::choose);
    connect(m_rows, &QListWidget::itemActivated, this, &ProblemList::activated);
    connect(m_fix, &QPushButton::clicked, this, [this] {
        if (const Problem *problem = current())
            emit fixWanted(Problem(*problem)); // the list is filled anew meanwhile
    });
}

void ProblemList::showProblems(const CriteriaCheck &check)
{
    const QSignalBlocker quiet(m_rows);
    m_problems = check.problems;
    m_rows->clear();
    for (const Problem &problem : m_problems) {
        auto *item =
            new QListWidgetItem(toneIcon(problem.isError() ? Tone::Failed : Tone::Warning), problem.text, m_rows);
        item->setToolTip(problem.isError() ? tr("Stops the save or the calculation")
                                           : tr("Worth a look; it can be saved"));
    }
    const auto count = static_cast<int>(m_problems.size() + static_cast<size_t>(check.unlisted));
    m_count->setText(count == 0 ? tr("No problems") : tr("%n problem(s)", nullptr, count));
    m_rows->setVisible(count > 0);
    fitHeight();
    m_fix->hide();
}

void ProblemList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (readOnly)
        m_fix->hide();
}

void ProblemList::setChecked(bool checked)
{
    m_count->setVisible(checked);
}

//! As high as its rows, up to its maximum, so that one problem does not take the room of many.
void ProblemList::fitHeight()
{
    int height = 2 * m_rows->frameWidth();
    m_rows->doItemsLayout(); // only laid out rows know how many lines they have
    for (int row = 0; row < std::min(m_rows->count(), shownRows); ++row)
        height += m_rows->visualItemRect(m_rows->item(row)).height();
    m_rows->setFixedHeight(std::min(height, grid(this, mostHeight)));
}

void ProblemList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight(); // other lines of text
}

const Problem *ProblemList::current() const
{
    const int row = m_rows->currentRow();
    return row < 0 || row >= static_cast<int>(m_problems.size()) ? nullptr : &m_problems[static_cast<size_t>(row)];
}

void ProblemList::choose()
{
    const Problem *problem = current();
    if (!problem)
        return;
    m_fix->setText(problem->fix);
    m_fix->setVisible(!problem->fix.isEmpty() && !m_readOnly);
    emit chosen(Problem(*problem));
}

} // namespace desk
