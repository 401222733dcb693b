// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cohorts/cohortsearch.h"

#include "app/demo/generation.h"

#include <QString>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace demo {

namespace {

constexpr double EnoughLikeness = 0.3; // pg_trgm's own threshold

QString folded(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded();
}

// "cat" gives "  c", " ca", "cat", "at ".
void addTrigrams(const QString &word, std::set<QString> &trigrams)
{
    if (word.isEmpty())
        return;
    const QString padded = QStringLiteral("  ") + word + QLatin1Char(' ');
    for (qsizetype i = 0; i + 3 <= padded.size(); ++i)
        trigrams.insert(padded.mid(i, 3));
}

std::set<QString> trigramsOf(const QString &text)
{
    std::set<QString> trigrams;
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber()) {
            word += c;
            continue;
        }
        addTrigrams(word, trigrams);
        word.clear();
    }
    addTrigrams(word, trigrams);
    return trigrams;
}

// How much of the term is found anywhere in the name, by groups of three letters as PostgreSQL's pg_trgm makes them:
// a long name may hold a short term.
double likenessWithin(const std::set<QString> &term, const std::set<QString> &name)
{
    const auto shared = std::count_if(term.begin(), term.end(), [&](const QString &t) { return name.count(t) > 0; });
    return term.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(term.size());
}

std::vector<CohortHit> containing(const std::vector<CohortPtr> &cohorts, const QString &term)
{
    std::vector<CohortHit> hits;
    for (const CohortPtr &cohort : cohorts) {
        if (cohort->name && folded(*cohort->name).contains(term))
            hits.push_back({cohort, "exact"});
    }
    return hits;
}

std::vector<CohortHit> similar(const std::vector<CohortPtr> &cohorts, const QString &term)
{
    const std::set<QString> wanted = trigramsOf(term);
    std::vector<std::pair<double, CohortPtr>> ranked;
    for (const CohortPtr &cohort : cohorts) {
        const QString name = folded(cohort->name.value_or(std::string()));
        const double likeness = name.contains(term) ? 0 : likenessWithin(wanted, trigramsOf(name));
        if (likeness >= EnoughLikeness)
            ranked.emplace_back(likeness, cohort);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<CohortHit> hits;
    for (auto &[likeness, cohort] : ranked)
        hits.push_back({std::move(cohort), "similar"});
    return hits;
}

} // namespace

std::vector<CohortHit> searchCohorts(const std::vector<CohortPtr> &cohorts, const std::string &term, CohortSearch kind)
{
    const QString wanted = folded(term);
    std::vector<CohortHit> hits = containing(cohorts, wanted);
    if (kind == CohortSearch::ContainsOnly || (kind == CohortSearch::ContainsElseSimilar && !hits.empty()))
        return hits;
    for (CohortHit &hit : similar(cohorts, wanted))
        hits.push_back(std::move(hit));
    return hits;
}

} // namespace demo
