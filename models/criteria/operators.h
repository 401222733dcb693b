// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace desk {

//! What one edits the value of an operator with.
enum class ValueEditor { None, Text, TextList, Number, Range, Date, Regex, Version };

//! One operator of property conditions (grammar 3).
struct Operator
{
    QStringView name;  //!< as stored
    const char *label; //!< for CriteriaWords::tr; the words of the web app's rows
    ValueEditor editor;
    bool matchesMissing = false; //!< also matches who lacks the property
    bool inPersonRow = true;     //!< the web app offers it for person properties
    bool inEventFilter = true;   //!< offered for properties of events
    bool calculates = true;      //!< the newest server can calculate it in a cohort
    QString text() const;        //!< the label in the user's language
};

//! Every operator that occurs, in the order in which one chooses.
const std::vector<Operator> &operators();

//! Nothing for a name that is not known: such operators are shown and kept.
const Operator *findOperator(QStringView name);

//! The label, or the name itself for an operator that is not known.
QString operatorText(QStringView name);

//! Operators to offer for a property of this type (DateTime, String, Numeric, Boolean, Duration, "" for unknown), those
//! that suit the type first. `forEvents`: for an event filter.
std::vector<const Operator *> operatorsFor(const QString &propertyType, bool forEvents = false);

//! The value turned into what another operator takes, as far as it fits; absent for an operator without value.
JsonValue convertedValue(const JsonValue &value, QStringView toOperator);

//! Whether an operator is a date comparison.
bool isDateOperator(QStringView name);

} // namespace desk
