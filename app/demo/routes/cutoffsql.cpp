// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/routes/cutoffsql.h"

#include <re2/re2.h>

namespace demo {

namespace {

bool endsAmidst(std::string_view sql)
{
    static const RE2 openWord(
        R"((?is)(?:^|[\s()])(?:select|from|where|and|or|not|in|cohort|as|by|order|group|limit|having|join|on|with|union|interval|like)\s*$|[,=<>+*/-]\s*$)");
    return RE2::PartialMatch(re2::StringPiece(sql.data(), sql.size()), openWord);
}

} // namespace

bool isCutOff(std::string_view sql)
{
    int open = 0;
    char quote = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (quote != 0) {
            i += c == '\\' ? 1 : 0;
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"' || c == '`') {
            quote = c;
        } else {
            open += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        }
    }
    return quote != 0 || open > 0 || endsAmidst(sql);
}

} // namespace demo
