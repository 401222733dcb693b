// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/words.h"

#include <algorithm>
#include <array>

namespace desk {

namespace {

constexpr std::array ConnectionOptions{
    OptionWord{"demo", "", "Use a demo server inside this program; nothing leaves this computer"},
    OptionWord{"demo-persons", "N", "People of the demo (5000)"},
    OptionWord{"demo-cohorts", "N", "Cohorts of the demo (240)"},
    OptionWord{"demo-seed", "S", "Another seed makes other data (1)"},
    OptionWord{"demo-data", "FILE", "Keep the demo's data in this file (in memory)"},
    OptionWord{"connection", "NAME", "A connection kept by the window"},
    OptionWord{"host", "URL", "The server (environment POSTHOG_HOST, else https://us.posthog.com)"},
    OptionWord{"project", "ID", "The project's number (environment POSTHOG_PROJECT_ID)"},
    OptionWord{"key-file", "FILE|-",
               "Read the personal API key from the first line of this file\n(environment POSTHOG_PERSONAL_API_KEY, "
               "POSTHOG_API_KEY)"},
    OptionWord{"no-cache", "", "The window neither reads nor writes the list kept on this computer"},
};

constexpr std::array ListOptions{
    OptionWord{"json", "", "One array of the cohorts as the server sent them"},
    OptionWord{"csv", "", "CSV with a header"},
    OptionWord{"search", "TEXT", "Only cohorts whose name the server finds by this text"},
    OptionWord{"type", "static|dynamic", "Only cohorts of this type"},
    OptionWord{"columns", "LIST",
               "Comma-separated: id, name, description, type, count, state,\nlast_calculation, "
               "created_by, created_at, criteria, error"},
};
constexpr std::array ShowOptions{OptionWord{"json", "", "The cohort as the server sent it"}};
constexpr std::array CountOptions{OptionWord{"json", "", "{\"id\", \"count\", \"as_of\"}"}};
constexpr std::array ExportOptions{
    OptionWord{"cohort", "COHORT", "Whose people; repeat it for one list in which each person stands once", true},
    OptionWord{"output", "FILE|-", "Where to; the file appears only when it is whole"},
    OptionWord{"columns", "LIST",
               "Comma-separated: id, name, email, distinct_ids, distinct_id, created_at,\nlast_seen_at, is_identified, "
               "properties.KEY (a comma in KEY is written \\,);\nnormally id,name,email,distinct_ids,created_at"},
    OptionWord{"format", "csv|tsv|jsonl", "How rows are written (csv)"},
    OptionWord{"source", "pages|server-csv", "Read pages of people (normal), or save the server's own CSV"},
    OptionWord{"page-size", "N", "People a page, 1 to 10000 (1000)"},
    OptionWord{"search", "TEXT", "Only people whom the server finds by this text"},
    OptionWord{"bom", "", "Begin with a byte order mark, for spreadsheets"},
    OptionWord{"formula-guard", "", "An apostrophe before cells that a spreadsheet would run"},
    OptionWord{"crlf", "", "Lines end with CR LF"},
};
constexpr std::array MemberOptions{
    OptionWord{"cohort", "COHORT", "The static cohort"},
    OptionWord{"input", "FILE|-", "The list: CSV or one value a line; encoding and layout are found out"},
    OptionWord{"kind", "person_id|distinct_id|email", "What the values are (found out)"},
    OptionWord{"column", "NAME|N", "Where they are: a name of the header or a number from 1 (found out)"},
    OptionWord{"dry-run", "", "Say what would be done, and change nothing"},
    OptionWord{"report", "FILE", "What became of each row, as CSV: row,value,outcome,person_id,reason"},
};
constexpr std::array ActivityOptions{
    OptionWord{"cohort", "COHORT", "Of this cohort only"},
    OptionWord{"limit", "N", "The newest N entries (50)"},
    OptionWord{"json", "", "One array of the entries as the server sent them"},
    OptionWord{"csv", "", "CSV with a header"},
};
constexpr std::array CheckOptions{
    OptionWord{"cohort-id", "ID", "The criteria are meant for this cohort"},
    OptionWord{"json", "", "The verdict as JSON"},
};
constexpr std::array FormatOptions{OptionWord{"save", "", "As a save sends it: without what only the server writes"}};

constexpr const char *CohortHelp = "COHORT is an id (all digits) or an exact name.";
constexpr const char *MembersHelp =
    "COHORT is an id (all digits) or an exact name. Outcomes in the report: added, already_in, removed, not_in,\n"
    "duplicate, not_found, not_valid, several_people, failed; a dry run reports what a run would.\n"
    "A run that was cut off goes on when the same command is given again.";
constexpr const char *FilterHelp = "FILE holds one `filters` value, or a list of them; - is standard input.";

constexpr std::array Commands{
    CommandWord{"list", "", "All cohorts of the project", "", ListOptions, 0, 0},
    CommandWord{"show", "COHORT", "One cohort with its criteria as sentences", CohortHelp, ShowOptions, 1, 1},
    CommandWord{"count", "COHORT", "How many people are in a cohort", CohortHelp, CountOptions, 1, 1},
    CommandWord{"export", "--cohort COHORT --output FILE|-", "The people of cohorts as CSV, TSV or JSON Lines",
                CohortHelp, ExportOptions, 0, 0},
    CommandWord{"members add", "--cohort COHORT --input FILE|-", "Put the people of a list into a static cohort",
                MembersHelp, MemberOptions, 0, 0},
    CommandWord{"members remove", "--cohort COHORT --input FILE|-", "Take the people of a list out of a static cohort",
                MembersHelp, MemberOptions, 0, 0},
    CommandWord{"members sync", "--cohort COHORT --input FILE|-",
                "Make a static cohort equal to a list: add who is missing, remove the others", MembersHelp,
                MemberOptions, 0, 0},
    CommandWord{"activity", "", "Who changed what, newest first", CohortHelp, ActivityOptions, 0, 0},
    CommandWord{"filter check", "FILE|-", "Whether a server saves and calculates these criteria", FilterHelp,
                CheckOptions, 1, 1},
    CommandWord{"filter format", "FILE|-", "Read criteria and write them in one layout", FilterHelp, FormatOptions, 1,
                1},
};

constexpr qsizetype HelpColumn = 28;

//! "  --name VALUE          what it does", following lines under the first.
QString optionLine(const OptionWord &option)
{
    QString left = QStringLiteral("  --") + QLatin1String(option.name);
    if (*option.value)
        left += u' ' + QLatin1String(option.value);
    const QString indent(HelpColumn, u' ');
    const QString help = QString::fromUtf8(option.help).replace(u'\n', u'\n' + indent);
    if (left.size() >= HelpColumn)
        return left + u'\n' + indent + help + u'\n';
    return left.leftJustified(HelpColumn) + help + u'\n';
}

QString optionLines(std::span<const OptionWord> options)
{
    QString lines;
    for (const OptionWord &option : options)
        lines += optionLine(option);
    return lines;
}

} // namespace

std::span<const CommandWord> commandWords()
{
    return Commands;
}

std::span<const OptionWord> connectionWords()
{
    return ConnectionOptions;
}

QString helpFor(const CommandWord &command)
{
    QString help = QStringLiteral("Usage: cohort-desk [CONNECTION] ") + QLatin1String(command.name) +
                   (*command.arguments ? QStringLiteral(" ") : QString()) + QLatin1String(command.arguments) +
                   QStringLiteral(" [OPTIONS]\n\n") + QLatin1String(command.summary) + QStringLiteral(".\n");
    if (*command.details)
        help += QLatin1String(command.details) + u'\n';
    return help + QStringLiteral("\nOptions:\n") + optionLines(command.options) + QStringLiteral("\nConnection:\n") +
           optionLines(connectionWords());
}

QString generalHelp()
{
    QString help =
        QStringLiteral("Usage: cohort-desk [CONNECTION]                       the window\n"
                       "       cohort-desk [CONNECTION] COMMAND [ARGUMENTS]   no window; needs no display\n\n"
                       "Commands:\n");
    for (const CommandWord &command : commandWords()) {
        const QString left =
            QStringLiteral("  ") + QLatin1String(command.name) + u' ' + QLatin1String(command.arguments);
        help += left.size() < HelpColumn ? left.leftJustified(HelpColumn) : left + u'\n' + QString(HelpColumn, u' ');
        help += QLatin1String(command.summary) + u'\n';
    }
    return help + QStringLiteral("\nConnection:\n") + optionLines(connectionWords()) +
           QStringLiteral("\nOther options:\n"
                          "  --help                    This help; after a command, the help of that command\n"
                          "  --version                 The version\n\n"
                          "Exit status: 0 done; 1 something was refused or is not sound; 2 wrong usage or unreadable\n"
                          "input; 3 no display for the window; 4 cohort not found or ambiguous; 5 key or permission;\n"
                          "6 network or server; 7 target not writable; 130 interrupted.\n");
}

} // namespace desk
