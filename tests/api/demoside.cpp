// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/demoside.h"

#include "tests/demo/plainclient.h"
#include "tests/support/awaiting.h"

#include <algorithm>
#include <stdexcept>

namespace desk::test {

namespace {

const std::string project = "/api/projects/1";

//! What one execution of a change decides.
demo::Json lasting(const demo::Json &cohort)
{
    demo::Json kept;
    for (const char *name : {"id", "name", "description", "is_static", "deleted", "count", "filters"})
        kept[name] = cohort.at(name);
    if (const demo::Json run = cohort.value("population", demo::Json()); run.is_object())
        kept["population"] = {run.at("status"), run.at("progress")};
    return kept;
}

bool isCalm(const demo::Json &cohorts)
{
    return std::none_of(cohorts.begin(), cohorts.end(),
                        [](const demo::Json &cohort) { return cohort.at("is_calculating") == true; });
}

} // namespace

demo::Json askJson(int port, const std::string &key, const std::string &method, const std::string &path,
                   const demo::Json &body, int status)
{
    demo::test::PlainRequest request{method, path, {{"Authorization", "Bearer " + key}}};
    if (!body.is_null()) {
        request.headers["Content-Type"] = "application/json";
        request.body = body.dump();
    }
    const demo::test::PlainAnswer answer = demo::test::ask(port, request);
    if (answer.status != status)
        throw std::runtime_error(method + ' ' + path + ": " + std::to_string(answer.status) + ' ' + answer.body);
    return answer.json();
}

demo::Json calmCohorts(const std::function<demo::Json()> &ask)
{
    demo::Json all = ask();
    if (isCalm(all) || waitFor([&] { return isCalm(all = ask()); }))
        return all;
    throw std::runtime_error("a calculation does not end");
}

DemoSide::DemoSide(demo::DemoServer::Options options)
    : m_server(std::move(options))
    , m_ready(m_server.start())
{}

ConnectionSettings DemoSide::settings() const
{
    ConnectionSettings settings;
    settings.baseUrl = QUrl(QString::fromStdString(m_ready.baseUrl));
    settings.project = ProjectId{m_ready.projectId};
    settings.proxy = ProxyChoice::None;
    return settings;
}

int DemoSide::takeCount()
{
    const demo::Json log = askJson(m_ready.port, m_ready.controlKey, "GET", "/_control/requests");
    if (log.dump().find(m_ready.apiKey) != std::string::npos)
        throw std::runtime_error("the key is in an address: " + log.dump());
    const int before = std::exchange(m_counted, log.at("count").get<int>());
    return m_counted - before;
}

void DemoSide::forgetRequests()
{
    askJson(m_ready.port, m_ready.controlKey, "DELETE", "/_control/requests");
    m_counted = 0;
}

demo::Json DemoSide::ask(const std::string &path)
{
    ++m_counted;
    return askJson(m_ready.port, m_ready.apiKey, "GET", project + path);
}

void DemoSide::replacePlan(const std::string &plan) const
{
    askJson(m_ready.port, m_ready.controlKey, "PUT", "/_control/faults", demo::Json::parse(plan));
}

std::string DemoSide::state(const Subject &subject)
{
    demo::Json cohorts = demo::Json::array(), memberOf = demo::Json::array();
    for (const demo::Json &cohort : calmCohorts([this] { return ask("/cohorts/?limit=1000").at("results"); }))
        cohorts.push_back(lasting(cohort));
    const std::string person = subject.person.uuid.toStdString();
    const demo::Json known = ask("/persons/cohorts/?person_id=" + person);
    for (const demo::Json &cohort : known.at("results"))
        memberOf.push_back(cohort.at("id"));
    const demo::Json itself = lasting(ask("/cohorts/" + std::to_string(subject.cohort.value) + "/"));
    return demo::Json{{"cohorts", cohorts}, {"member of", memberOf}, {"itself", itself}}.dump();
}

std::unique_ptr<DemoSide> DemoSides::take(const Operation &forWhat, const std::string &plan)
{
    if (m_unchanged.empty() || forWhat.isOldOnly) {
        demo::DemoServer::Options options = m_store.copy(forWhat);
        options.faults = plan;
        return std::make_unique<DemoSide>(std::move(options));
    }
    std::unique_ptr<DemoSide> side = std::move(m_unchanged.back());
    m_unchanged.pop_back();
    side->forgetRequests();
    side->replacePlan(plan);
    return side;
}

} // namespace desk::test
