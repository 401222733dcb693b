// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/filtercommand.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/sentence.h"
#include "models/criteria/validation.h"

#include <QCoreApplication>

namespace desk {

namespace {

constexpr int NotSound = 1;
constexpr int Unreadable = 2;

FilterOutcome unreadable(const Error &error)
{
    return {{}, error.text, Unreadable};
}

JsonValue problemJson(const Problem &problem)
{
    return JsonMembers{{QStringLiteral("path"), pathText(problem.path)},
                       {QStringLiteral("code"), problem.code},
                       {QStringLiteral("severity"), QString::fromLatin1(problem.isError() ? "error" : "warning")},
                       {QStringLiteral("text"), problem.text}};
}

JsonValue verdictJson(qint64 index, const FilterTree &tree, const CriteriaCheck &check)
{
    JsonArray problems;
    for (const Problem &problem : check.problems)
        problems.push_back(problemJson(problem));
    JsonMembers verdict{{QStringLiteral("index"), JsonValue::fromInteger(index)},
                        {QStringLiteral("sound"), JsonValue(check.isSound)},
                        {QStringLiteral("problems"), std::move(problems)},
                        {QStringLiteral("summary"), summaryText(tree)}};
    if (check.unlisted > 0)
        verdict.push_back({QStringLiteral("unlisted"), JsonValue::fromInteger(check.unlisted)});
    return verdict;
}

QByteArray verdictText(const FilterTree &tree, const CriteriaCheck &check)
{
    QString text = summaryText(tree) + QChar(u'\n');
    for (const Problem &problem : check.problems)
        text += QStringLiteral("%1: %2: %3 [%4]\n")
                    .arg(problem.isError() ? QCoreApplication::translate("FilterCommand", "error")
                                           : QCoreApplication::translate("FilterCommand", "warning"),
                         pathText(problem.path), problem.text, problem.code);
    if (check.unlisted > 0)
        text += QCoreApplication::translate("FilterCommand", "... and %1 more\n").arg(check.unlisted);
    text += check.isSound ? QCoreApplication::translate("FilterCommand", "Sound.\n")
                          : QCoreApplication::translate("FilterCommand", "Not sound.\n");
    return text.toUtf8();
}

QByteArray line(const JsonValue &value)
{
    return writeJson(value, JsonLayout::Indented) + '\n';
}

//! A list of verdicts: sound when each is.
FilterOutcome checkEach(const JsonArray &list, const CriteriaContext &context)
{
    FilterOutcome outcome;
    JsonArray verdicts;
    for (const JsonValue &filters : list) {
        const FilterTree tree = decodeFilters(filters);
        const CriteriaCheck check = checkCriteria(tree, context);
        verdicts.push_back(verdictJson(static_cast<qint64>(verdicts.size()), tree, check));
        if (!check.isSound)
            outcome.exitCode = NotSound;
    }
    outcome.output = line(std::move(verdicts));
    return outcome;
}

JsonValue formatted(const JsonValue &filters, bool forSave)
{
    const FilterTree tree = decodeFilters(filters);
    return forSave ? filtersForSave(tree) : encodeFilters(tree);
}

} // namespace

FilterOutcome checkFilters(const QByteArray &input, const FilterCheckOptions &options)
{
    const auto value = parseJson(input);
    if (!value)
        return unreadable(value.error());
    CriteriaContext context;
    context.self = options.cohort;
    if (value->isArray())
        return checkEach(value->array(), context);
    const FilterTree tree = decodeFilters(*value);
    const CriteriaCheck check = checkCriteria(tree, context);
    const QByteArray output = options.json ? line(verdictJson(0, tree, check)) : verdictText(tree, check);
    return {output, {}, check.isSound ? 0 : NotSound};
}

FilterOutcome formatFilters(const QByteArray &input, bool forSave)
{
    const auto value = parseJson(input);
    if (!value)
        return unreadable(value.error());
    if (!value->isArray())
        return {line(formatted(*value, forSave)), {}, 0};
    JsonArray list;
    for (const JsonValue &filters : value->array())
        list.push_back(formatted(filters, forSave));
    return {line(std::move(list)), {}, 0};
}

} // namespace desk
