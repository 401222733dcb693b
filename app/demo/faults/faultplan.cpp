// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faults/faultplan.h"

#include "app/demo/server/apierror.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

struct KindName
{
    std::string_view name;
    FaultKind kind;
};

constexpr std::array<KindName, 13> KindNames = {{{"status", FaultKind::Status},
                                                 {"delay", FaultKind::Delay},
                                                 {"drip", FaultKind::Drip},
                                                 {"cut", FaultKind::Cut},
                                                 {"wrong_length", FaultKind::WrongLength},
                                                 {"gzip_cut", FaultKind::GzipCut},
                                                 {"redirect", FaultKind::Redirect},
                                                 {"huge", FaultKind::Huge},
                                                 {"wrong_type", FaultKind::WrongType},
                                                 {"invalid_json", FaultKind::InvalidJson},
                                                 {"malformed_row", FaultKind::MalformedRow},
                                                 {"short_page", FaultKind::ShortPage},
                                                 {"storage_down", FaultKind::StorageDown}}};

ApiError badEntry(std::size_t index, const std::string &why)
{
    return invalid("Fault " + std::to_string(index) + ": " + why);
}

FaultKind kindOf(const Json &fault, std::size_t index)
{
    if (!fault.is_object() || !fault.contains("kind") || !fault["kind"].is_string())
        throw badEntry(index, "\"fault\" needs a \"kind\".");
    const auto name = fault["kind"].get<std::string>();
    const auto found =
        std::find_if(KindNames.begin(), KindNames.end(), [&](const KindName &k) { return k.name == name; });
    if (found == KindNames.end())
        throw badEntry(index, "unknown kind \"" + name + "\".");
    return found->kind;
}

std::string textOf(const Json &words, const char *name, std::string standard, std::size_t index)
{
    const auto found = words.find(name);
    if (found == words.end() || found->is_null())
        return standard;
    if (!found->is_string())
        throw badEntry(index, std::string("\"") + name + "\" is a text.");
    return found->get<std::string>();
}

std::int64_t countOf(const Json &words, const char *name, std::size_t index)
{
    const auto found = words.find(name);
    if (found == words.end() || found->is_null())
        return 0;
    if (!found->is_number_integer() || found->get<std::int64_t>() < 1)
        throw badEntry(index, std::string("\"") + name + "\" is a number from 1.");
    return found->get<std::int64_t>();
}

std::string_view withoutEndSlash(std::string_view text)
{
    if (text.size() > 1 && text.back() == '/')
        text.remove_suffix(1);
    return text;
}

} // namespace

std::int64_t Fault::number(const char *name, std::int64_t standard) const
{
    const auto found = words.find(name);
    return found != words.end() && found->is_number() ? found->get<std::int64_t>() : standard;
}

std::string Fault::text(const char *name, std::string standard) const
{
    const auto found = words.find(name);
    if (found == words.end() || found->is_null())
        return standard;
    return found->is_string() ? found->get<std::string>() : jsonText(*found);
}

FaultPlan::Entry FaultPlan::entry(const Json &words, std::size_t index)
{
    if (!words.is_object() || !words.contains("fault"))
        throw badEntry(index, "an object with \"fault\" is needed.");
    Entry made;
    made.method = textOf(words, "method", "*", index);
    made.path = textOf(words, "path", "*", index);
    made.fault = {kindOf(words["fault"], index), words["fault"]};
    const std::int64_t nth = countOf(words, "nth", index);
    const std::int64_t times = countOf(words, "times", index);
    made.first = std::max<std::int64_t>(nth, 1);
    if (nth > 0 || times > 0)
        made.last = made.first + std::max<std::int64_t>(times, 1) - 1;
    return made;
}

void FaultPlan::replace(const Json &plan)
{
    if (!plan.is_array())
        throw invalid("A fault plan is a JSON array.");
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < plan.size(); ++i)
        entries.push_back(entry(plan[i], i));
    const std::lock_guard lock(m_mutex);
    m_plan = plan;
    m_entries = std::move(entries);
}

std::optional<Fault> FaultPlan::take(const std::string &method, const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    std::optional<Fault> taken;
    for (Entry &entry : m_entries) {
        if ((entry.method != "*" && entry.method != method) || !globFits(entry.path, path))
            continue;
        ++entry.seen;
        if (!taken && entry.seen >= entry.first && (entry.last == 0 || entry.seen <= entry.last))
            taken = entry.fault;
    }
    return taken;
}

Json FaultPlan::json() const
{
    const std::lock_guard lock(m_mutex);
    return m_plan;
}

bool globFits(std::string_view glob, std::string_view path)
{
    glob = withoutEndSlash(glob);
    path = withoutEndSlash(path);
    std::size_t at = 0, inPath = 0, star = std::string_view::npos, retry = 0;
    while (inPath < path.size()) {
        if (at < glob.size() && glob[at] == '*') {
            star = at++;
            retry = inPath;
        } else if (at < glob.size() && (glob[at] == '?' || glob[at] == path[inPath])) {
            ++at;
            ++inPath;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            inPath = ++retry;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', at) == std::string_view::npos;
}

} // namespace demo
