// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/seennames.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostWaiting = 64; // hostile criteria name thousands of things
constexpr size_t definitionPage = 100;
constexpr size_t anyNumber =
    1'000'000;                   // values: the shortest come first, so the exact one is among them (contract 13.4)
constexpr int typingPause = 250; // ms: half a word is not asked for
constexpr int tellPause = 50;    // ms: answers come in a row

} // namespace

SeenNames::SeenNames(EditorChoices &choices, QObject *parent)
    : QObject(parent)
    , m_choices(choices)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(tellPause);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_tell, &QTimer::timeout, this, &SeenNames::learned);
    connect(&m_pause, &QTimer::timeout, this, &SeenNames::askNext);
}

void SeenNames::begin()
{
    for (const Question &question : m_waiting)
        m_known.remove(question.what);
    m_waiting.clear();
}

bool SeenNames::event(const QString &name)
{
    return seen({u"event:"_s + name, name, m_choices.events(), definitionPage});
}

bool SeenNames::personProperty(const QString &key)
{
    // Properties that servers compute are in no list of what was seen (contract 13.4).
    return key.startsWith(u"$virt") || seen({u"property:"_s + key, key, m_choices.personProperties(), definitionPage});
}

bool SeenNames::personValue(const QString &key, const QString &value)
{
    return key.startsWith(u"$virt") || value.isEmpty() ||
           seen({u"value:%1:%2"_s.arg(key, value), value, m_choices.personValues(key), anyNumber});
}

bool SeenNames::seen(Question question)
{
    if (const auto known = m_known.constFind(question.what); known != m_known.constEnd())
        return *known;
    if (m_waiting.size() >= mostWaiting)
        return true;
    m_known.insert(question.what, true);
    m_waiting.push_back(std::move(question));
    m_pause.start();
    return true;
}

void SeenNames::askNext()
{
    if (m_asking || m_waiting.empty())
        return;
    m_asking = true;
    const Question question = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_pending = question.source(question.search, this,
                                [this, question](const Result<Choices> &choices) { take(question, choices); });
}

void SeenNames::take(const Question &question, const Result<Choices> &choices)
{
    const auto isIt = [&](const Choice &choice) { return choice.text == question.search; };
    const bool isAll = choices && choices->size() < question.full;
    if (isAll && std::none_of(choices->begin(), choices->end(), isIt)) {
        m_known[question.what] = false;
        m_tell.start();
    }
    m_asking = false;
    // From the event loop: remembered answers come at once, and a long row of them must not nest.
    QMetaObject::invokeMethod(this, &SeenNames::askNext, Qt::QueuedConnection);
}

} // namespace desk
