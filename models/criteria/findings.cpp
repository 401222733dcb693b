// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/findings.h"

namespace desk {

namespace {

constexpr size_t MostListed = 1000;

} // namespace

void Findings::error(const char *code, const QString &text, const QString &member, const QString &fix)
{
    m_check.isSound = false;
    add({m_path, QString::fromLatin1(code), Problem::Severity::Error, text, member, fix});
}

void Findings::warning(const char *code, const QString &text, const QString &member, const QString &fix)
{
    add({m_path, QString::fromLatin1(code), Problem::Severity::Warning, text, member, fix});
}

void Findings::add(Problem problem)
{
    if (m_check.problems.size() < MostListed)
        m_check.problems.push_back(std::move(problem));
    else
        ++m_check.unlisted;
}

QString pathText(const std::vector<int> &path)
{
    QString text = QStringLiteral("properties");
    for (const int child : path)
        text += QStringLiteral(".values[%1]").arg(child);
    return text;
}

} // namespace desk
