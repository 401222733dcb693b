// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <span>

namespace desk {

//! An option that a command line may hold.
struct OptionWord
{
    const char *name;          //!< without the dashes
    const char *value = "";    //!< what its value is called in the help; empty: it takes none
    const char *help = "";     //!< one line
    bool isRepeatable = false; //!< else given twice is a mistake
};

//! A command with what may follow it.
struct CommandWord
{
    const char *name;         //!< "filter check" is two words
    const char *arguments;    //!< as the help shows them
    const char *summary;      //!< one line
    const char *details = ""; //!< more lines for its own help
    std::span<const OptionWord> options;
    int fewest = 0, most = 0; //!< arguments that are no options
};

//! The commands that this program has, in the order of the help.
std::span<const CommandWord> commandWords();
//! Options that stand before or behind the command.
std::span<const OptionWord> connectionWords();

//! What was given: values by option name (an empty text for options without), and the rest.
struct GivenWords
{
    QHash<QString, QStringList> options;
    QStringList arguments;

    bool has(const char *name) const { return options.contains(QLatin1String(name)); }
    //! The last value, empty when it was not given.
    QString value(const char *name) const { return values(name).isEmpty() ? QString() : values(name).last(); }
    QStringList values(const char *name) const { return options.value(QLatin1String(name)); }
    bool operator==(const GivenWords &) const = default;
};

QString helpFor(const CommandWord &command);
QString generalHelp();

} // namespace desk
