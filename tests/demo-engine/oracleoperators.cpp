// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/oracle.h"

#include <QRegularExpression>
#include <QStringList>

#include <re2/re2.h>

#include <array>

namespace oracle {

std::string textOf(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

namespace {

QString foldedText(const std::string &text)
{
    return QString::fromStdString(text).toCaseFolded();
}

bool contains(const std::string &text, const std::string &part, bool wildcards)
{
    const QString folded = foldedText(part);
    if (!wildcards)
        return foldedText(text).contains(folded);
    QString pattern;
    for (const QChar c : folded) {
        if (c == QLatin1Char('%'))
            pattern += QStringLiteral(".*");
        else if (c == QLatin1Char('_'))
            pattern += QLatin1Char('.');
        else
            pattern += QRegularExpression::escape(QString(c));
    }
    const QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    return expression.match(foldedText(text)).hasMatch();
}

bool finds(const std::string &text, const std::string &pattern)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    const re2::RE2 expression(pattern, options);
    if (!expression.ok())
        throw Fault{"invalid_regex"};
    return re2::RE2::PartialMatch(text, expression);
}

std::optional<double> numberOf(const std::string &text)
{
    static const QRegularExpression form(QStringLiteral("^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\z"));
    const QString string = QString::fromStdString(text);
    return form.match(string).hasMatch() ? std::optional(string.toDouble()) : std::nullopt;
}

//! -1, 0 or 1: by value where both are numbers, else by bytes.
int compare(const std::string &a, const std::string &b)
{
    const auto x = numberOf(a);
    const auto y = numberOf(b);
    if (x && y)
        return *x < *y ? -1 : *x > *y ? 1 : 0;
    const int order = a.compare(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool isOrdered(const std::string &op, int order)
{
    if (op == "gt")
        return order > 0;
    if (op == "gte" || op == "min")
        return order >= 0;
    return op == "lt" ? order < 0 : order <= 0;
}

using Version = std::array<qulonglong, 3>;

QStringList versionParts(const std::string &text)
{
    QString string = QString::fromStdString(text);
    if (string.startsWith(QLatin1Char('v'), Qt::CaseInsensitive))
        string.remove(0, 1);
    return string.section(QLatin1Char('-'), 0, 0).split(QLatin1Char('.'));
}

std::optional<Version> versionOf(const QStringList &parts)
{
    static const QRegularExpression digits(QStringLiteral("^\\d{1,18}\\z"));
    Version version{};
    for (int i = 0; i < 3 && i < parts.size(); ++i) {
        if (!digits.match(parts.at(i)).hasMatch())
            return std::nullopt;
        version.at(static_cast<std::size_t>(i)) = parts.at(i).toULongLong();
    }
    return version;
}

Version next(const Version &version, std::size_t part)
{
    Version result{};
    for (std::size_t i = 0; i < part; ++i)
        result.at(i) = version.at(i);
    result.at(part) = version.at(part) + 1;
    return result;
}

bool versionHolds(const std::string &op, const std::string &value, const std::optional<std::string> &stored)
{
    QStringList parts = versionParts(value);
    const bool wildcard = op == "semver_wildcard";
    while (wildcard && !parts.isEmpty() && parts.last() == QStringLiteral("*"))
        parts.removeLast();
    const auto limit = versionOf(parts);
    if (!limit || parts.isEmpty() || (wildcard && parts.size() > 3) || (op == "semver_tilde" && parts.size() < 2))
        throw Fault{"validation_error"};
    const auto version = stored ? versionOf(versionParts(*stored)) : std::nullopt;
    if (!version)
        return false;
    if (op == "semver_tilde")
        return *version >= *limit && *version < next(*limit, 1);
    if (op == "semver_caret") {
        const std::size_t part = limit->at(0) > 0 ? 0 : limit->at(1) > 0 ? 1 : 2;
        return *version >= *limit && *version < next(*limit, part);
    }
    if (wildcard)
        return *version >= *limit && *version < next(*limit, static_cast<std::size_t>(parts.size()) - 1);
    if (op == "semver_eq" || op == "semver_neq")
        return (*version == *limit) == (op == "semver_eq");
    const int order = *version < *limit ? -1 : *version > *limit ? 1 : 0;
    return isOrdered(op.substr(7), order);
}

bool dateHolds(const std::string &op, const Json &value, const std::optional<std::string> &stored, const World &world)
{
    const auto limit = value.is_string() ? readPropertyDate(value.get<std::string>(), world) : std::nullopt;
    const auto instant = stored ? readDate(*stored, world) : std::nullopt;
    if (!limit || !instant)
        return false;
    return op == "is_date_exact" ? *instant == *limit : op == "is_date_before" ? *instant < *limit : *instant > *limit;
}

bool betweenHolds(const std::string &op, const Json &value, const std::optional<std::string> &stored)
{
    if (!value.is_array() || value.size() != 2)
        throw Fault{"validation_error"};
    std::array<double, 2> limits{};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto number = value[i].is_number() || value[i].is_string() ? numberOf(textOf(value[i])) : std::nullopt;
        if (!number)
            throw Fault{"validation_error"};
        limits.at(i) = *number;
    }
    if (limits[0] > limits[1])
        throw Fault{"validation_error"};
    const auto number = stored ? numberOf(*stored) : std::nullopt;
    if (!number)
        return false;
    const bool inside = *number >= limits[0] && *number <= limits[1];
    return op == "between" ? inside : !inside;
}

bool startsWith(const std::string &text, const char *prefix)
{
    return text.rfind(prefix, 0) == 0;
}

//! One positive operator and one value; the operators that compare nothing have been dealt with.
bool holdsOne(const std::string &op, const Json &value, const std::optional<std::string> &stored, bool wildcards,
              const World &world)
{
    if (value.is_null())
        return false;
    if (op == "regex")
        return finds(stored.value_or(""), textOf(value)) && stored;
    if (startsWith(op, "semver_"))
        return versionHolds(op, textOf(value), stored);
    if (startsWith(op, "is_date_"))
        return dateHolds(op, value, stored, world);
    const bool ordered = op == "gt" || op == "gte" || op == "min" || op == "lt" || op == "lte" || op == "max";
    if (ordered && value.is_structured())
        throw Fault{"incompatible_types"};
    if (!stored)
        return false;
    if (ordered)
        return isOrdered(op, compare(*stored, textOf(value)));
    if (op == "icontains" || op == "icontains_multi")
        return contains(*stored, textOf(value), wildcards);
    return *stored == textOf(value);
}

const std::map<std::string, std::string> &negatives()
{
    static const std::map<std::string, std::string> all{{"is_not", "exact"},
                                                        {"not_in", "in"},
                                                        {"not_icontains", "icontains"},
                                                        {"not_icontains_multi", "icontains_multi"},
                                                        {"not_regex", "regex"}};
    return all;
}

bool isKnown(const std::string &op)
{
    static const std::set<std::string> all{"exact",
                                           "is_not",
                                           "icontains",
                                           "not_icontains",
                                           "regex",
                                           "not_regex",
                                           "gt",
                                           "gte",
                                           "lt",
                                           "lte",
                                           "is_set",
                                           "is_not_set",
                                           "between",
                                           "not_between",
                                           "min",
                                           "max",
                                           "in",
                                           "not_in",
                                           "semver_eq",
                                           "semver_neq",
                                           "semver_gt",
                                           "semver_gte",
                                           "semver_lt",
                                           "semver_lte",
                                           "semver_tilde",
                                           "semver_caret",
                                           "semver_wildcard",
                                           "icontains_multi",
                                           "not_icontains_multi",
                                           "is_date_exact",
                                           "is_date_before",
                                           "is_date_after",
                                           "is_cleaned_path_exact"};
    return all.contains(op);
}

} // namespace

bool matches(const std::string &op, const Json &value, const std::optional<Json> &storedValue, const World &world)
{
    if (!isKnown(op))
        throw Fault{"validation_error"};
    std::optional<std::string> stored;
    if (storedValue && !storedValue->is_null())
        stored = textOf(*storedValue);
    if (op == "is_set")
        return stored.has_value();
    if (op == "is_not_set")
        return !stored;
    if (value.is_array() && value.empty())
        return true;
    if (op == "between" || op == "not_between")
        return betweenHolds(op, value, stored);
    if ((op == "in" || op == "not_in") && (!value.is_array() || value.size() < 2))
        throw Fault{"validation_error"};
    const auto negative = negatives().find(op);
    const std::string positiveOp = negative == negatives().end() ? op : negative->second;
    const Json parts = value.is_array() ? value : Json::array({value});
    bool any = false;
    for (const Json &part : parts) // all of them, so that every fault is found
        any = holdsOne(positiveOp, part, stored, op.find("_multi") == std::string::npos && parts.size() == 1, world) ||
              any;
    return negative == negatives().end() ? any : !any;
}

} // namespace oracle
