// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/errorcodec.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace desk {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ServerWords", text);
}

QString firstMatch(const QString &text, const QString &pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

//! The last name in a place such as ('properties', 'AND', 'values', 0, 'person', 'operator').
QString fieldOf(const QStringList &place)
{
    for (auto it = place.rbegin(); it != place.rend(); ++it) {
        if (it->startsWith(QChar(u'\'')) || it->startsWith(QChar(u'"')))
            return it->sliced(1).chopped(1);
    }
    return {};
}

//! The numbers in a place, counted from one and joined: which criterion is meant.
QString positionOf(const QStringList &place)
{
    QStringList numbers;
    for (const QString &step : place) {
        bool isNumber = false;
        const int index = step.toInt(&isNumber);
        if (isNumber)
            numbers.append(QString::number(index + 1));
    }
    return numbers.join(QChar(u'.'));
}

QString whatIsWrong(const QString &type, const QString &field, const QString &message)
{
    if (type == u"extra_forbidden")
        return say(QT_TRANSLATE_NOOP("ServerWords", "this server does not know “%1”")).arg(field);
    if (type == u"missing")
        return say(QT_TRANSLATE_NOOP("ServerWords", "“%1” is missing")).arg(field);
    if (type.startsWith(u"union_tag"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "this server does not know a criterion of this type"));
    if (type.startsWith(u"int"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "“%1” must be a whole number")).arg(field);
    if (type.startsWith(u"bool"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "“%1” must be yes or no")).arg(field);
    if (type.startsWith(u"string"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "“%1” must be a text")).arg(field);
    if (type.startsWith(u"list"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "“%1” must be a list")).arg(field);
    return message.isEmpty() ? say(QT_TRANSLATE_NOOP("ServerWords", "“%1” is not right")).arg(field) : message;
}

QString quotedAfter(const QString &text, const QString &key)
{
    const QString single = firstMatch(text, QStringLiteral("'%1': '((?:[^'\\\\]|\\\\.)*)'").arg(key));
    return single.isEmpty() ? firstMatch(text, QStringLiteral("'%1': \"((?:[^\"\\\\]|\\\\.)*)\"").arg(key)) : single;
}

} // namespace

QString wordsOfValidationList(const QString &detail)
{
    static constexpr qsizetype Enough = 4000; // the first record is near the begin; the rest can be long
    const QString text = detail.left(Enough);
    static const QRegularExpression listBegin(QStringLiteral("^\\s*\\[\\s*\\{\\s*'type'"));
    if (!listBegin.match(text).hasMatch())
        return {};
    // Two records carry a readable sentence of the server's own (contract 12).
    QString message =
        firstMatch(text, QStringLiteral("((?:Invalid date value|Unsupported person_metadata key)[^\"\\]]*)"));
    if (message.isEmpty())
        message = quotedAfter(text, QStringLiteral("msg"));
    QStringList place = firstMatch(text, QStringLiteral("'loc': \\(([^)]*)\\)")).split(QChar(u','), Qt::SkipEmptyParts);
    for (QString &step : place)
        step = step.trimmed();
    const QString wrong = whatIsWrong(quotedAfter(text, QStringLiteral("type")), fieldOf(place), message);
    const QString position = positionOf(place);
    if (position.isEmpty())
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server refuses the criteria: %1.")).arg(wrong);
    return say(QT_TRANSLATE_NOOP("ServerWords", "The server refuses the criterion at place %1: %2."))
        .arg(position, wrong);
}

} // namespace desk
