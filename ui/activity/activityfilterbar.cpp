// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activityfilterbar.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/searchedit.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QSignalBlocker>

namespace desk {

namespace {

constexpr int typingPause = 200; // ms
constexpr int between = -1;      //!< a span with two dates; others are days, 0 any time

} // namespace

ActivityFilterBar::ActivityFilterBar(bool withCohort, QWidget *parent)
    : QWidget(parent)
    , m_person(new SearchEdit(tr("Filter by person"), tr("Anybody"), typingPause, this))
    , m_cohort(new SearchEdit(tr("Filter by cohort"), tr("Any cohort"), typingPause, this))
    , m_kind(choice(tr("Filter by kind")))
    , m_span(choice(tr("Filter by date")))
    , m_dates(new QWidget(this))
    , m_from(new QDateEdit(m_dates))
    , m_until(new QDateEdit(m_dates))
{
    m_cohort->setVisible(withCohort);
    fillChoices();
    buildLayout();
    reset();
    for (SearchEdit *edit : {m_person, m_cohort}) {
        connect(edit, &SearchEdit::searchChanged, this, &ActivityFilterBar::filterChanged);
        connect(edit, &SearchEdit::leftDownwards, this, &ActivityFilterBar::leftDownwards);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ActivityFilterBar::filterChanged);
    connect(m_span, &QComboBox::currentIndexChanged, this, &ActivityFilterBar::showDates);
    for (QDateEdit *edit : {m_from, m_until})
        connect(edit, &QDateEdit::dateChanged, this, &ActivityFilterBar::filterChanged);
}

//! On Linux a combo box is known by its label, and by nothing else; there is room for a hidden one only.
QComboBox *ActivityFilterBar::choice(const QString &name)
{
    auto *box = new QComboBox(this);
    auto *label = new QLabel(name, this);
    label->hide();
    label->setBuddy(box);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

void ActivityFilterBar::fillChoices()
{
    m_kind->addItem(tr("Everything"));
    const std::pair<ActivityKind, QString> kinds[] = {{ActivityKind::Changed, tr("Changed")},
                                                      {ActivityKind::Created, tr("Created")},
                                                      {ActivityKind::Deleted, tr("Deleted")},
                                                      {ActivityKind::Restored, tr("Restored")},
                                                      {ActivityKind::PeopleAdded, tr("People added")},
                                                      {ActivityKind::PeopleRemoved, tr("People removed")},
                                                      {ActivityKind::Other, tr("Other")}};
    for (const auto &[kind, text] : kinds)
        m_kind->addItem(text, static_cast<int>(kind));
    m_span->addItem(tr("Any time"), 0);
    m_span->addItem(tr("Today"), 1);
    m_span->addItem(tr("Last 7 days"), 7);
    m_span->addItem(tr("Last 30 days"), 30);
    m_span->addItem(tr("Between two days"), between);
}

void ActivityFilterBar::buildLayout()
{
    auto *dates = new QHBoxLayout(m_dates);
    setGrid(dates, this, 0, 1);
    for (const auto &[text, edit] : {std::pair(tr("&From"), m_from), std::pair(tr("&Until"), m_until)}) {
        auto *label = new QLabel(text, m_dates);
        label->setBuddy(edit);
        edit->setCalendarPopup(true);
        dates->addWidget(label);
        dates->addWidget(edit);
    }
    dates->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(m_person, 1);
    line->addWidget(m_cohort, 1);
    line->addWidget(m_kind);
    line->addWidget(m_span);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addLayout(line);
    column->addWidget(m_dates);
}

void ActivityFilterBar::reset()
{
    const QSignalBlocker quiet(this);
    m_person->reset();
    m_cohort->reset();
    m_kind->setCurrentIndex(0);
    m_span->setCurrentIndex(0);
    m_from->setDate(QDate::currentDate().addMonths(-1));
    m_until->setDate(QDate::currentDate());
    showDates();
}

void ActivityFilterBar::showDates()
{
    m_dates->setVisible(m_span->currentData().toInt() == between);
    emit filterChanged();
}

void ActivityFilterBar::setSpan(ActivityFilter &filter) const
{
    const int days = m_span->currentData().toInt();
    if (days > 0)
        filter.from = QDate::currentDate().addDays(1 - days).startOfDay().toUTC();
    if (days != between)
        return;
    // Days in any order: the earlier one begins the span.
    const auto [first, last] = std::minmax({m_from->date(), m_until->date()});
    filter.from = first.startOfDay().toUTC();
    filter.until = last.addDays(1).startOfDay().toUTC();
}

ActivityFilter ActivityFilterBar::filter() const
{
    ActivityFilter filter;
    filter.person = m_person->text().trimmed();
    filter.cohort = m_cohort->text().trimmed();
    if (m_kind->currentIndex() > 0)
        filter.kind = static_cast<ActivityKind>(m_kind->currentData().toInt());
    setSpan(filter);
    return filter;
}

} // namespace desk
