// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/oddities.h"

#include "app/demo/seed/objecttext.h"
#include "app/demo/seed/random.h"

namespace demo {

namespace {

constexpr std::size_t LongBytes = 10 * 1024;

std::string longText(Random &random)
{
    std::string text = "Minutes of the meeting. ";
    while (text.size() < LongBytes)
        text += "Point " + std::to_string(random.below(100)) + ": agreed, nobody against – weiter. ";
    text.resize(LongBytes);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0)
        text.pop_back(); // no half letter at the end
    return text + std::string(LongBytes - text.size(), '.');
}

void putFormulas(ObjectText &object)
{
    object.text("name", "=1+1").text("nickname", "@SUM(A1:A9)").text("comment", "-2+3").text("discount", "+15%");
    object.text("link", "=HYPERLINK(\"http://example.com\",\"click\")");
}

void putQuotes(ObjectText &object)
{
    object.text("name", "Anna \"Annie\" Berg, Dr.").text("address", "Am Markt 3\n50667 Köln\r\nDeutschland");
    object.text("comment", "tab\there, back\\slash, 'single', \"double\", comma, semicolon;").text("code", "\"\"");
}

void putNested(ObjectText &object)
{
    object.raw("billing", "{\"address\":{\"street\":\"Low Lane 4\",\"lines\":[\"c/o Hale\",\"2nd floor\"]},"
                          "\"history\":[{\"year\":2024,\"paid\":true},{\"year\":2025,\"paid\":false,\"note\":null}]}");
    object.raw("tags", "[\"vip\",[\"deep\",[\"deeper\"]],{},[]]").raw("matrix", "[[1,2],[3,4.5]]");
}

void putNulls(ObjectText &object)
{
    object.null("name").null("referrer").null("plan_before").text("middle_name", "");
}

void putOddKeys(ObjectText &object)
{
    object.text("favourite colour", "blue").text("a.b.c", "dotted").text("key \"quoted\"", "yes").text("", "no name");
    object.text("Ключ", "значение").text("with,comma", "x").text("a", "1").text("b", "2").text("c", "3").text("d", "");
}

void putBigNumbers(ObjectText &object)
{
    object.raw("account_number", "9007199254740993").raw("tiny", "1e-7").raw("ratio", "10.0").raw("debt", "-0.5");
    object.raw("steps", "18446744073709551615").text("number_as_text", "007");
}

} // namespace

bool namesItself(Oddity oddity)
{
    switch (oddity) {
    case Oddity::Formula:
    case Oddity::Quotes:
    case Oddity::EmptyTexts:
    case Oddity::NullValues:
    case Oddity::NumberName:
    case Oddity::RightToLeft:
    case Oddity::Emoji:
        return true;
    default:
        return false;
    }
}

void putOddity(Oddity oddity, Random &random, ObjectText &object)
{
    switch (oddity) {
    case Oddity::LongText:
        object.text("minutes", longText(random));
        break;
    case Oddity::Formula:
        putFormulas(object);
        break;
    case Oddity::Quotes:
        putQuotes(object);
        break;
    case Oddity::Nested:
        putNested(object);
        break;
    case Oddity::EmptyTexts:
        object.text("email", "").text("name", "").text("username", "fallback-name");
        break;
    case Oddity::NullValues:
        putNulls(object);
        break;
    case Oddity::NumberName:
        object.number("name", 4711);
        break;
    case Oddity::OddKeys:
        putOddKeys(object);
        break;
    case Oddity::BigNumbers:
        putBigNumbers(object);
        break;
    case Oddity::RightToLeft:
        object.text("name", "مريم \"نور\" عبد الله (VIP)");
        break;
    case Oddity::Emoji:
        object.text("name", "👩‍🚀 Zoë 🎉").text("mood", "e\u0301 is not é");
        break;
    default:
        break;
    }
}

} // namespace demo
