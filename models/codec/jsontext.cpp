// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontext.h"

#include "models/codec/jsonstring.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace desk {

namespace {

constexpr qsizetype RawSample = 4096;
constexpr qsizetype LongestSeenName = 40;

QString say(const char *text)
{
    return QCoreApplication::translate("JsonText", text);
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

//! A container that is being read. One struct for both kinds keeps the stack a plain vector.
struct OpenContainer
{
    bool isObject = false;
    JsonArray elements;
    JsonMembers members;
    QString name; //!< of the member whose value comes next
};

//! Reads one text. Containers wait on a stack of their own, so that depth costs heap and not stack.
class Reader final
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {}
    JsonReading read();

private:
    bool readWhole();
    bool readValue();
    bool openContainer();
    bool afterValue();
    bool readName();
    bool readKnownName();
    bool readString();
    bool readNumber();
    bool readWord(QByteArrayView word, JsonValue value);
    void put(JsonValue value);
    void closeContainer();
    void skipSpace();
    qsizetype skipDigits();
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool fail(const char *why);

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<OpenContainer> m_open;
    JsonValue m_value;       //!< the value just read
    bool m_hasValue = false; //!< false: an opened container waits for its first value
    QString m_mistake;
    //! Names seen before: a list of a thousand criteria has ten different ones, and one text can serve them all.
    struct SeenName
    {
        QByteArrayView written;
        QString name;
    };
    std::array<SeenName, 64> m_seen;
};

bool Reader::fail(const char *why)
{
    m_mistake = say(why);
    return false;
}

void Reader::skipSpace()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
}

qsizetype Reader::skipDigits()
{
    const qsizetype from = m_at;
    while (current() >= '0' && current() <= '9')
        ++m_at;
    return m_at - from;
}

void Reader::put(JsonValue value)
{
    m_value = std::move(value);
    m_hasValue = true;
}

bool Reader::readWord(QByteArrayView word, JsonValue value)
{
    if (!m_text.sliced(m_at).startsWith(word))
        return fail(QT_TRANSLATE_NOOP("JsonText", "a value was expected"));
    m_at += word.size();
    put(std::move(value));
    return true;
}

bool Reader::readString()
{
    auto string = readJsonString(m_text, m_at);
    if (!string)
        return fail(m_at < m_text.size() ? QT_TRANSLATE_NOOP("JsonText", "this cannot stand in a text")
                                         : QT_TRANSLATE_NOOP("JsonText", "the text is not closed"));
    put(std::move(*string));
    return true;
}

bool Reader::readNumber()
{
    const qsizetype from = m_at;
    if (current() == '-')
        ++m_at;
    const bool leadingZero = current() == '0';
    const qsizetype digits = skipDigits();
    if (digits == 0 || (leadingZero && digits > 1))
        return fail(QT_TRANSLATE_NOOP("JsonText", "this is not a number"));
    if (current() == '.' && (++m_at, skipDigits() == 0))
        return fail(QT_TRANSLATE_NOOP("JsonText", "digits are missing in this number"));
    if (current() == 'e' || current() == 'E') {
        ++m_at;
        if (current() == '+' || current() == '-')
            ++m_at;
        if (skipDigits() == 0)
            return fail(QT_TRANSLATE_NOOP("JsonText", "digits are missing in this number"));
    }
    put(JsonNumber{m_text.sliced(from, m_at - from).toByteArray()});
    return true;
}

//! A name that was met before, written the same way; otherwise nothing has moved. Names with escapes are never met.
bool Reader::readKnownName()
{
    const qsizetype end = m_text.indexOf('"', m_at + 1);
    if (end < 0 || end - m_at > LongestSeenName)
        return false;
    const QByteArrayView written = m_text.sliced(m_at + 1, end - m_at - 1);
    const size_t slot =
        written.isEmpty() ? 0 : static_cast<size_t>(written.size() * 7 + written.front() * 3 + written.back());
    SeenName &seen = m_seen[slot % m_seen.size()];
    if (seen.written != written) {
        qsizetype at = m_at;
        auto name = readJsonString(m_text, at);
        if (!name || at != end + 1)
            return false;
        seen = {written, std::move(*name)};
    }
    m_open.back().name = seen.name;
    m_at = end + 1;
    return true;
}

bool Reader::readName()
{
    skipSpace();
    if (current() != '"')
        return fail(QT_TRANSLATE_NOOP("JsonText", "a name in double quotes was expected"));
    if (!readKnownName()) {
        if (!readString())
            return false;
        m_open.back().name = m_value.toString();
        m_hasValue = false;
    }
    skipSpace();
    if (current() != ':')
        return fail(QT_TRANSLATE_NOOP("JsonText", "a colon was expected after the name"));
    ++m_at;
    return true;
}

void Reader::closeContainer()
{
    OpenContainer done = std::move(m_open.back());
    m_open.pop_back();
    if (done.isObject)
        put(std::move(done.members));
    else
        put(std::move(done.elements));
}

bool Reader::openContainer()
{
    const bool isObject = current() == '{';
    ++m_at;
    m_open.emplace_back();
    m_open.back().isObject = isObject;
    m_hasValue = false;
    skipSpace();
    if (current() == (isObject ? '}' : ']')) {
        ++m_at;
        closeContainer();
        return true;
    }
    return !isObject || readName();
}

bool Reader::readValue()
{
    skipSpace();
    switch (current()) {
    case '{':
    case '[':
        return openContainer();
    case '"':
        return readString();
    case 't':
        return readWord("true", JsonValue(true));
    case 'f':
        return readWord("false", JsonValue(false));
    case 'n':
        return readWord("null", nullptr);
    case '-':
        return readNumber();
    default:
        if (current() >= '0' && current() <= '9')
            return readNumber();
        return fail(m_at < m_text.size() ? QT_TRANSLATE_NOOP("JsonText", "a value was expected")
                                         : QT_TRANSLATE_NOOP("JsonText", "the text ends too early"));
    }
}

//! Puts the value just read into the innermost open container, and goes on to its next value or closes it.
bool Reader::afterValue()
{
    OpenContainer &container = m_open.back();
    if (container.isObject)
        container.members.push_back({std::move(container.name), std::move(m_value)});
    else
        container.elements.push_back(std::move(m_value));
    m_hasValue = false;
    skipSpace();
    const char c = current();
    if (c == ',') {
        ++m_at;
        return !container.isObject || readName();
    }
    if (c != (container.isObject ? '}' : ']'))
        return fail(m_at >= m_text.size() ? QT_TRANSLATE_NOOP("JsonText", "the text ends too early")
                    : container.isObject  ? QT_TRANSLATE_NOOP("JsonText", "a comma or } was expected")
                                          : QT_TRANSLATE_NOOP("JsonText", "a comma or ] was expected"));
    ++m_at;
    closeContainer();
    return true;
}

bool Reader::readWhole()
{
    do {
        if (!readValue())
            return false;
        while (m_hasValue && !m_open.empty()) {
            if (!afterValue())
                return false;
        }
    } while (!m_hasValue);
    skipSpace();
    return m_at == m_text.size() || fail(QT_TRANSLATE_NOOP("JsonText", "something follows after the end"));
}

JsonTextError placeOf(QByteArrayView text, qsizetype offset, const QString &why)
{
    const QByteArrayView before = text.first(offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {why, offset, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<int>(QString::fromUtf8(before.sliced(lineStart)).size())};
}

JsonReading Reader::read()
{
    if (m_text.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    if (const qsizetype bad = firstInvalidUtf8(m_text); bad >= 0) {
        m_at = bad;
        fail(QT_TRANSLATE_NOOP("JsonText", "this is not UTF-8"));
    } else if (readWhole()) {
        return {std::move(m_value), std::nullopt};
    }
    return {{}, placeOf(m_text, m_at, m_mistake)};
}

} // namespace

JsonReading readJson(QByteArrayView text)
{
    return Reader(text).read();
}

Result<JsonValue> parseJson(QByteArrayView text)
{
    JsonReading reading = readJson(text);
    if (!reading.error)
        return std::move(reading.value);
    const JsonTextError &mistake = *reading.error;
    Error error{ErrorKind::BrokenAnswer,
                say(QT_TRANSLATE_NOOP("JsonText", "This is not valid JSON: %1 (line %2, column %3)."))
                    .arg(mistake.text)
                    .arg(mistake.line)
                    .arg(mistake.column)};
    error.detail = QStringLiteral("line %1, column %2, offset %3: %4")
                       .arg(mistake.line)
                       .arg(mistake.column)
                       .arg(mistake.offset)
                       .arg(mistake.text);
    error.raw = text.first(std::min(text.size(), RawSample)).toByteArray();
    return error;
}

} // namespace desk
