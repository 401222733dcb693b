// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/serverchoices.h"

#include "models/api/cohortapi.h"
#include "models/catalogue/cohortcatalogue.h"
#include "models/codec/jsontext.h"
#include "models/tables/celltext.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/phrases.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pickerRows = 100;
constexpr qint64 preparedRows = 500;

Choice eventChoice(const EventDefinition &event)
{
    const QString seen = timeAgo(event.lastSeenAt, QDateTime::currentDateTimeUtc());
    return {JsonValue(event.name),
            event.name,
            seen.isEmpty() ? QString() : ServerChoices::tr("seen %1").arg(seen),
            u"view-calendar-day"_s,
            {}};
}

Choice propertyChoice(const PropertyDefinition &property)
{
    return {JsonValue(property.name), property.name, property.type, u"tag"_s, {}};
}

Choice valueChoice(const PropertyValueCount &seen)
{
    const JsonValue value = readJson(seen.value).value;
    const QString often = seen.count ? ServerChoices::tr("%Ln people", nullptr, pluralNumber(*seen.count)) : QString();
    return {value, editText(value), often, {}, {}};
}

template<class T, class Make>
Choices choicesOf(const std::vector<T> &rows, Make make)
{
    Choices choices;
    choices.reserve(rows.size());
    for (const T &row : rows)
        choices.push_back(make(row));
    return choices;
}

bool fits(const Choice &choice, const QString &search)
{
    return choice.text.contains(search, Qt::CaseInsensitive);
}

} // namespace

ServerChoices::ServerChoices(CohortApi &api, CohortCatalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_cohorts(catalogue)
{}

void ServerChoices::prepare()
{
    m_askActions = m_api.actions(this, [this](Result<std::vector<ActionDefinition>> actions) {
        if (actions)
            takeActions(*actions);
    });
    PropertyDefinitionQuery query;
    query.page.limit = preparedRows;
    m_askTypes = m_api.propertyDefinitions(query, this, [this](Result<Page<PropertyDefinition>> page) {
        if (!page)
            return; // fields then treat every property as one of unknown type
        for (const PropertyDefinition &property : page->rows)
            m_personTypes.insert(property.name, property.type);
        emit learned();
    });
}

void ServerChoices::takeActions(const std::vector<ActionDefinition> &actions)
{
    for (const ActionDefinition &action : actions)
        m_actionNames.insert(action.id.value, action.name);
    m_actionNamesakes.clear();
    for (const QString &name : std::as_const(m_actionNames))
        ++m_actionNamesakes[name];
    m_actionsKnown = true;
    emit learned();
}

void ServerChoices::remember(const QString &what, const QString &search, const Choices &choices)
{
    m_memory[what].insert(search, choices);
}

Choices ServerChoices::searchMemory(const QString &what, const QString &search) const
{
    Choices found;
    const auto searches = m_memory.value(what);
    for (const Choices &choices : searches)
        for (const Choice &choice : choices)
            if (fits(choice, search) && std::find(found.begin(), found.end(), choice) == found.end())
                found.push_back(choice);
    return found;
}

ChoiceSource ServerChoices::remembered(const QString &what, Ask ask)
{
    return [this, what, ask = std::move(ask)](const QString &search, QObject *, Answer<Choices> answer) {
        const auto known = m_memory.value(what);
        if (const auto same = known.find(search); same != known.end()) {
            answer(*same);
            return Pending();
        }
        return ask(search, [this, what, search, answer](Result<Choices> choices) {
            if (choices)
                remember(what, search, *choices);
            const Choices seen = choices ? *choices : searchMemory(what, search);
            if (!choices && seen.empty())
                answer(choices.error());
            else
                answer(seen);
        });
    };
}

ChoiceSource ServerChoices::events()
{
    return remembered(u"events"_s, [this](const QString &search, Answer<Choices> answer) {
        EventDefinitionQuery query{search, {0, pickerRows}};
        return m_api.eventDefinitions(query, this, [answer](Result<Page<EventDefinition>> page) {
            page ? answer(choicesOf(page->rows, eventChoice)) : answer(page.error());
        });
    });
}

ChoiceSource ServerChoices::actions()
{
    return [this](const QString &search, QObject *context, Answer<Choices> answer) {
        // Actions are not paged and not searched by the server (contract 13.7).
        return m_api.actions(context, [this, search, answer](Result<std::vector<ActionDefinition>> actions) {
            if (actions)
                takeActions(*actions);
            else if (!m_actionsKnown)
                return answer(actions.error());
            answer(actionChoices(search));
        });
    };
}

Choices ServerChoices::actionChoices(const QString &search) const
{
    Choices choices;
    for (auto action = m_actionNames.begin(); action != m_actionNames.end(); ++action)
        if (action.value().contains(search, Qt::CaseInsensitive))
            choices.push_back({JsonValue::fromInteger(action.key()),
                               action.value(),
                               actionDetail(action.key()),
                               u"system-run"_s,
                               {}});
    std::sort(choices.begin(), choices.end(),
              [](const Choice &a, const Choice &b) { return a.text.localeAwareCompare(b.text) < 0; });
    return choices;
}

QString ServerChoices::actionDetail(qint64 id) const
{
    return m_actionNamesakes.value(m_actionNames.value(id)) > 1 ? tr("id %1").arg(id) : QString();
}

ChoiceSource ServerChoices::properties(bool ofEvents, const QString &event)
{
    return remembered((ofEvents ? u"event properties:"_s : u"person properties:"_s) + event,
                      [this, ofEvents, event](const QString &search, Answer<Choices> answer) {
                          PropertyDefinitionQuery query;
                          query.type =
                              ofEvents ? PropertyDefinitionQuery::Type::Event : PropertyDefinitionQuery::Type::Person;
                          query.search = search;
                          query.eventNames = event.isEmpty() ? QStringList() : QStringList{event};
                          query.page.limit = pickerRows;
                          return m_api.propertyDefinitions(
                              query, this, [this, ofEvents, answer](Result<Page<PropertyDefinition>> page) {
                                  if (!page)
                                      return answer(page.error());
                                  for (const PropertyDefinition &property : page->rows)
                                      (ofEvents ? m_eventTypes : m_personTypes).insert(property.name, property.type);
                                  answer(choicesOf(page->rows, propertyChoice));
                              });
                      });
}

ChoiceSource ServerChoices::personProperties()
{
    return properties(false, {});
}

ChoiceSource ServerChoices::eventProperties(const QString &event)
{
    return properties(true, event);
}

ChoiceSource ServerChoices::values(bool ofEvents, const QString &property, const QString &event)
{
    const QString what = u"values:%1:%2:%3"_s.arg(ofEvents ? u"event"_s : u"person"_s, property, event);
    return remembered(what, [this, ofEvents, property, event](const QString &search, Answer<Choices> answer) {
        return m_api.propertyValues(ValueQuery{property, search, ofEvents, event}, this,
                                    [answer](Result<std::vector<PropertyValueCount>> seen) {
                                        seen ? answer(choicesOf(*seen, valueChoice)) : answer(seen.error());
                                    });
    });
}

ChoiceSource ServerChoices::personValues(const QString &property)
{
    return values(false, property, {});
}

ChoiceSource ServerChoices::eventValues(const QString &property, const QString &event)
{
    return values(true, property, event);
}

ChoiceSource ServerChoices::sqlExpressions(const QString &event)
{
    return
        [properties = eventProperties(event)](const QString &search, QObject *context, const Answer<Choices> &answer) {
            return properties(search, context, [answer](Result<Choices> known) {
                if (!known)
                    return answer(known.error());
                for (Choice &choice : *known) {
                    choice.text = u"isNotNull(properties.`%1`)"_s.arg(QString(choice.text).remove(u'`'));
                    choice.value = JsonValue(choice.text);
                    choice.detail = tr("the event has this property");
                }
                answer(std::move(*known));
            });
        };
}

ChoiceSource ServerChoices::cohorts(CohortId forCohort)
{
    return [this, forCohort](const QString &search, QObject *, Answer<Choices> answer) {
        answer(m_cohorts.find(forCohort, search));
        return Pending();
    };
}

} // namespace desk
