// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/project.h"

#include <QDateTime>
#include <QString>

std::int64_t at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000;
}

void Project::add(const char *properties, const std::vector<std::string> &events, const char *eventProperties)
{
    demo::PersonRecord person;
    person.id = static_cast<std::int64_t>(m_world.persons.size()) + 1;
    person.uuid = "0000000" + std::to_string(person.id) + "-aaaa";
    person.properties = properties;
    person.distinctIds = {"Distinct-" + std::to_string(person.id)};
    person.createdAtUs = at("2026-01-01T00:00:00Z");
    m_world.persons.push_back(person);
    for (const std::string &text : events) {
        const std::size_t split = text.find('=');
        oracle::Event event;
        event.person = static_cast<std::uint32_t>(person.id - 1);
        event.name = split == std::string::npos ? "e" : text.substr(0, split);
        event.timeUs = at(text.substr(split == std::string::npos ? 0 : split + 1).c_str());
        event.properties = eventProperties;
        m_world.events.push_back(event);
    }
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

oracle::Json group(const char *type, const oracle::Json &values)
{
    return {{"type", type}, {"values", values}};
}
