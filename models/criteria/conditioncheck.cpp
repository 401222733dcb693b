// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/findings.h"
#include "models/criteria/membershape.h"
#include "models/criteria/operators.h"
#include "models/criteria/regexcheck.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

QString memberName()
{
    return QStringLiteral("value");
}

//! The values of a condition one by one, whether given as a list or not.
JsonArray valuesOf(const JsonValue &value)
{
    return value.isArray() ? value.array() : JsonArray{value};
}

std::optional<double> numberIn(const JsonValue &value)
{
    bool isNumber = false;
    const double fromText = value.toString().toDouble(&isNumber);
    return isNumber && std::isfinite(fromText) ? std::optional(fromText) : value.toDouble();
}

void checkRange(const JsonValue &value, Findings &findings)
{
    const JsonArray &ends = value.array();
    const auto least = ends.size() == 2 ? numberIn(ends[0]) : std::nullopt;
    const auto most = ends.size() == 2 ? numberIn(ends[1]) : std::nullopt;
    if (!least || !most)
        findings.error("bad_range", CriteriaWords::tr("A range needs two numbers; without them the calculation fails."),
                       memberName());
    else if (*least > *most)
        findings.error("bad_range",
                       CriteriaWords::tr("The range begins above its end; the calculation fails. Swap the numbers."),
                       memberName(), CriteriaWords::tr("Swap the numbers"));
}

//! Formats beyond ISO that lenient date readers of servers take.
bool readsLeniently(const QString &text)
{
    static const QRegularExpression forms(
        QStringLiteral("^(\\d{4}(/\\d{1,2}){0,2}|\\d{4}-\\d{1,2}(-\\d{1,2})?|\\d{1,2}[./]\\d{1,2}[./]\\d{4}"
                       "|\\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \\d{4}"
                       "|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \\d{1,2},? \\d{4})$"),
        QRegularExpression::CaseInsensitiveOption);
    return forms.match(text.trimmed()).hasMatch();
}

bool isDate(const JsonValue &value)
{
    const QString text = value.toString();
    return value.isString() &&
           (readRelativeDate(text) || readAbsoluteTime(text, QTimeZone::utc()) || readsLeniently(text));
}

void checkDate(const JsonValue &value, bool onSave, Findings &findings)
{
    // A list of one text is stored as the text (contract 2.1).
    const JsonValue &date = value.isArray() && value.size() == 1 ? value.array().front() : value;
    if (isDate(date))
        return;
    const QString shown = valueText(value);
    if (onSave)
        findings.error("bad_date",
                       CriteriaWords::tr("“%1” is no date that the server reads. Write 2026-01-31 or a distance such "
                                         "as -30d (h, d, w, m, y).")
                           .arg(shown),
                       memberName());
    else
        findings.warning("bad_date", CriteriaWords::tr("“%1” is no date; nobody will match.").arg(shown), memberName());
}

void checkRegexes(const JsonValue &value, Findings &findings)
{
    for (const JsonValue &pattern : valuesOf(value)) {
        const QString mistake = regexMistake(pattern.toString());
        if (mistake.isEmpty())
            continue;
        findings.error("invalid_regex",
                       CriteriaWords::tr("The regular expression is not valid (%1); the whole calculation fails. "
                                         "Servers use RE2, which has no look-ahead and no back-references.")
                           .arg(mistake),
                       memberName());
        return;
    }
}

void checkVersion(QStringView op, const JsonValue &value, Findings &findings)
{
    static const QRegularExpression version(QStringLiteral("^v?\\d+(\\.\\d+)*(-.*)?$"));
    static const QRegularExpression full(QStringLiteral("^v?\\d+\\.\\d+(\\.\\d+)*(-.*)?$"));
    static const QRegularExpression pattern(QStringLiteral("^v?\\d+(\\.\\d+)?\\.\\*$"));
    const QString text = value.toString();
    const bool isRange = op == u"semver_tilde" || op == u"semver_caret" || op == u"semver_wildcard";
    const QRegularExpression &form = op == u"semver_wildcard" ? pattern : op == u"semver_tilde" ? full : version;
    if (value.isString() && form.match(text).hasMatch())
        return;
    const QString words = op == u"semver_wildcard" ? CriteriaWords::tr("Write a version pattern such as 1.* or 1.2.*.")
                                                   : CriteriaWords::tr("Write a version such as 1.2.3.");
    if (isRange)
        findings.error("bad_version", words, memberName());
    else
        findings.warning("bad_version", words, memberName());
}

//! `in` and `not_in` take lists of two or more only (grammar 3, note b).
void checkMembership(const JsonValue &value, Findings &findings)
{
    if (!value.isArray() || value.size() == 1)
        findings.error("bad_list",
                       CriteriaWords::tr("This operator needs two or more values. Use “equals” for a single one."),
                       memberName(), CriteriaWords::tr("Use “equals” instead"));
}

void checkEmptiness(const JsonValue &value, Findings &findings)
{
    if (value.isArray() && value.size() == 0)
        findings.warning("empty_list",
                         CriteriaWords::tr("The list of values is empty: this matches everybody. Add a value."),
                         memberName());
    else if (value.isString() && value.toString().isEmpty())
        findings.warning("empty_field", CriteriaWords::tr("The value is empty. Enter one."), memberName());
}

void checkListOfNots(QStringView op, const JsonValue &value, Findings &findings)
{
    if ((op == u"is_not" || op == u"not_in") && value.isArray() && value.size() > 1)
        findings.warning("list_and_missing",
                         CriteriaWords::tr("With several values some servers leave out people who lack the property. "
                                           "Use one row a value to be sure."),
                         memberName());
}

void checkKnownOperator(const Operator &op, const JsonValue &value, bool onSave, Findings &findings)
{
    const bool isExactDate = op.name == u"is_date_exact"; // not checked by a save (grammar 2.1)
    switch (op.editor) {
    case ValueEditor::None:
        return;
    case ValueEditor::Range:
        return checkRange(value, findings);
    case ValueEditor::Date:
        return checkDate(value, onSave && !isExactDate, findings);
    default:
        break;
    }
    const bool isEmptyList = value.isArray() && value.size() == 0;
    checkEmptiness(value, findings);
    if (isEmptyList)
        return;
    checkListOfNots(op.name, value, findings);
    if (op.editor == ValueEditor::Regex)
        checkRegexes(value, findings);
    else if (op.editor == ValueEditor::Version)
        checkVersion(op.name, value, findings);
    else if (op.name == u"in" || op.name == u"not_in")
        checkMembership(value, findings);
}

//! The newest servers have a family of prefix and suffix operators whose exact names are not known here.
bool isPrefixOrSuffix(const QString &op)
{
    return op.contains(u"starts_with") || op.contains(u"ends_with");
}

} // namespace

void checkCondition(const JsonValue &condition, bool onSave, Findings &findings)
{
    const QString stored = condition[u"operator"].toString();
    const QString name = stored.isEmpty() ? QStringLiteral("exact") : stored;
    const Operator *op = findOperator(name);
    const JsonValue &value = condition[u"value"];
    if (condition[u"key"].isString() && condition[u"key"].toString().isEmpty())
        findings.warning("empty_field", CriteriaWords::tr("No property is chosen. Choose one."), QStringLiteral("key"));
    if (!op || !op->calculates) {
        const QString text = CriteriaWords::tr("The operator “%1” is not known; the calculation fails. Choose another.")
                                 .arg(oneLineText(name, 40));
        if (isPrefixOrSuffix(name))
            findings.warning("unknown_operator", text, QStringLiteral("operator"));
        else
            findings.error("unknown_operator", text, QStringLiteral("operator"));
        return;
    }
    if (!isNothing(value))
        checkKnownOperator(*op, value, onSave, findings);
}

} // namespace desk
