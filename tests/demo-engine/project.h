// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/engine.h"
#include "tests/demo-engine/worlds.h"

#include <QByteArray>

#include <cstdint>
#include <string>
#include <vector>

// Microseconds since 1970 of an ISO time.
std::int64_t at(const char *iso);

//! A project that a test fills line by line.
class Project final
{
public:
    explicit Project(const char *now = "2026-04-09T12:00:00.000Z", const char *zone = "UTC")
    {
        m_world.nowUs = at(now);
        m_world.zone = QTimeZone(zone);
    }

    //! A person with properties and, per text, an event `e` (or another name before `=`) at that time.
    void add(const char *properties, const std::vector<std::string> &events = {}, const char *eventProperties = "{}");

    oracle::World &world() { return m_world; }

    //! The matching persons, `1` for a member and `.` for others, or the error code.
    std::string match(const oracle::Json &filters, const oracle::Json &groups = oracle::Json::array()) const
    {
        const EngineWorld engine(m_world);
        return shown(demo::evaluate(filters, groups, engine.surroundings()));
    }
    std::string leaf(const char *json) const { return match(treeOf(oracle::Json::array({oracle::Json::parse(json)}))); }

    static oracle::Json treeOf(const oracle::Json &values)
    {
        return {{"properties", {{"type", "AND"}, {"values", values}}}};
    }

    std::string shown(const demo::Evaluation &evaluation) const
    {
        if (!evaluation.ok())
            return evaluation.errorCode;
        return shown(evaluation.members);
    }
    std::string shown(const demo::Members &members) const
    {
        std::string text;
        for (std::uint32_t person = 0; person < m_world.persons.size(); ++person)
            text += members.contains(person) ? '1' : '.';
        return text;
    }

private:
    oracle::World m_world;
};

QByteArray bytes(const std::string &text);
oracle::Json group(const char *type, const oracle::Json &values);
