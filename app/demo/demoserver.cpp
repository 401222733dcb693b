// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"

#include "app/demo/faults/faultplan.h"
#include "app/demo/life/calculator.h"
#include "app/demo/life/cohortwriter.h"
#include "app/demo/routes/routes.h"
#include "app/demo/seed/worldseed.h"
#include "app/demo/server/apierror.h"
#include "app/demo/server/front.h"
#include "app/demo/world/world.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTimeZone>

#include <limits>
#include <stdexcept>

namespace demo {

namespace {

Generation generationOf(const DemoServer::Options &options)
{
    const auto generation = generationFromName(options.generation);
    if (!generation)
        throw std::invalid_argument("unknown generation: " + options.generation);
    return *generation;
}

std::optional<Micros> fixedNow(const DemoServer::Options &options)
{
    if (options.now.empty())
        return {};
    const auto now = instantFromIso(options.now);
    if (!now)
        throw std::invalid_argument("not an ISO time: " + options.now);
    return now;
}

void checkNumbers(const DemoServer::Options &options)
{
    constexpr std::int64_t mostPersons = 20'000'000, mostEvents = 200'000'000, mostCohorts = 100'000;
    const auto check = [](const char *name, std::int64_t value, std::int64_t most) {
        if (value < 0 || value > most)
            throw std::invalid_argument(std::string(name) + " is a number from 0 to " + std::to_string(most));
    };
    check("persons", options.persons, mostPersons);
    check("events", options.events, mostEvents);
    check("cohorts", options.cohorts, mostCohorts);
    const QFileInfo file(QString::fromStdString(options.data));
    if (!options.data.empty() && file.exists() && !file.isFile()) // the name would be taken over, from a device too
        throw std::invalid_argument("not a regular file: " + options.data);
    check("port", options.port, std::numeric_limits<std::uint16_t>::max());
    if (!QTimeZone(QByteArray::fromStdString(options.timezone)).isValid())
        throw std::invalid_argument("unknown time zone: " + options.timezone);
}

bool isStored(const std::string &path)
{
    return !path.empty() && QFileInfo(QString::fromStdString(path)).size() > 0;
}

// A new store is made beside its final name: a start that is interrupted leaves nothing half-made there.
std::string makingPath(const std::string &path)
{
    return path.empty() ? path : path + ".making";
}

std::unique_ptr<World> makeWorld(const DemoServer::Options &options)
{
    const std::string making = makingPath(options.data);
    if (!making.empty())
        QFile::remove(QString::fromStdString(making));
    auto world = std::make_unique<World>(making, generationOf(options), fixedNow(options));
    seedWorld(*world, {options.seed, options.persons, options.events, options.cohorts, options.timezone});
    world->store.settle(options.data);
    return world;
}

std::unique_ptr<World> storedWorld(const DemoServer::Options &options)
{
    auto world = std::make_unique<World>(options.data, generationOf(options), fixedNow(options));
    openWorld(*world);
    return world;
}

} // namespace

struct DemoServer::Parts
{
    explicit Parts(const Options &options)
        : reopened(isStored(options.data))
        , keys(options.seed, options.key)
        , controlKey(options.controlKey.empty() ? derivedText(options.seed, "control", 32) : options.controlKey)
        , world(reopened ? storedWorld(options) : makeWorld(options))
        , calculator(*world)
        , writer(*world, calculator)
        , gate(keys, controlKey, {{MainProject, SmallProject}, ForeignProject})
        , front({router, gate, faults, log, world->clock, world->stopping})
    {
        world->calculationDelay = std::chrono::milliseconds(options.calculationDelayMs);
        addApiRoutes(router, *world, writer);
        addControlRoutes(router, faults, log, keys);
        if (reopened)
            calculator.resume();
    }

    bool reopened; // an earlier process made the store
    KeyRing keys;
    std::string controlKey;
    std::unique_ptr<World> world;
    Calculator calculator;
    CohortWriter writer;
    Router router;
    Gate gate;
    FaultPlan faults;
    RequestLog log;
    Front front;
};

DemoServer::DemoServer(Options options)
    : m_options(std::move(options))
{}

DemoServer::~DemoServer()
{
    stop();
}

DemoServer::Ready DemoServer::start()
{
    checkNumbers(m_options);
    m_parts = std::make_unique<Parts>(m_options);
    if (!m_options.faults.empty()) {
        try {
            m_parts->faults.replace(parseJson(m_options.faults));
        } catch (const ApiError &error) {
            throw std::invalid_argument("faults: " + error.detail);
        }
    }
    Ready ready;
    ready.port = m_parts->front.start(m_options.port);
    ready.baseUrl = "http://127.0.0.1:" + std::to_string(ready.port);
    ready.apiKey = m_parts->keys.text("full");
    ready.readOnlyApiKey = m_parts->keys.text("read_only");
    ready.controlKey = m_parts->controlKey;
    for (const AccessKey &key : m_parts->keys.keys())
        ready.keys[key.name] = key.text;
    const World &world = *m_parts->world;
    ready.persons = world.projects.at(MainProject).people->count();
    ready.events = world.eventCount;
    ready.cohorts = static_cast<std::int64_t>(world.cohorts->list(MainProject).size());
    return ready;
}

void DemoServer::stop()
{
    if (!m_parts)
        return;
    m_parts->world->stop();
    m_parts->front.stop();
    m_parts->calculator.stop();
    m_parts.reset();
}

std::string DemoServer::Ready::json() const
{
    return jsonText({{"base_url", baseUrl},
                     {"project_id", projectId},
                     {"api_key", apiKey},
                     {"read_only_api_key", readOnlyApiKey},
                     {"control_key", controlKey},
                     {"other_project_id", otherProjectId},
                     {"persons", persons},
                     {"events", events},
                     {"cohorts", cohorts}});
}

} // namespace demo
