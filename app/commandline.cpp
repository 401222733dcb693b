// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Qt's own options that people of windows know; the window's application object reads them, we pass over them.
bool isWindowSystemOption(const QString &word, bool &takesValue)
{
    static const QStringList WithValue{u"platform"_s, u"style"_s, u"stylesheet"_s, u"session"_s, u"qwindowgeometry"_s};
    const QString name = word.mid(word.startsWith("--"_L1) ? 2 : 1);
    takesValue = WithValue.contains(name);
    return takesValue || name == "reverse"_L1;
}

//! Reads words from the left to the right and remembers what they made of the command line so far.
class Parsing final
{
public:
    explicit Parsing(const QStringList &words)
        : m_words(words)
    {}
    CommandLine run();

private:
    void option(const QString &word);
    void windowSystemOption(const QString &word, bool takesValue);
    void argument(const QString &word);
    void twoWordCommand();
    const OptionWord *find(const QString &name) const;
    void store(const OptionWord &option, const QString &value);
    void wrong(const QString &text);
    void checkArguments();
    CommandLine help() const;

    const QStringList m_words;
    qsizetype m_at = 0;
    const CommandWord *m_command = nullptr;
    QString m_firstWord; //!< of a command of two words, until the second comes
    bool m_wantsHelp = false;
    bool m_wantsVersion = false;
    CommandLine m_line;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("desk::CommandLine", text);
}

CommandLine Parsing::run()
{
    bool optionsEnded = false;
    for (; m_at < m_words.size() && m_line.kind != CommandLine::Kind::Wrong; ++m_at) {
        const QString &word = m_words[m_at];
        if (word == "--"_L1 && !optionsEnded)
            optionsEnded = true;
        else if (!optionsEnded && word.size() > 1 && word.startsWith(u'-'))
            option(word);
        else
            argument(word);
    }
    if (m_wantsHelp)
        return help();
    if (m_wantsVersion)
        return {CommandLine::Kind::Version, {}, {}, u"cohort-desk "_s + QLatin1String(COHORT_DESK_VERSION) + u'\n'};
    if (m_line.kind != CommandLine::Kind::Wrong)
        checkArguments();
    return m_line;
}

CommandLine Parsing::help() const
{
    return {CommandLine::Kind::Help, {}, {}, m_command ? helpFor(*m_command) : generalHelp()};
}

void Parsing::option(const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString name =
        word.mid(word.startsWith("--"_L1) ? 2 : 1, equals < 0 ? -1 : equals - (word.startsWith("--"_L1) ? 2 : 1));
    bool takesValue = false;
    if (name == "help"_L1 || word == "-h"_L1) {
        m_wantsHelp = true;
    } else if (name == "version"_L1) {
        m_wantsVersion = true;
    } else if (!m_command && isWindowSystemOption(word, takesValue)) {
        windowSystemOption(word, takesValue);
    } else if (const OptionWord *known = word.startsWith("--"_L1) ? find(name) : nullptr) {
        if (!*known->value)
            return equals < 0 ? store(*known, {}) : wrong(tr("--%1 takes no value.").arg(name));
        if (equals >= 0)
            return store(*known, word.sliced(equals + 1));
        if (m_at + 1 >= m_words.size())
            return wrong(tr("--%1 needs a value: %2.").arg(name, QLatin1String(known->value)));
        store(*known, m_words[++m_at]);
    } else {
        // Never the whole word: somebody may have tried to give a key.
        const QString shown = word.startsWith("--"_L1) ? u"--"_s + name : word.left(2);
        const QString where = m_command ? tr(" for “%1”").arg(QLatin1String(m_command->name)) : QString();
        wrong(tr("There is no option %1%2. See --help.").arg(shown, where));
    }
}

void Parsing::windowSystemOption(const QString &word, bool takesValue)
{
    m_line.given.options[u"qt"_s].append(word);
    if (takesValue)
        ++m_at;
}

const OptionWord *Parsing::find(const QString &name) const
{
    const auto in = [&name](std::span<const OptionWord> options) {
        const auto found = std::find_if(options.begin(), options.end(), [&name](const OptionWord &option) {
            return name == QLatin1String(option.name);
        });
        return found == options.end() ? nullptr : &*found;
    };
    const OptionWord *own = m_command ? in(m_command->options) : nullptr;
    return own ? own : in(connectionWords());
}

void Parsing::store(const OptionWord &option, const QString &value)
{
    QStringList &values = m_line.given.options[QLatin1String(option.name)];
    if (!values.isEmpty() && !option.isRepeatable && *option.value)
        return wrong(tr("--%1 was given twice.").arg(QLatin1String(option.name)));
    values.append(value);
}

void Parsing::argument(const QString &word)
{
    if (m_command) {
        m_line.given.arguments.append(word);
        return;
    }
    if (word.startsWith("cohort-desk:"_L1)) {
        m_line.given.options[u"link"_s].append(word); // the desktop hands links over so
        return;
    }
    const QString name = m_firstWord.isEmpty() ? word : m_firstWord + u' ' + word;
    const auto commands = commandWords();
    const auto exact = std::find_if(commands.begin(), commands.end(),
                                    [&name](const CommandWord &each) { return name == QLatin1String(each.name); });
    const bool isBeginning = std::any_of(commands.begin(), commands.end(), [&name](const CommandWord &each) {
        return QLatin1String(each.name).startsWith(name + u' ');
    });
    if (exact != commands.end())
        m_command = &*exact;
    else if (isBeginning)
        m_firstWord = name;
    else
        wrong(tr("There is no command “%1”. See --help.").arg(name));
}

void Parsing::checkArguments()
{
    if (!m_command && !m_firstWord.isEmpty())
        return wrong(tr("“%1” needs one more word. See --help.").arg(m_firstWord));
    if (!m_command)
        return;
    m_line.kind = CommandLine::Kind::Command;
    m_line.command = QLatin1String(m_command->name);
    const auto given = m_line.given.arguments.size();
    if (given < m_command->fewest)
        wrong(tr("“%1” needs %2.").arg(m_line.command, QLatin1String(m_command->arguments)));
    else if (given > m_command->most)
        wrong(tr("“%1” is one word too many for “%2”. See --help.")
                  .arg(m_line.given.arguments[m_command->most], m_line.command));
}

void Parsing::wrong(const QString &text)
{
    m_line = {CommandLine::Kind::Wrong, {}, {}, text};
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments)
{
    return Parsing(arguments).run();
}

} // namespace desk
