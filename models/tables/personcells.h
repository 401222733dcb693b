// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/personpage.h"

#include <QVariant>

namespace desk {

//! The columns that every table of persons has; columns for properties follow.
enum class PeopleColumn { Name, Email, Ids, Created, LastSeen };
constexpr int kPersonColumns = static_cast<int>(PeopleColumn::LastSeen) + 1;

QString personColumnTitle(PeopleColumn column);
//! The key that settings remember a column by.
QString personColumnKey(PeopleColumn column);

//! The value itself; invalid when the person has none. Times are UTC.
QVariant personValue(const PersonPage &page, int row, PeopleColumn column);
QString personText(const PersonPage &page, int row, PeopleColumn column);
QString personToolTip(const PersonPage &page, int row, PeopleColumn column);

//! One cell of a loaded row for Qt's roles and ours; nothing for roles that it has no answer to.
QVariant personCell(const PersonPage &page, int row, PeopleColumn column, int role);
QVariant propertyCell(const PersonPage &page, int row, const QString &key, int role);

//! A property's JSON text as a value: texts, whole numbers, other numbers and truth values as such, lists and objects
//! as their JSON text. Invalid for null and for nothing.
QVariant jsonCellValue(QByteArrayView json);
//! What a cell shows of it, without limits: texts without quotation marks, everything else as the server wrote it.
QString jsonCellText(QByteArrayView json);

} // namespace desk
