// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/idvalue.h"

#include "models/codec/jsonstring.h"
#include "models/membership/personkey.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

//! The server lowers A to Z only, but addresses are kept in lower case nearly always: so "BÜCHER" finds "bücher".
bool needsUnicode(std::string_view value, IdKind kind)
{
    return kind == IdKind::Email && !isAscii(value);
}

std::string_view withoutBlanks(std::string_view text)
{
    constexpr std::string_view Blanks = " \t\r\n\v\f";
    const size_t first = text.find_first_not_of(Blanks);
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(Blanks) - first + 1);
    constexpr std::string_view NoBreakSpace = "\xc2\xa0";
    while (text.starts_with(NoBreakSpace))
        text.remove_prefix(NoBreakSpace.size());
    while (text.ends_with(NoBreakSpace))
        text.remove_suffix(NoBreakSpace.size());
    return text;
}

bool isWrapped(std::string_view text, char open, char close)
{
    return text.size() >= 2 && text.front() == open && text.back() == close;
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

//! More than that no mail system takes (RFC 5321 4.5.3.1).
constexpr size_t LongestEmail = 320;

ValueFlaw emailFlaw(std::string_view value)
{
    if (value.find(' ') != std::string_view::npos)
        return ValueFlaw::HasSpace;
    const size_t at = value.rfind('@');
    const bool hasBothSides = at != std::string_view::npos && at > 0 && at + 1 < value.size();
    if (!hasBothSides)
        return ValueFlaw::NotEmail;
    return value.size() > LongestEmail ? ValueFlaw::TooLong : ValueFlaw::None;
}

} // namespace

std::string_view trimmedValue(std::string_view cell, IdKind kind)
{
    std::string_view value = withoutBlanks(cell);
    if (kind == IdKind::DistinctId)
        return value;
    while (isWrapped(value, '"', '"') || isWrapped(value, '\'', '\'') || isWrapped(value, '<', '>'))
        value = withoutBlanks(value.substr(1, value.size() - 2));
    constexpr std::string_view MailTo = "mailto:";
    if (kind == IdKind::Email && value.starts_with(MailTo))
        value.remove_prefix(MailTo.size());
    return value;
}

ValueFlaw flawOf(std::string_view value, IdKind kind)
{
    if (std::any_of(value.begin(), value.end(), isControl))
        return ValueFlaw::HasControl;
    const QByteArrayView bytes(value.data(), static_cast<qsizetype>(value.size()));
    if (firstInvalidUtf8(bytes) >= 0)
        return ValueFlaw::NotText;
    if (kind == IdKind::PersonId)
        return readPersonKey(value) ? ValueFlaw::None : ValueFlaw::NotUuid;
    return kind == IdKind::Email ? emailFlaw(value) : ValueFlaw::None;
}

bool sameValue(std::string_view a, std::string_view b, IdKind kind)
{
    if (kind == IdKind::DistinctId)
        return a == b;
    if (needsUnicode(a, kind) || needsUnicode(b, kind))
        return canonicalValue(a, kind) == canonicalValue(b, kind);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowered(x) == lowered(y); });
}

size_t valueHash(std::string_view value, IdKind kind)
{
    if (needsUnicode(value, kind))
        return valueHash(canonicalValue(value, kind), IdKind::DistinctId);
    quint64 hash = 0xcbf29ce484222325ULL; // FNV-1a, then mixed: the low bits choose the place
    for (const char c : value)
        hash = (hash ^ static_cast<unsigned char>(kind == IdKind::DistinctId ? c : lowered(c))) * 0x100000001b3ULL;
    return static_cast<size_t>(hash ^ hash >> 29);
}

std::string canonicalValue(std::string_view value, IdKind kind)
{
    if (needsUnicode(value, kind))
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())).toLower().toStdString();
    std::string text(value);
    if (kind != IdKind::DistinctId)
        std::transform(text.begin(), text.end(), text.begin(), lowered);
    return text;
}

QString flawWords(ValueFlaw flaw)
{
    switch (flaw) {
    case ValueFlaw::None:
        break;
    case ValueFlaw::NotUuid:
        return Words::tr("not a person id (32 digits from 0 to f and four dashes); is it the right column?");
    case ValueFlaw::NotEmail:
        return Words::tr("not an email address; is it the right column?");
    case ValueFlaw::HasSpace:
        return Words::tr("an email address has no space inside");
    case ValueFlaw::HasControl:
        return Words::tr("holds a control character, such as NUL; type it anew");
    case ValueFlaw::NotText:
        return Words::tr("holds bytes that are no text in this encoding; choose another one");
    case ValueFlaw::TooLong:
        return Words::tr("too long for an identifier; is a separator or quotation mark missing?");
    }
    return {};
}

QString kindName(IdKind kind)
{
    switch (kind) {
    case IdKind::PersonId:
        return Words::tr("Person id");
    case IdKind::DistinctId:
        return Words::tr("Distinct id");
    case IdKind::Email:
        break;
    }
    return Words::tr("Email");
}

std::optional<IdKind> kindFromWord(const QString &word)
{
    if (word == "person_id"_L1)
        return IdKind::PersonId;
    if (word == "distinct_id"_L1)
        return IdKind::DistinctId;
    if (word == "email"_L1)
        return IdKind::Email;
    return std::nullopt;
}

} // namespace desk
