// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/demopair.h"

#include "models/api/apicall.h"
#include "tests/support/awaiting.h"

#include <stdexcept>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

//! The plan as it stands in a file, with the stranger's port.
std::string planFor(const PlannedFault &how, int strangersPort)
{
    const QString text = QString::fromStdString(how.plan.dump());
    return QString(text).replace(u"@PORT@"_s, QString::number(strangersPort)).toStdString();
}

Pattern patternOf(DemoSides &sides, const Operation &what)
{
    auto side = sides.take(what);
    const Subject &subject = sides.subject(what);
    ApiClient client(side->settings(), ApiKey(side->key()), optionsFor(PlannedFault()));
    CohortApi api(client);
    Pattern made;
    made.states[0] = side->state(subject);
    for (size_t i : {0, 1}) {
        QObject context;
        const auto ending = std::make_shared<Ending>();
        const Pending pending = what.start(api, subject, &context, ending);
        if (!waitFor([&] { return ending->calls > 0; }))
            throw std::runtime_error(std::string("no answer without a fault: ") + what.name);
        made.endings[i] = *ending;
        made.states[i + 1] = side->state(subject);
    }
    if (made.states[2] == made.states[0])
        sides.giveBackUnchanged(std::move(side));
    return made;
}

} // namespace

Patterns::Patterns(DemoSides &sides)
{
    for (const Operation &operation : operations())
        m_made.emplace(&operation, patternOf(sides, operation));
}

bool saySame(const Ending &one, const Ending &other)
{
    if (one.error || other.error)
        return one.error && other.error && one.error->kind == other.error->kind && one.error->text == other.error->text;
    return one.areSame == other.areSame && (!one.areSame || one.areSame(one.value, other.value));
}

DemoPair::DemoPair(DemoSides &sides, const Operation &what, const PlannedFault &how, int strangersPort)
    : m_what(what)
    , m_how(how)
    , m_sides(sides)
    , m_side(sides.take(what, planFor(how, strangersPort)))
    , m_client(std::make_unique<ApiClient>(m_side->settings(), ApiKey(m_side->key()), optionsFor(how)))
    , m_api(std::make_unique<CohortApi>(*m_client))
{}

void DemoPair::start()
{
    m_ending = std::make_shared<Ending>();
    m_pending = m_what.start(*m_api, m_sides.subject(m_what), &m_context, m_ending);
}

bool DemoPair::hasEnded() const
{
    return m_ending->calls > 0 && m_client->findChildren<ApiCall *>().isEmpty();
}

void DemoPair::mend()
{
    m_client->goOn();
    const PlannedFault patient;
    if (m_how.silence >= patient.silence && m_how.deadline >= patient.deadline)
        return;
    m_api.reset();
    m_client = std::make_unique<ApiClient>(m_side->settings(), ApiKey(m_side->key()), optionsFor(patient));
    m_api = std::make_unique<CohortApi>(*m_client);
}

QString DemoPair::name() const
{
    return u"%1, %2: "_s.arg(QLatin1String(m_what.name), QString::fromStdString(m_how.name));
}

QString DemoPair::complaint(const Pattern &pattern)
{
    const int count = m_side->takeCount();
    m_side->replacePlan("[]");
    const Expected &expected = expectedOf(m_how, m_what);
    const std::optional<bool> isUnsure = m_what.effect == Effect::Change ? m_how.isUnsure : false;
    for (const QString &words : {complaintOf(*m_ending, expected, isUnsure, m_side->key()),
                                 complaintOfCount(count, expected), complaintOfValue(pattern)}) {
        if (!words.isEmpty())
            return words;
    }
    // What reading did to the server can be seen when all is over.
    return m_what.effect == Effect::Read ? QString() : complaintOfState(pattern.states[carriedOut()]);
}

QString DemoPair::complaintOfState(const std::string &expected)
{
    std::string state;
    const auto isSo = [&] {
        state = m_side->state(m_sides.subject(m_what));
        return state == expected;
    };
    if (isSo() || (m_how.isLate && waitFor(isSo)))
        return {};
    return u"the server has\n%1\ninstead of\n%2"_s.arg(QString::fromStdString(state), QString::fromStdString(expected));
}

QString DemoPair::complaintOfValue(const Pattern &pattern) const
{
    const bool isWhole = !m_how.isSpoilt && !(m_what.isStream && m_how.streamed);
    return m_ending->error || !isWhole || saySame(*m_ending, pattern.endings[0])
               ? QString()
               : u"a success that is not the true answer"_s;
}

QString DemoPair::complaintOfMended(const Pattern &pattern)
{
    const Ending &expected = pattern.endings[carriedOut()];
    if (m_ending->calls != 1 || !saySame(*m_ending, expected))
        return u"without the fault not the true answer: "_s +
               (m_ending->error ? m_ending->error->text : u"a success"_s);
    QString words = complaintOfCount(m_side->takeCount(), success);
    if (words.isEmpty())
        words = complaintOfState(pattern.states[carriedOut() + 1]);
    if (words.isEmpty() && m_what.effect == Effect::Read)
        m_sides.giveBackUnchanged(std::move(m_side));
    return words;
}

} // namespace desk::test
