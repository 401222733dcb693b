// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/matchedlist.h"

#include <algorithm>
#include <unordered_map>

namespace desk {

namespace {

bool holds(const std::vector<PersonKey> &sorted, const PersonKey &key)
{
    return std::binary_search(sorted.begin(), sorted.end(), key);
}

//! Rows that name somebody whom an earlier row names by another value.
void findSamePeople(MatchedList &match)
{
    std::unordered_map<PersonKey, quint32> first;
    first.reserve(match.persons.size());
    for (size_t row = 0; row < match.persons.size(); ++row) {
        if (match.persons[row].isNil())
            continue;
        const auto [found, isNew] = first.emplace(match.persons[row], static_cast<quint32>(row));
        if (!isNew)
            match.sameAs[row] = found->second + 1;
    }
}

//! Whoever may be meant by a row that names several is listed: "make equal" removes nobody on a doubt.
std::vector<PersonKey> listedPeople(const MatchedList &match)
{
    std::vector<PersonKey> listed;
    for (const PersonKey &person : match.persons) {
        if (!person.isNil())
            listed.push_back(person);
    }
    for (const auto &[row, people] : match.several)
        listed.insert(listed.end(), people.begin(), people.end());
    std::sort(listed.begin(), listed.end());
    return listed;
}

} // namespace

MatchedList matchFor(std::shared_ptr<const PeopleList> list)
{
    MatchedList match;
    const size_t rows = list->size();
    match.list = std::move(list);
    match.persons.resize(rows);
    match.sameAs.resize(rows);
    match.isMember.resize(rows);
    return match;
}

void MatchedList::setPeople(size_t row, std::vector<PersonKey> people)
{
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    if (people.size() == 1)
        persons[row] = people.front();
    else if (people.size() > 1)
        several[static_cast<quint32>(row)] = std::move(people);
}

void finishMatch(MatchedList &match)
{
    findSamePeople(match);
    for (size_t row = 0; row < match.persons.size(); ++row)
        match.isMember[row] = !match.persons[row].isNil() && holds(match.members, match.persons[row]);
    const std::vector<PersonKey> listed = listedPeople(match);
    match.unlisted.clear();
    std::set_difference(match.members.begin(), match.members.end(), listed.begin(), listed.end(),
                        std::back_inserter(match.unlisted));
}

} // namespace desk
