// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <QCoreApplication>
#include <QString>

namespace desk {

//! The context of this room's words for translators.
class CriteriaWords final
{
    Q_DECLARE_TR_FUNCTIONS(desk::CriteriaWords)
};

//! A translated text with a number, in the right plural form. `source` is marked with QT_TRANSLATE_N_NOOP and holds %n;
//! without a translation "day(s)" becomes "day" or "days", so that English needs no catalogue.
QString counted(const char *source, qint64 number);

//! "30 days" for a number and an interval word of the server (day, week ...); other words are shown as they are.
QString durationText(qint64 number, const QString &interval);

//! A value as a person reads it in a sentence: lists with commas, at most some of them; long texts cut.
QString valueText(const JsonValue &value);

//! A text fit for one line: no control characters, cut at a length with an ellipsis.
QString oneLineText(const QString &text, qsizetype longest = 80);

//! Whether a member says something; null and an empty text do not.
bool isGiven(const JsonValue &value);

//! The whole number in a JSON number or a text of digits, as servers accept both (grammar 7.3).
std::optional<qint64> integerIn(const JsonValue &value);

} // namespace desk
