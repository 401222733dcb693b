// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/lifewriter.h"

namespace demo::test {

PlainAnswer Client::send(const std::string &method, const std::string &path, const Json &body) const
{
    PlainRequest request{method, path, {{"Authorization", "Bearer " + key}}};
    if (!body.is_null()) {
        request.headers["Content-Type"] = "application/json";
        request.body = body.dump();
    }
    return ask(port, request);
}

std::set<std::string> Client::members(const std::string &cohort) const
{
    std::set<std::string> uuids;
    const Json page = get(Cohorts + cohort + "/persons/?limit=1000");
    for (const Json &person : page.at("results"))
        uuids.insert(person.at("uuid").get<std::string>());
    return uuids;
}

Json proPlan()
{
    const Json leaf = {{"type", "person"}, {"key", "plan"}, {"operator", "exact"}, {"value", Json::array({"pro"})}};
    return {{"properties",
             {{"type", "OR"}, {"values", Json::array({{{"type", "AND"}, {"values", Json::array({leaf})}}})}}}};
}

std::string idText(const PlainAnswer &created)
{
    return std::to_string(created.json().at("id").get<std::int64_t>());
}

void Writer::run()
{
    bool alive = create();
    for (int i = 0; alive; ++i)
        alive = step(i);
}

bool Writer::step(int i)
{
    switch (i % 6) {
    case 0:
        return rename(i);
    case 1:
    case 2:
        return edit("add_persons_to_static_cohort", i);
    case 3:
        return edit("remove_person_from_static_cohort", i - 1);
    case 4:
        return took(m_client.send("POST", Cohorts, {{"name", "Dynamic"}, {"filters", proPlan()}}), 201);
    default:
        return i % 4 == 1 ? create() : took(m_client.send("GET", Cohorts + "?limit=5"), 200);
    }
}

bool Writer::took(const PlainAnswer &answer, int status)
{
    m_answered += answer.status == status ? 1 : 0;
    return answer.status == status;
}

bool Writer::create()
{
    const std::string name = "list " + std::to_string(m_number) + "/" + std::to_string(m_promises.size());
    const PlainAnswer answer = m_client.send(
        "POST", Cohorts, {{"name", name}, {"is_static", true}, {"_create_static_person_ids", Json::array()}});
    if (!took(answer, 201))
        return false;
    m_cohort = idText(answer);
    m_promises[m_cohort].name = name;
    return true;
}

bool Writer::rename(int i)
{
    Promise &promise = m_promises[m_cohort];
    promise.askedName = "renamed " + std::to_string(m_number) + "/" + std::to_string(i);
    if (!took(m_client.send("PATCH", Cohorts + m_cohort + '/', {{"name", *promise.askedName}}), 200))
        return false;
    promise.name = *promise.askedName;
    promise.askedName.reset();
    return true;
}

bool Writer::edit(const std::string &action, int i)
{
    const bool adds = action.front() == 'a';
    Promise &promise = m_promises[m_cohort];
    promise.askedMember = m_people[static_cast<std::size_t>(i * 7 + m_number) % m_people.size()];
    const Json body =
        adds ? Json{{"person_ids", Json::array({*promise.askedMember})}} : Json{{"person_id", *promise.askedMember}};
    if (!took(m_client.send("PATCH", Cohorts + m_cohort + '/' + action + '/', body), 200))
        return false;
    if (adds)
        promise.members.insert(*promise.askedMember);
    else
        promise.members.erase(*promise.askedMember);
    promise.askedMember.reset();
    return true;
}

} // namespace demo::test
