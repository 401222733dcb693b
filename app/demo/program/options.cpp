// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/program/options.h"

#include <QCommandLineParser>
#include <QFile>
#include <QStringList>

#include <cstdio>
#include <limits>
#include <optional>
#include <stdexcept>

namespace demo {

namespace {

constexpr int WrongUsage = 2;

struct Word
{
    const char *name;
    const char *value;
    const char *description;
};

constexpr Word Words[] = {
    {"port", "N", "Port on 127.0.0.1; 0 is a free one (0)."},
    {"persons", "N", "Persons to invent (5000)."},
    {"events", "N", "Events to invent, of all persons together (120000)."},
    {"cohorts", "N", "Cohorts to invent (240)."},
    {"seed", "S", "Another seed gives another company (1)."},
    {"data", "FILE", "Keep everything in this SQLite file; made when missing (in memory)."},
    {"now", "ISO-TIME", "The clock stands at this time (the real time)."},
    {"timezone", "ZONE", "Time zone of the projects (UTC)."},
    {"generation", "NAME", "Behave like this server: newest, mid or older (newest)."},
    {"calculation-delay", "MS", "How long a calculation takes to see (400)."},
    {"faults", "FILE", "JSON plan of misbehaviour."},
    {"key", "KEY", "The personal API key with full access (derived from the seed)."},
    {"control-key", "KEY", "The key of the /_control routes (derived from the seed)."},
};

class UsageError final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

void addWords(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("A PostHog-compatible server with invented data, for this machine only."));
    parser.addOption({QStringLiteral("help"), QStringLiteral("Print this and end.")});
    parser.addOption({QStringLiteral("version"), QStringLiteral("Print the version and end.")});
    parser.addOption({QStringLiteral("stop-with-stdin"), QStringLiteral("End when the standard input ends.")});
    for (const Word &word : Words)
        parser.addOption(
            {QString::fromLatin1(word.name), QString::fromLatin1(word.description), QString::fromLatin1(word.value)});
}

std::string text(const QCommandLineParser &parser, const char *name, std::string standard)
{
    const QString option = QString::fromLatin1(name);
    return parser.isSet(option) ? parser.value(option).toStdString() : standard;
}

long long number(const QCommandLineParser &parser, const char *name, long long standard, long long most)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return standard;
    bool sound = false;
    const long long value = parser.value(option).toLongLong(&sound);
    if (!sound || value < 0 || value > most)
        throw UsageError("--" + std::string(name) + " takes a number from 0 to " + std::to_string(most));
    return value;
}

std::string fileText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw UsageError("cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
    return file.readAll().toStdString();
}

DemoServer::Options serverOptions(const QCommandLineParser &parser)
{
    DemoServer::Options options;
    options.port = static_cast<int>(number(parser, "port", options.port, 65535));
    options.persons = number(parser, "persons", options.persons, 20'000'000);
    options.events = number(parser, "events", options.events, 200'000'000);
    options.cohorts = number(parser, "cohorts", options.cohorts, 100'000);
    options.seed = static_cast<std::uint64_t>(number(parser, "seed", 1, std::numeric_limits<long long>::max()));
    options.data = text(parser, "data", options.data);
    options.now = text(parser, "now", options.now);
    options.timezone = text(parser, "timezone", options.timezone);
    options.generation = text(parser, "generation", options.generation);
    options.calculationDelayMs = static_cast<int>(number(parser, "calculation-delay", 400, 3'600'000));
    options.key = text(parser, "key", options.key);
    options.controlKey = text(parser, "control-key", options.controlKey);
    if (parser.isSet(QStringLiteral("faults")))
        options.faults = fileText(parser.value(QStringLiteral("faults")));
    return options;
}

ProgramOptions ending(int exitCode)
{
    ProgramOptions options;
    options.finished = true;
    options.exitCode = exitCode;
    return options;
}

ProgramOptions refusal(const std::string &why)
{
    std::fprintf(stderr, "cohort-desk-demo-server: %s\nTry --help.\n", why.c_str());
    return ending(WrongUsage);
}

// Options that are not given keep their standard, an empty text is as wrong as a wrong one.
std::optional<std::string> emptyOption(const QCommandLineParser &parser)
{
    for (const Word &word : Words) {
        const QString name = QString::fromLatin1(word.name);
        if (parser.isSet(name) && parser.value(name).isEmpty())
            return std::string("--") + word.name + " needs a value";
    }
    return {};
}

ProgramOptions parsed(QCommandLineParser &parser)
{
    if (!parser.positionalArguments().isEmpty())
        return refusal("unexpected argument: " + parser.positionalArguments().constFirst().toStdString());
    if (const auto empty = emptyOption(parser))
        return refusal(*empty);
    ProgramOptions options;
    options.stopWithInput = parser.isSet(QStringLiteral("stop-with-stdin"));
    try {
        options.server = serverOptions(parser);
    } catch (const UsageError &error) {
        return refusal(error.what());
    }
    return options;
}

} // namespace

ProgramOptions parseArguments(int argc, char **argv)
{
    QCommandLineParser parser;
    addWords(parser);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (!parser.parse(arguments))
        return refusal(parser.errorText().toStdString());
    if (parser.isSet(QStringLiteral("help"))) {
        // Qt names the program only when there is an application object, which a server has no use for.
        const QString words = parser.helpText();
        std::puts("Usage: cohort-desk-demo-server [options]");
        std::fputs(qPrintable(words.sliced(words.indexOf(u'\n') + 1)), stdout);
        return ending(0);
    }
    if (parser.isSet(QStringLiteral("version"))) {
        std::puts("cohort-desk-demo-server " COHORT_DESK_VERSION);
        return ending(0);
    }
    return parsed(parser);
}

} // namespace demo
