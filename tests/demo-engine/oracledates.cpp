// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/oracle.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace oracle {

namespace {

constexpr std::int64_t second = 1'000'000;

QDateTime utc(std::int64_t us)
{
    const std::int64_t ms = us >= 0 ? us / 1000 : -((999 - us) / 1000);
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

std::int64_t localUs(std::int64_t us, const World &world)
{
    return us + std::int64_t(world.zone.offsetFromUtc(utc(us))) * second;
}

std::int64_t usOf(const QDateTime &wallClock)
{
    return wallClock.toMSecsSinceEpoch() * 1000;
}

QDateTime wall(const QDate &date, const QTime &time = QTime(0, 0))
{
    return QDateTime(date, time, Qt::UTC);
}

//! The microseconds below a millisecond that QDateTime does not hold.
std::int64_t restOf(std::int64_t us)
{
    return ((us % 1000) + 1000) % 1000;
}

} // namespace

QDateTime localOf(std::int64_t us, const World &world)
{
    return utc(localUs(us, world));
}

// The first instant whose wall clock has reached the wanted time: the earlier of two, the end of a gap. It is either
// the time under one of the offsets of these days or a change of the clock itself.
std::int64_t instantOf(const QDateTime &wallClock, std::int64_t extraUs, const World &world)
{
    const std::int64_t wanted = usOf(wallClock) + extraUs;
    std::vector<std::int64_t> candidates{
        wanted - (localUs(wanted - 172'800 * second, world) - (wanted - 172'800 * second)),
        wanted - (localUs(wanted + 172'800 * second, world) - (wanted + 172'800 * second))};
    for (const auto &change : world.zone.transitions(utc(wanted).addDays(-3), utc(wanted).addDays(3))) {
        candidates.push_back(usOf(change.atUtc));
        candidates.push_back(wanted - std::int64_t(change.offsetFromUtc) * second);
    }
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t candidate : candidates) {
        if (localUs(candidate, world) >= wanted)
            best = std::min(best, candidate);
    }
    return best;
}

std::optional<std::int64_t> readDate(const std::string &text, const World &world)
{
    static const QRegularExpression form(QStringLiteral(
        R"(^\s*(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?)?\s*$)"));
    const auto match = form.match(QString::fromStdString(text));
    const auto number = [&](int group) { return match.captured(group).toInt(); };
    const QDate date(number(1), number(3), number(4));
    const QTime time(number(5), number(6), number(7));
    if (!match.hasMatch() || !date.isValid() || !time.isValid())
        return std::nullopt;
    const std::int64_t fraction = (match.captured(8) + QStringLiteral("000000")).left(6).toLongLong();
    const QString offset = match.captured(9).remove(QLatin1Char(':'));
    if (offset.isEmpty())
        return instantOf(wall(date, time), fraction, world);
    std::int64_t seconds = 0;
    if (offset.toLower() != QStringLiteral("z")) {
        const int hours = QStringView(offset).mid(1, 2).toInt();
        const int minutes = QStringView(offset).mid(3).toInt();
        if (hours > 23 || minutes > 59)
            return std::nullopt;
        seconds = (hours * 3600 + minutes * 60) * (offset.startsWith(QLatin1Char('-')) ? -1 : 1);
    }
    return usOf(wall(date, time)) + fraction - seconds * second;
}

namespace {

QDateTime ago(QDateTime local, std::int64_t number, char unit)
{
    switch (unit) {
    case 'd':
        return local.addDays(-number);
    case 'w':
        return local.addDays(-7 * number);
    case 'q':
        return local.addDays(-91 * number);
    case 'm':
        return local.addMonths(static_cast<int>(-number));
    case 'y':
        return local.addMonths(static_cast<int>(-12 * number));
    default:
        return local;
    }
}

} // namespace

std::optional<std::int64_t> readPropertyDate(const std::string &text, const World &world)
{
    static const QRegularExpression relative(QStringLiteral("^-?(\\d+)([hdwmy])$"));
    const auto match = relative.match(QString::fromStdString(text));
    if (!match.hasMatch())
        return readDate(text, world);
    const std::int64_t number = match.captured(1).toLongLong();
    if (number >= 10'000)
        return std::nullopt;
    const char unit = match.captured(2).at(0).toLatin1();
    if (unit == 'h')
        return world.nowUs - number * 3600 * second;
    return instantOf(ago(localOf(world.nowUs, world), number, unit), restOf(world.nowUs), world);
}

namespace {

struct Limit
{
    std::int64_t us = 0;
    QDateTime local;
    char cut = ' '; //!< 'h' and 'd': to which W1 cuts it
    bool all = false;
};

Limit fixedLimit(std::int64_t us, const World &world)
{
    return {us, localOf(us, world)};
}

QDateTime snap(QDateTime local, char unit, const QString &where)
{
    const QDate date = local.date();
    const bool start = where == QStringLiteral("Start");
    if (unit == 'd')
        local.setTime(start ? QTime(0, 0) : QTime(23, 59, 59, 999));
    if (unit == 'm')
        local.setDate(QDate(date.year(), date.month(), start ? 1 : date.daysInMonth()));
    if (unit == 'y')
        local.setDate(start ? QDate(date.year(), 1, 1) : QDate(date.year(), 12, 31));
    return local;
}

Limit searchedLimit(const QRegularExpressionMatch &match, const World &world)
{
    const std::int64_t number = match.captured(1).toLongLong();
    const char unit = match.captured(2).at(0).toLatin1();
    const QString where = match.captured(3);
    Limit limit = fixedLimit(world.nowUs, world);
    const std::int64_t elapsed = unit == 'h' ? 3600 : unit == 'M' ? 60 : unit == 's' ? 1 : 0;
    if (elapsed > 0) {
        limit = fixedLimit(world.nowUs - number * elapsed * second, world);
        const std::int64_t past = localUs(limit.us, world) % (3600 * second);
        if (unit == 'h' && where == QStringLiteral("Start"))
            limit = fixedLimit(limit.us - past, world);
        if (unit == 'h' && where == QStringLiteral("End"))
            limit = fixedLimit(limit.us - past + 3600 * second - 1, world);
    } else {
        limit.local = ago(limit.local, number, unit);
        std::int64_t rest = restOf(world.nowUs);
        if (!where.isEmpty()) {
            limit.local = snap(limit.local, unit, where);
            if (unit == 'd')
                rest = where == QStringLiteral("Start") ? 0 : 999;
        }
        limit.us = instantOf(limit.local, rest, world);
    }
    limit.cut = unit == 'h' && number > 0 ? 'h' : 'd';
    return limit;
}

Limit limitOf(const std::string &text, const World &world)
{
    if (text == "all") {
        Limit limit;
        limit.all = true;
        return limit;
    }
    if (text.find('/') == std::string::npos) {
        if (const auto date = readDate(text, world))
            return fixedLimit(*date, world);
    }
    static const QRegularExpression form(QStringLiteral("-?([0-9]+)?([hdwmqysHDWMQYS])(Start|End)?"));
    const auto match = form.match(QString::fromStdString(text));
    return match.hasMatch() ? searchedLimit(match, world) : fixedLimit(world.nowUs, world);
}

std::string upperText(const std::string &to)
{
    return to == "all" ? std::string("?") : to; // as an upper bound it is only a text without a date: now
}

} // namespace

Range dayRangeOf(const std::string &from, const std::string &to, const World &world)
{
    Range range{};
    const Limit lower = limitOf(from, world);
    range.from = lower.us;
    if (lower.all)
        range.from = std::numeric_limits<std::int64_t>::min();
    else if (lower.cut == 'h')
        range.from = lower.us - localUs(lower.us, world) % (3600 * second);
    else if (lower.cut == 'd')
        range.from = instantOf(wall(lower.local.date()), 0, world);
    const QDate last = to.empty() ? localOf(world.nowUs, world).date() : limitOf(upperText(to), world).local.date();
    range.to = instantOf(wall(last, QTime(23, 59, 59, 999)), 999, world);
    return range;
}

std::int64_t positive(const Json &leaf, const std::string &name)
{
    const Json value = leaf.contains(name) ? leaf.at(name) : Json();
    std::int64_t number = 0;
    if (value.is_string()) {
        static const QRegularExpression digits(QStringLiteral("^\\s*[+-]?\\d{1,18}(\\.0*)?\\s*$"));
        const QString text = QString::fromStdString(value.get<std::string>());
        if (!digits.match(text).hasMatch())
            throw Fault{"validation_error"};
        number = text.trimmed().section(QLatin1Char('.'), 0, 0).toLongLong();
    } else if (value.is_number()) {
        number = value.get<std::int64_t>();
    } else {
        throw Fault{"validation_error"};
    }
    if (number < 1)
        throw Fault{"validation_error"};
    return number;
}

std::string agoText(const Json &leaf, const std::string &prefix)
{
    const std::int64_t number = positive(leaf, prefix + "time_value");
    const Json interval = leaf.value(prefix + "time_interval", Json());
    for (const char *known : {"minute", "hour", "day", "week", "month", "year"}) {
        if (interval == known)
            return "-" + std::to_string(number) + known[0];
    }
    throw Fault{"validation_error"};
}

namespace {

std::string member(const Json &leaf, const char *name)
{
    return leaf.contains(name) && leaf.at(name).is_string() ? leaf.at(name).get<std::string>() : "";
}

std::pair<std::string, std::string> limitsOf(const Json &leaf)
{
    if (!member(leaf, "explicit_datetime").empty())
        return {member(leaf, "explicit_datetime"), member(leaf, "explicit_datetime_to")};
    return {agoText(leaf, ""), ""};
}

} // namespace

Range dayRange(const Json &leaf, const World &world)
{
    const auto [from, to] = limitsOf(leaf);
    return dayRangeOf(from, to, world);
}

Range exactRange(const Json &leaf, const World &world)
{
    const auto [from, to] = limitsOf(leaf);
    const Limit lower = limitOf(from, world);
    const std::int64_t upper = to.empty() ? world.nowUs + 5 * second : limitOf(upperText(to), world).us;
    return {lower.all ? std::numeric_limits<std::int64_t>::min() : lower.us + 1, upper - 1};
}

} // namespace oracle
