// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/datefield.h"

#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDate = 200; // characters

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

//! A date without an offset, as what the clock on the wall shows: in UTC, so that no zone has a gap there.
std::optional<QDateTime> readWallClock(const QString &text)
{
    static const QTimeZone east(3600);
    const auto here = readAbsoluteTime(text, QTimeZone::utc()), there = readAbsoluteTime(text, east);
    const bool hasOffset = here && there && *here == *there;
    return hasOffset ? std::nullopt : here;
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
    m_fixed->setMinimumDate(QDate(100, 1, 1)); // no field shows earlier ones
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
    auto wallClock = readWallClock(text);
    if (wallClock && (*wallClock < m_fixed->minimumDateTime() || *wallClock > m_fixed->maximumDateTime()))
        wallClock.reset();
    if (m_mayBeAbsent && (value.isAbsent() || value.isNull())) {
        showForm(Absent);
    } else if (relative) {
        m_number->setValue(static_cast<int>(relative->number));
        m_unit->setCurrentIndex(static_cast<int>(unitWords().indexOf(relative->interval)));
        showForm(Relative);
    } else if (wallClock) {
        m_fixed->setDateTime(*wallClock);
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
    if (form == Fixed && !m_fixed->isVisibleTo(this)) { // the day that is meant now, not one of another row
        const QSignalBlocker quiet(m_fixed);
        const QDateTime now = QDateTime::currentDateTimeUtc().toTimeZone(m_zone);
        const QDateTime meant = resolvedDate(m_text, now, m_zone);
        m_fixed->setDateTime(QDateTime((meant.isValid() ? meant : now.addDays(-30)).date(), QTime(0, 0), Qt::UTC));
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
    m_text = text;
    const QDateTime moment = resolvedDate(text, QDateTime::currentDateTimeUtc(), m_zone);
    const QString zone = QString::fromUtf8(m_zone.id());
    m_meaning->setText(moment.isValid() ? tr("%1, %2").arg(QLocale().toString(moment, QLocale::ShortFormat), zone)
                                        : QString());
    m_meaning->setVisible(moment.isValid());
}

} // namespace desk
