// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/eventfiltersfield.h"

#include "models/criteria/operators.h"
#include "models/criteria/sentenceparts.h"
#include "ui/filtereditor/rowform.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShownConditions = 5;

//! What pages are made of, to choose from; anything else can be typed.
ChoiceSource elementWords(const QString &part)
{
    static const QStringList tags{u"a"_s, u"button"_s, u"input"_s, u"form"_s, u"select"_s, u"label"_s, u"div"_s};
    Choices all;
    if (part == u"tag_name" || part == u"selector")
        for (const QString &tag : tags)
            all.push_back({JsonValue(tag), tag, {}, {}, {}});
    return [all](const QString &search, QObject *, const Answer<Choices> &answer) {
        Choices found;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&](const Choice &choice) { return choice.text.contains(search, Qt::CaseInsensitive); });
        answer(found);
        return Pending();
    };
}

//! Tags and selectors can only be equal or not (grammar 2.5).
FormRow strictOperatorRow()
{
    return memberRow(EventFiltersField::tr("&Condition"), u"operator"_s, u"operator:strict"_s, [](QWidget *parent) {
        std::vector<EnumField::Entry> entries;
        for (const QString &name : {u"exact"_s, u"is_not"_s})
            entries.push_back({JsonValue(name), operatorText(name)});
        return new EnumField(std::move(entries), parent);
    });
}

} // namespace

EventFiltersField::EventFiltersField(const FormSurroundings &surroundings, QWidget *parent)
    : FieldEditor(parent)
    , m_surroundings(surroundings)
    , m_add(new QToolButton(this))
    , m_remove(new QPushButton(tr("Remove con&dition"), this))
    , m_list(new QListWidget(this))
    , m_form(new RowForm(this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_form->startOver(); // another condition
        showCurrent();
    });
    connect(m_remove, &QPushButton::clicked, this, &EventFiltersField::removeCurrent);
    connect(m_form, &RowForm::edited, this, &EventFiltersField::changeCurrent);
}

void EventFiltersField::build()
{
    m_list->setAccessibleName(tr("Event conditions"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *menu = new QMenu(m_add);
    menu->addAction(tr("Property of the &event"), this, [this] { add(u"event"_s); });
    menu->addAction(tr("Clicked &element"), this, [this] { add(u"element"_s); });
    menu->addAction(tr("&SQL expression"), this, [this] { add(u"hogql"_s); });
    m_add->setText(tr("&Add condition"));
    m_add->setAccessibleName(tr("Add condition"));
    m_add->setMenu(menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *buttons = new QHBoxLayout;
    setGrid(buttons, this, 0, 1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 0.5);
    layout->addLayout(buttons);
    layout->addWidget(m_list);
    layout->addWidget(m_form);
    setFocusProxy(m_add);
    m_form->setTabStart(m_list);
}

void EventFiltersField::setSource(const QString &event, const ChoiceSource &)
{
    m_event = event;
}

void EventFiltersField::startOver()
{
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    m_form->startOver();
}

void EventFiltersField::show(const JsonValue &value)
{
    const int row = m_list->currentRow();
    m_value = value;
    fillList(row < 0 ? 0 : row);
}

void EventFiltersField::fillList(int current)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const JsonValue &filter : m_value.array())
        m_list->addItem(sentenceText(filterParts(filter)));
    const int shown = std::min(m_list->count(), mostShownConditions);
    if (shown > 0)
        m_list->setFixedHeight(shown * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    m_list->setVisible(m_list->count() > 0);
    m_remove->setVisible(m_list->count() > 0);
    showCurrent();
}

std::vector<FormRow> EventFiltersField::rowsOf(const JsonValue &filter) const
{
    const QString type = filter[u"type"].toString();
    if (type == u"event")
        return conditionRows(filter, m_surroundings, true, m_event);
    if (type == u"hogql")
        return {sqlRow()};
    if (type != u"element")
        return {};
    std::vector<FormRow> rows = conditionRows(filter, FormSurroundings{nullptr, {}, m_surroundings.zone}, true);
    rows.front() = memberRow(tr("&Part of the element"), u"key"_s, u"elementkey"_s, [](QWidget *parent) {
        return new EnumField({{JsonValue(u"tag_name"_s), tr("tag name")},
                              {JsonValue(u"text"_s), tr("text")},
                              {JsonValue(u"href"_s), tr("link (href)")},
                              {JsonValue(u"selector"_s), tr("CSS selector")}},
                             parent);
    });
    const QString part = filter[u"key"].toString();
    if (part == u"tag_name" || part == u"selector")
        rows[1] = strictOperatorRow();
    if (rows.back().shape.startsWith(u"value|")) {
        rows.back().about = part;
        rows.back().source = elementWords(part);
    }
    return rows;
}

FormRow EventFiltersField::sqlRow() const
{
    FormRow row =
        memberRow(tr("&SQL"), u"key"_s, u"sql"_s, [](QWidget *parent) { return new ChoiceField({}, {}, parent); });
    if (m_surroundings.choices)
        row.source = m_surroundings.choices->sqlExpressions(m_event);
    row.about = u"sql:"_s + m_event;
    return row;
}

void EventFiltersField::showCurrent()
{
    const int row = m_list->currentRow();
    const bool chosen = row >= 0 && row < static_cast<int>(m_value.size());
    m_form->setVisible(chosen);
    if (chosen)
        m_form->show(m_value.array()[static_cast<size_t>(row)], rowsOf(m_value.array()[static_cast<size_t>(row)]));
}

void EventFiltersField::add(const QString &type)
{
    JsonMembers filter{{u"type"_s, type}};
    if (type == u"hogql") {
        filter.push_back({u"key"_s, QString()});
    } else {
        filter.push_back({u"key"_s, type == u"element" ? u"text"_s : QString()});
        filter.push_back({u"operator"_s, u"exact"_s});
        filter.push_back({u"value"_s, JsonValue::emptyArray()});
    }
    JsonValue changed = m_value;
    changed.editArray().push_back(JsonValue(std::move(filter)));
    m_form->startOver();
    tell(changed, static_cast<int>(changed.size()) - 1, {});
    m_form->focusFirst();
}

void EventFiltersField::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    JsonValue changed = m_value;
    changed.editArray().erase(changed.editArray().begin() + row);
    m_form->startOver();
    tell(changed, row, {});
}

void EventFiltersField::changeCurrent(const JsonValue &filter, const QString &part)
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    JsonValue changed = m_value;
    changed.editArray()[static_cast<size_t>(row)] = filter;
    tell(changed, row, part.isEmpty() ? QString() : u"%1/%2"_s.arg(row).arg(part));
}

void EventFiltersField::tell(const JsonValue &filters, int row, const QString &part)
{
    m_value = filters;
    m_part = part;
    fillList(row);
    emit edited(filters.size() == 0 ? JsonValue() : filters);
}

QString EventFiltersField::part(const QString &member) const
{
    return m_part.isEmpty() ? QString() : member + u'/' + m_part;
}

} // namespace desk
