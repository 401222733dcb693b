// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/valuefields.h"

#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShownValues = 6;
constexpr size_t mostListedValues = 1000;
constexpr qsizetype longestDate = 200;

} // namespace

ListField::ListField(const QString &propertyType, QWidget *parent)
    : FieldEditor(parent)
    , m_add(new ChoiceEdit(this))
    , m_rows(new QListWidget(this))
    , m_remove(new QPushButton(tr("Remo&ve value"), this))
    , m_type(propertyType)
{
    m_add->setPlaceholderText(tr("Add a value and press Enter"));
    m_add->setAccessibleName(tr("Add value"));
    m_rows->setAccessibleName(tr("Values"));
    m_rows->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_rows->setTextElideMode(Qt::ElideMiddle);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 0.5);
    layout->addWidget(m_add);
    layout->addWidget(m_rows);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
    connect(m_add, &ChoiceEdit::chosen, this, [this](const Choice &choice) {
        const bool free = choice.value.isString() && choice.value.toString() == choice.text;
        add(free ? typedValue(choice.text, m_type) : choice.value);
    });
    connect(m_remove, &QPushButton::clicked, this, &ListField::removeSelected);
    connect(m_rows, &QListWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_rows->selectedItems().isEmpty()); });
    auto *remove = new QShortcut(QKeySequence::Delete, m_rows);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ListField::removeSelected);
}

void ListField::show(const JsonValue &value)
{
    m_single = !value.isArray();
    m_values = value.isArray() ? value.array() : value.isAbsent() || value.isNull() ? JsonArray() : JsonArray{value};
    fillRows();
}

void ListField::setSource(const QString &about, const ChoiceSource &source)
{
    m_add->setSource(about, source);
}

void ListField::fillRows()
{
    const QSignalBlocker quiet(m_rows);
    m_rows->clear();
    for (size_t i = 0; i < std::min(m_values.size(), mostListedValues); ++i) {
        const JsonValue &value = m_values[i];
        m_rows->addItem(value.isString() && value.toString().isEmpty() ? tr("(empty text)")
                                                                       : oneLineText(editText(value), 500));
    }
    if (m_values.size() > mostListedValues)
        addNote(tr("... and %Ln more; the tab JSON shows them all.", nullptr,
                   static_cast<int>(m_values.size() - mostListedValues)));
    const int shown = std::min(m_rows->count(), mostShownValues);
    if (shown > 0)
        m_rows->setFixedHeight(shown * m_rows->sizeHintForRow(0) + 2 * m_rows->frameWidth());
    m_rows->setVisible(shown > 0);
    m_remove->setVisible(shown > 0);
    m_remove->setEnabled(false);
}

void ListField::addNote(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_rows);
    item->setFlags(Qt::NoItemFlags);
}

void ListField::add(const JsonValue &value)
{
    m_add->showChoice({});
    if ((value.isString() && value.toString().isEmpty()) ||
        std::find(m_values.begin(), m_values.end(), value) != m_values.end())
        return;
    m_values.push_back(value);
    fillRows();
    tell();
}

void ListField::removeSelected()
{
    for (int row = m_rows->count() - 1; row >= 0; --row)
        if (m_rows->item(row)->isSelected())
            m_values.erase(m_values.begin() + row);
    fillRows();
    tell();
}

void ListField::tell()
{
    m_single = m_single && m_values.size() == 1;
    emit edited(m_single ? m_values.front() : JsonValue(m_values));
}

RangeField::RangeField(QWidget *parent)
    : FieldEditor(parent)
    , m_from(new ChoiceEdit(this))
    , m_to(new ChoiceEdit(this))
{
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    auto *layout = new QHBoxLayout(this);
    setGrid(layout, this, 0, 1);
    layout->addWidget(m_from, 1);
    layout->addWidget(new QLabel(tr("and"), this));
    layout->addWidget(m_to, 1);
    setFocusProxy(m_from);
    m_from->setLive(true);
    m_to->setLive(true);
    connect(m_from, &ChoiceEdit::chosen, this, [this](const Choice &choice) { tell(0, choice.text); });
    connect(m_to, &ChoiceEdit::chosen, this, [this](const Choice &choice) { tell(1, choice.text); });
}

void RangeField::setSource(const QString &about, const ChoiceSource &source)
{
    m_from->setSource(about, source);
    m_to->setSource(about, source);
}

void RangeField::show(const JsonValue &value)
{
    m_ends = value.array();
    m_from->showChoice(m_ends.empty() ? QString() : editText(m_ends[0]));
    m_to->showChoice(m_ends.size() < 2 ? QString() : editText(m_ends[1]));
}

void RangeField::tell(size_t end, const QString &text)
{
    m_ends.resize(std::max<size_t>(2, m_ends.size()), JsonValue(QString()));
    m_ends[end] = typedValue(text, u"Numeric"_s);
    emit edited(m_ends);
}

namespace {

//! The units of the form, as words of the server; the first letter is the one that is stored.
const QStringList &unitWords()
{
    static const QStringList words{u"hour"_s, u"day"_s, u"week"_s, u"month"_s, u"year"_s};
    return words;
}

//! What the form's number and unit can hold.
std::optional<RelativeTime> formTime(const QString &text)
{
    const auto time = readRelativeDate(text);
    const bool fits = time && time->number > 0 && unitWords().contains(time->interval);
    return fits ? time : std::nullopt;
}

} // namespace

QDateTime resolvedDate(const QString &text, const QDateTime &now, const QTimeZone &zone)
{
    if (const auto distance = readRelativeBound(text))
        return instantOf(*distance, now.toTimeZone(zone));
    const auto fixed = readAbsoluteTime(text, zone);
    return fixed ? fixed->toTimeZone(zone) : QDateTime();
}

DateField::DateField(const QTimeZone &zone, bool mayBeAbsent, QWidget *parent)
    : FieldEditor(parent)
    , m_zone(zone)
    , m_mayBeAbsent(mayBeAbsent)
    , m_form(new QComboBox(this))
    , m_number(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_fixed(new QDateTimeEdit(this))
    , m_other(new QLineEdit(this))
    , m_meaning(plainLabel(this, TextSize::Small))
{
    build();
    connect(m_form, &QComboBox::activated, this,
            [this] { chooseForm(static_cast<Form>(m_form->currentData().toInt())); });
    connect(m_number, &QSpinBox::valueChanged, this, &DateField::tell);
    connect(m_unit, &QComboBox::activated, this, &DateField::tell);
    connect(m_fixed, &QDateTimeEdit::dateTimeChanged, this, &DateField::tell);
    connect(m_other, &QLineEdit::textEdited, this, &DateField::tell);
}

void DateField::build()
{
    if (m_mayBeAbsent)
        m_form->addItem(tr("now"), Absent);
    m_form->addItem(tr("some time ago"), Relative);
    m_form->addItem(tr("a fixed date"), Fixed);
    m_form->addItem(tr("other text"), Other);
    m_number->setRange(1, 9999);
    m_number->setAccessibleName(tr("Number"));
    m_unit->setAccessibleName(tr("Unit"));
    for (const QString &unit : {tr("hours ago"), tr("days ago"), tr("weeks ago"), tr("months ago"), tr("years ago")})
        m_unit->addItem(unit);
    m_unit->setCurrentIndex(static_cast<int>(unitWords().indexOf(u"day"_s)));
    m_fixed->setCalendarPopup(true);
    m_fixed->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_fixed->setTimeSpec(Qt::UTC); // shown as wall clock of the project's zone; the zone itself is not converted
    m_fixed->setAccessibleName(tr("Date"));
    m_other->setAccessibleName(tr("Date text"));
    auto *line = new QHBoxLayout;
    setGrid(line, this, 0, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_form, m_number, m_unit, m_fixed, m_other}) {
        line->addWidget(part);
        if (part != m_other)
            guardWheel(part);
    }
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 0.5);
    layout->addLayout(line);
    layout->addWidget(m_meaning);
    setFocusProxy(m_form);
}

void DateField::showForm(Form form)
{
    m_form->setCurrentIndex(m_form->findData(form));
    m_number->setVisible(form == Relative);
    m_unit->setVisible(form == Relative);
    m_fixed->setVisible(form == Fixed);
    m_other->setVisible(form == Other);
}

void DateField::show(const JsonValue &value)
{
    const QSignalBlocker a(m_number), b(m_unit), c(m_fixed), d(m_form);
    const QString text = editText(value);
    const auto relative = formTime(text);
    const QDateTime fixed = QDateTime::fromString(text, Qt::ISODate);
    const bool plainDate = fixed.isValid() && fixed.timeSpec() == Qt::LocalTime;
    if (m_mayBeAbsent && (value.isAbsent() || value.isNull())) {
        showForm(Absent);
    } else if (relative) {
        m_number->setValue(static_cast<int>(relative->number));
        m_unit->setCurrentIndex(static_cast<int>(unitWords().indexOf(relative->interval)));
        showForm(Relative);
    } else if (plainDate) {
        m_fixed->setDateTime(QDateTime(fixed.date(), fixed.time(), Qt::UTC));
        showForm(Fixed);
    } else {
        m_other->setReadOnly(text.size() > longestDate);
        const QString shown = m_other->isReadOnly() ? oneLineText(text, longestDate) : text;
        if (m_other->text() != shown)
            m_other->setText(shown);
        showForm(Other);
    }
    explain(text);
}

void DateField::chooseForm(Form form)
{
    if (form == Fixed && m_fixed->dateTime().date() <= QDate(2000, 1, 1)) {
        const QSignalBlocker quiet(m_fixed);
        m_fixed->setDateTime(QDateTime(QDate::currentDate().addDays(-30), QTime(0, 0), Qt::UTC));
    }
    showForm(form);
    tell();
}

QString DateField::textNow() const
{
    switch (static_cast<Form>(m_form->currentData().toInt())) {
    case Relative:
        return relativeText({m_number->value(), unitWords()[m_unit->currentIndex()]});
    case Fixed: {
        const QDateTime at = m_fixed->dateTime();
        return at.time() == QTime(0, 0) ? at.date().toString(Qt::ISODate) : at.toString(u"yyyy-MM-dd'T'HH:mm:ss"_s);
    }
    case Other:
        return m_other->text();
    case Absent:
        break;
    }
    return {};
}

void DateField::tell()
{
    const bool absent = m_form->currentData().toInt() == Absent;
    explain(textNow());
    emit edited(absent ? JsonValue() : JsonValue(textNow()));
}

void DateField::explain(const QString &text)
{
    const QDateTime moment = resolvedDate(text, QDateTime::currentDateTimeUtc(), m_zone);
    const QString zone = QString::fromUtf8(m_zone.id());
    m_meaning->setText(moment.isValid() ? tr("%1, %2").arg(QLocale().toString(moment, QLocale::ShortFormat), zone)
                                        : QString());
    m_meaning->setVisible(moment.isValid());
}

} // namespace desk
