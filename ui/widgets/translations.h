// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace desk {

//! Installs the program's messages: English for its plurals, then the language of the system (or the one that is given,
//! such as "de") where there is one, and Qt's own messages with it. Needs the application object, which owns what is
//! installed.
void installTranslations(const QString &language = {});

//! The languages that the program brings, by code.
QStringList shippedLanguages();

} // namespace desk
