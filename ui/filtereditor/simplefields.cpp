// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/simplefields.h"

#include "models/codec/jsontext.h"
#include "models/criteria/words.h"
#include "models/domain/flag.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <limits>

namespace desk {

namespace {

void fill(QWidget *field, QWidget *inner)
{
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(inner);
    field->setFocusProxy(inner);
}

constexpr int largestNumber = std::numeric_limits<int>::max();
constexpr int shortestChoice = 12; // characters
constexpr qsizetype longestShownJson = 20'000;

//! See guardWheel().
class WheelGuard final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

void guardWheel(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelGuard(field));
}

JsonValue typedValue(const QString &text, const QString &propertyType)
{
    const QString trimmed = text.trimmed();
    if (propertyType == u"Numeric" || propertyType == u"Duration") {
        const JsonReading read = readJson(trimmed.toUtf8());
        if (!read.error && read.value.isNumber())
            return read.value;
    }
    if (propertyType == u"Boolean" && (trimmed == u"true" || trimmed == u"false"))
        return JsonValue(trimmed == u"true");
    return JsonValue(text);
}

QString editText(const JsonValue &value)
{
    if (value.isAbsent() || value.isNull())
        return {};
    return value.isString() ? value.toString() : QString::fromUtf8(writeJson(value));
}

ChoiceField::ChoiceField(const ChoiceSource &source, const QString &propertyType, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new ChoiceEdit(this))
    , m_note(plainLabel(this, TextSize::Small))
    , m_type(propertyType)
{
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.25);
    column->addWidget(m_edit);
    column->addWidget(m_note);
    setFocusProxy(m_edit);
    m_note->setWordWrap(true);
    showNote();
    connect(m_edit, &ChoiceEdit::noteChanged, this, &ChoiceField::showNote);
    m_edit->setSource({}, source);
    m_edit->setLive(true);
    connect(m_edit, &ChoiceEdit::chosen, this, [this](const Choice &choice) {
        const bool free = choice.value.isString() && choice.value.toString() == choice.text;
        emit edited(free ? typedValue(choice.text, m_type) : choice.value);
    });
}

void ChoiceField::setNames(Words names, Words details)
{
    m_names = std::move(names);
    m_details = std::move(details);
}

void ChoiceField::show(const JsonValue &value)
{
    const QString name = m_names ? m_names(value) : QString();
    m_detail = m_details ? m_details(value) : QString();
    m_edit->showChoice(name.isEmpty() ? editText(value) : name);
    showNote();
}

void ChoiceField::showNote()
{
    const QString note = m_edit->note();
    m_note->setText(note.isEmpty() ? m_detail : note);
    m_note->setVisible(!m_note->text().isEmpty());
}

EnumField::EnumField(std::vector<Entry> entries, QWidget *parent)
    : FieldEditor(parent)
    , m_entries(std::move(entries))
    , m_fixed(m_entries.size())
    , m_box(new QComboBox(this))
{
    fill(this, m_box);
    for (const Entry &entry : m_entries)
        m_box->addItem(entry.text);
    // The longest entry must not say how wide the form is.
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(shortestChoice);
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_box->view()->setTextElideMode(Qt::ElideMiddle);
    guardWheel(m_box);
    connect(m_box, &QComboBox::activated, this,
            [this](int row) { emit edited(m_entries[static_cast<size_t>(row)].value); });
}

void EnumField::show(const JsonValue &value)
{
    const QSignalBlocker quiet(m_box);
    const auto shown = [this, &value] {
        const auto found =
            std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.value == value; });
        return static_cast<size_t>(found - m_entries.begin());
    };
    if (m_entries.size() > m_fixed && shown() != m_fixed) {
        m_entries.pop_back();
        m_box->removeItem(static_cast<int>(m_fixed));
    }
    if (shown() == m_entries.size()) {
        const QString text = value.isAbsent() || value.isNull() ? tr("(choose)") : oneLineText(editText(value), 60);
        m_entries.push_back({value, text});
        m_box->addItem(text);
    }
    m_box->setCurrentIndex(static_cast<int>(shown()));
}

NumberField::NumberField(const QString &unit, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QSpinBox(this))
{
    fill(this, m_box);
    m_box->setRange(0, largestNumber);
    m_box->setSpecialValueText(QStringLiteral(" ")); // 0 stands for "not a number yet"
    m_box->setGroupSeparatorShown(true);
    guardWheel(m_box);
    if (!unit.isEmpty())
        m_box->setSuffix(u' ' + unit);
    connect(m_box, &QSpinBox::valueChanged, this, [this](int value) { emit edited(JsonValue::fromInteger(value)); });
}

void NumberField::show(const JsonValue &value)
{
    const QSignalBlocker quiet(m_box);
    const qint64 number = integerIn(value).value_or(0);
    const bool fits = number > 0 && number <= largestNumber;
    const QString text = oneLineText(editText(value), 20);
    const QString special = fits || text.isEmpty() ? QStringLiteral(" ") : text;
    if (m_box->specialValueText() != special) // it writes the text anew, under the cursor of one who types
        m_box->setSpecialValueText(special);
    const int shown = fits ? static_cast<int>(number) : 0;
    if (m_box->value() != shown)
        m_box->setValue(shown);
}

CheckField::CheckField(const QString &text, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QCheckBox(text, this))
{
    fill(this, m_box);
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) { emit edited(JsonValue(on)); });
}

void CheckField::show(const JsonValue &value)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(flagIn(value).value_or(false));
}

JsonField::JsonField(QWidget *parent)
    : FieldEditor(parent)
    , m_text(new QPlainTextEdit(this))
{
    fill(this, m_text);
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("JSON"));
}

void JsonField::show(const JsonValue &value)
{
    QString text = QString::fromUtf8(writeJson(value, JsonLayout::Indented));
    if (text.size() > longestShownJson)
        text = text.left(longestShownJson) + u'\n' + tr("(The tab JSON shows all of it.)");
    m_text->setPlainText(text);
}

} // namespace desk
