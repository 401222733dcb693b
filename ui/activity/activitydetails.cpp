// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitydetails.h"

#include "models/codec/jsontext.h"
#include "models/tables/activitywords.h"
#include "models/tables/celltext.h"
#include "models/tables/earlierversion.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/changetreeview.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! A text edit lays out every line that it holds.
constexpr qsizetype longestRaw = 300'000;

bool hasVersions(const ActivityEntry &entry)
{
    return !versionOf(entry, EarlierVersion::Side::Before).isEmpty() ||
           !versionOf(entry, EarlierVersion::Side::After).isEmpty();
}

QString whyNothing(const ActivityEntry &entry)
{
    const ActivityKind kind = kindOf(entry);
    if (kind == ActivityKind::PeopleAdded || kind == ActivityKind::PeopleRemoved)
        return ActivityDetails::tr("The server does not tell which people.");
    return entry.changes ? ActivityDetails::tr("Nothing that people would see changed.")
                         : ActivityDetails::tr("The server tells no details of this entry.");
}

std::vector<ChangeNode> remark(const QString &text)
{
    return {{ChangeNode::Fate::Same, {{WordRun::Fate::Same, text}}}};
}

} // namespace

ActivityDetails::ActivityDetails(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(this))
    , m_time(plainLabel(this, TextSize::Small))
    , m_stack(new QStackedWidget(this))
    , m_changes(new ChangeTreeView(tr("Changes"), this))
    , m_raw(new QPlainTextEdit(this))
    , m_asReceived(textButton(this, u"view-list-text"_s, tr("As received")))
    , m_restore(textButton(this, u"edit-undo"_s, tr("Restore...")))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_time->setForegroundRole(QPalette::PlaceholderText);
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setAccessibleName(tr("Entry as received"));
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_asReceived->setCheckable(true);
    m_asReceived->setToolTip(tr("Show what the server sent, word for word"));
    buildLayout();
    connect(m_asReceived, &QToolButton::toggled, this, &ActivityDetails::showRaw);
    connect(m_restore, &QToolButton::clicked, this, [this] {
        if (m_entry)
            emit restoreWanted(*m_entry);
    });
    showEntry({}, {}, {});
}

void ActivityDetails::buildLayout()
{
    m_stack->addWidget(m_changes);
    m_stack->addWidget(m_raw);
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 0.5));
    head->addWidget(m_title, 1);
    head->addWidget(m_asReceived);
    head->addWidget(m_restore);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->setContentsMargins(0, grid(this, 0.5), 0, 0);
    column->addLayout(head);
    column->addWidget(m_time);
    column->addWidget(m_stack, 1);
    // The least that shows a change and its surroundings.
    m_stack->setMinimumHeight(fontMetrics().height() * 5);
}

void ActivityDetails::showEntry(const std::optional<ActivityEntry> &entry, const QString &title,
                                const CohortNameLookup &nameOf)
{
    // Reading anew does not fold what the person has opened.
    const bool isSame = entry && entry == m_entry && m_title->text() == title;
    m_entry = entry;
    m_title->setText(title);
    m_title->setVisible(entry.has_value());
    m_time->setVisible(entry.has_value());
    m_time->setText(entry ? u"%1 (%2)"_s.arg(localTime(entry->createdAt), exactUtc(entry->createdAt)) : QString());
    m_asReceived->setVisible(entry.has_value());
    m_restore->setVisible(entry && hasVersions(*entry));
    if (isSame)
        return;
    showChanges(nameOf);
    showRaw();
}

void ActivityDetails::showChanges(const CohortNameLookup &nameOf)
{
    if (!m_entry)
        return m_changes->setChanges(remark(tr("Choose an entry to see what changed.")));
    std::vector<ChangeNode> changes = entryChanges(*m_entry, {nameOf, {}});
    if (changes.empty())
        changes = remark(whyNothing(*m_entry));
    m_changes->setChanges(std::move(changes));
}

void ActivityDetails::showRaw()
{
    m_stack->setCurrentIndex(m_asReceived->isChecked() && m_entry ? 1 : 0);
    if (!m_entry || !m_asReceived->isChecked())
        return m_raw->clear();
    const QString text = QString::fromUtf8(writeJson(readJson(m_entry->raw).value, JsonLayout::Indented));
    m_raw->setPlainText(text.size() <= longestRaw ? text : text.left(longestRaw) + u"\n\u2026"_s);
}

void ActivityDetails::setWhyNot(const QString &reason)
{
    m_restore->setEnabled(reason.isEmpty());
    m_restore->setToolTip(reason.isEmpty() ? tr("Bring back a name, description or criteria; shows first what changes")
                                           : reason);
}

} // namespace desk
