// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/operators.h"
#include "ui/filtereditor/formrows.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/filtereditor/valuefields.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CriterionForm", text);
}

ChoiceSource valuesFor(const JsonValue &condition, const FormSurroundings &around, bool ofEvent, const QString &event)
{
    const QString key = condition[u"key"].toString();
    if (!around.choices || key.isEmpty())
        return {};
    return ofEvent ? around.choices->eventValues(key, event) : around.choices->personValues(key);
}

QString typeOf(const JsonValue &condition, const FormSurroundings &around, bool ofEvent)
{
    const QString key = condition[u"key"].toString();
    if (!around.choices)
        return {};
    return ofEvent ? around.choices->eventPropertyType(key) : around.choices->personPropertyType(key);
}

FormRow keyRow(const FormSurroundings &around, bool ofEvent, const QString &event)
{
    ChoiceSource source;
    if (around.choices)
        source = ofEvent ? around.choices->eventProperties(event) : around.choices->personProperties();
    return memberRow(words("&Property"), u"key"_s, u"key:"_s + event,
                     [source](QWidget *parent) { return new ChoiceField(source, {}, parent); });
}

FormRow operatorRow(const QString &type, bool ofEvent)
{
    FormRow row =
        memberRow(words("&Condition"), u"operator"_s, u"operator:"_s + type, [type, ofEvent](QWidget *parent) {
            std::vector<EnumField::Entry> entries;
            for (const Operator *op : operatorsFor(type, ofEvent))
                entries.push_back({JsonValue(op->name.toString()), op->text()});
            return new EnumField(std::move(entries), parent);
        });
    row.write = [](JsonValue leaf, const JsonValue &value) {
        leaf.set(u"operator"_s, value);
        const JsonValue fitted = convertedValue(leaf[u"value"], value.toString());
        if (fitted.isAbsent())
            leaf.remove(u"value");
        else
            leaf.set(u"value"_s, fitted);
        return leaf;
    };
    return row;
}

std::function<FieldEditor *(QWidget *)> valueMaker(ValueEditor editor, const ChoiceSource &source, const QString &type,
                                                   const QTimeZone &zone)
{
    switch (editor) {
    case ValueEditor::TextList:
        return [=](QWidget *parent) { return new ListField(source, type, parent); };
    case ValueEditor::Range:
        return [](QWidget *parent) { return new RangeField(parent); };
    case ValueEditor::Date:
        return [zone](QWidget *parent) { return new DateField(zone, false, parent); };
    case ValueEditor::Number:
        return [=](QWidget *parent) { return new ChoiceField(source, u"Numeric"_s, parent); };
    default:
        return [=](QWidget *parent) { return new ChoiceField(source, type, parent); };
    }
}

} // namespace

std::vector<FormRow> conditionRows(const JsonValue &condition, const FormSurroundings &around, bool ofEvent,
                                   const QString &event)
{
    const QString type = typeOf(condition, around, ofEvent);
    std::vector<FormRow> rows{keyRow(around, ofEvent, event), operatorRow(type, ofEvent)};
    const Operator *op = findOperator(condition[u"operator"].toString(u"exact"_s));
    ValueEditor editor = op ? op->editor : ValueEditor::Text;
    if (editor == ValueEditor::None)
        return rows;
    // A list under a single-value operator is kept a list: each part counts on the server.
    if (condition[u"value"].isArray() && editor != ValueEditor::Range)
        editor = ValueEditor::TextList;
    const QString shape = u"value:%1:%2:%3"_s.arg(static_cast<int>(editor)).arg(type, condition[u"key"].toString());
    rows.push_back(memberRow(words("&Value"), u"value"_s, shape,
                             valueMaker(editor, valuesFor(condition, around, ofEvent, event), type, around.zone)));
    return rows;
}

} // namespace desk
