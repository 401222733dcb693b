// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/preparedstore.h"

#include "tests/api/demoside.h"

#include <QFile>

#include <stdexcept>

namespace desk::test {

namespace {

const demo::Json criteria = {
    {"properties",
     {{"type", "OR"},
      {"values",
       {{{"type", "AND"},
         {"values", {{{"key", "email"}, {"type", "person"}, {"operator", "icontains"}, {"value", "@"}}}}}}}}}};

demo::DemoServer::Options optionsFor(const QString &file)
{
    demo::DemoServer::Options options;
    options.persons = 12;
    options.events = 60;
    options.cohorts = 0;
    options.now = "2026-03-01T09:30:00Z";
    options.calculationDelayMs = 0;
    options.data = file.toStdString();
    return options;
}

//! Makes the first cohorts of a server.
class Founder final
{
public:
    explicit Founder(const demo::DemoServer::Ready &ready)
        : m_ready(ready)
        , m_person(ask("GET", "persons/?limit=1").at("results").at(0))
    {}
    Subject make(const demo::Json &cohort) const
    {
        const demo::Json made = ask("POST", "cohorts/", cohort, 201);
        return {CohortId{made.at("id").get<qint64>()}, PersonId{text(m_person.at("uuid"))},
                text(m_person.at("distinct_ids").at(0))};
    }
    Subject makeList(const char *name, const demo::Json &people = demo::Json::array()) const
    {
        return make({{"name", name}, {"is_static", true}, {"_create_static_person_ids", people}});
    }
    //! Needs a server that cannot put people into cohorts.
    Subject makeFailed(const char *name) const
    {
        const Subject failed = makeList(name);
        ask("PATCH", "cohorts/" + std::to_string(failed.cohort.value) + "/add_persons_to_static_cohort/",
            {{"person_ids", somebody()}}, 503);
        return failed;
    }
    demo::Json cohorts() const { return ask("GET", "cohorts/").at("results"); }
    demo::Json somebody() const { return demo::Json::array({m_person.at("uuid")}); }

private:
    static QString text(const demo::Json &value) { return QString::fromStdString(value.get<std::string>()); }
    demo::Json ask(const char *method, const std::string &path, const demo::Json &body = {}, int status = 200) const
    {
        return askJson(m_ready.port, m_ready.apiKey, method, "/api/projects/1/" + path, body, status);
    }
    const demo::DemoServer::Ready &m_ready;
    demo::Json m_person;
};

} // namespace

PreparedStore::PreparedStore()
{
    demo::DemoServer::Options options = optionsFor(file(0));
    options.faults = R"([{"path": "*/add_persons_to_static_cohort", "fault": {"kind": "storage_down"}}])";
    demo::DemoServer server(options);
    const demo::DemoServer::Ready ready = server.start();
    const Founder founder(ready);
    m_subjects[Ground::EmptyList] = founder.makeList("Empty");
    m_subjects[Ground::ListWithPerson] = founder.makeList("List", founder.somebody());
    m_subjects[Ground::FailedRun] = founder.makeFailed("Failed");
    m_subjects[Ground::Criteria] = founder.make({{"name", "Criteria"}, {"filters", criteria}});
    calmCohorts([&] { return founder.cohorts(); });
}

demo::DemoServer::Options PreparedStore::copy(const Operation &forWhat)
{
    const QString made = file(++m_copies);
    if (!QFile::copy(file(0), made))
        throw std::runtime_error("the store is not copied");
    demo::DemoServer::Options options = optionsFor(made);
    options.generation = forWhat.isOldOnly ? "older" : "newest";
    return options;
}

QString PreparedStore::file(int number) const
{
    return m_folder.filePath(QString::number(number));
}

} // namespace desk::test
