// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/operators.h"
#include "ui/filtereditor/datefield.h"
#include "ui/filtereditor/formrows.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/filtereditor/valuefields.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

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

//! With the value as the operator takes it. A condition of an event has a value always (grammar 2.5), so where the
//! operator takes none its own name stands there, as in the web app.
JsonValue withOperator(JsonValue leaf, const JsonValue &name, bool ofEvent)
{
    const bool hadNone = leaf[u"value"].isString() && leaf[u"value"] == leaf[u"operator"];
    const JsonValue fitted = convertedValue(hadNone ? JsonValue() : leaf[u"value"], name.toString());
    leaf.set(u"operator"_s, name);
    if (!fitted.isAbsent())
        leaf.set(u"value"_s, fitted);
    else if (ofEvent)
        leaf.set(u"value"_s, name);
    else
        leaf.remove(u"value");
    return leaf;
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
    row.write = [ofEvent](JsonValue leaf, const JsonValue &value) { return withOperator(leaf, value, ofEvent); };
    return row;
}

//! A number that was chosen under an operator of versions is its text.
JsonValue withVersion(JsonValue leaf, const JsonValue &value)
{
    leaf.set(u"value"_s, value.isNumber() ? JsonValue(editText(value)) : value);
    return leaf;
}

//! Patterns of the versions that the server has seen: 2.* and 2.4.* of 2.4.1.
ChoiceSource patternsOf(const ChoiceSource &versions)
{
    return [versions](const QString &, QObject *context, const Answer<Choices> &answer) {
        return versions({}, context, [answer](const Result<Choices> &seen) {
            if (!seen)
                return answer(seen.error());
            QStringList patterns;
            for (const Choice &version : *seen) {
                const QStringList parts = version.text.split(u'.');
                for (qsizetype known = 1; known < std::min<qsizetype>(3, parts.size()); ++known)
                    patterns << parts.mid(0, known).join(u'.') + u".*"_s;
            }
            patterns.removeDuplicates();
            patterns.sort();
            Choices choices;
            for (const QString &pattern : patterns)
                choices.push_back({JsonValue(pattern), pattern, {}, {}, {}});
            answer(std::move(choices));
        });
    };
}

std::function<FieldEditor *(QWidget *)> valueMaker(ValueEditor editor, const QTimeZone &zone)
{
    switch (editor) {
    case ValueEditor::TextList:
        return [](QWidget *parent) { return new ListField(parent); };
    case ValueEditor::Range:
        return [](QWidget *parent) { return new RangeField(parent); };
    case ValueEditor::Date:
        return [zone](QWidget *parent) { return new DateField(zone, false, parent); };
    default:
        return [](QWidget *parent) { return new ChoiceField({}, {}, parent); };
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
    const QString shape = u"value:%1"_s.arg(static_cast<int>(editor));
    rows.push_back(memberRow(words("&Value"), u"value"_s, shape, valueMaker(editor, around.zone)));
    rows.back().propertyType = editor == ValueEditor::Number ? u"Numeric"_s : type;
    rows.back().source = valuesFor(condition, around, ofEvent, event);
    rows.back().about = condition[u"key"].toString();
    if (editor == ValueEditor::Version)
        rows.back().write = withVersion;
    if (op && op->name == u"semver_wildcard" && rows.back().source) {
        rows.back().source = patternsOf(rows.back().source);
        rows.back().about += u" *"_s;
    }
    return rows;
}

} // namespace desk
