// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/cohortlife.h"

#include "models/filter/newcohortbody.h"
#include "models/tables/celltext.h"
#include "models/tables/cohortcells.h"
#include "ui/cohortlife/cohortcreation.h"
#include "ui/cohortlife/cohortduplication.h"
#include "ui/cohortlife/cohortrecalculation.h"
#include "ui/cohortlife/cohortremoval.h"
#include "ui/cohortlife/notice.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/connection/session.h"
#include "ui/persons/peopletab.h"

#include <QAction>
#include <QApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 60;

} // namespace

CohortLife::CohortLife(const Places &places, Banner *notice, QWidget *window)
    : QObject(window)
    , m_places(places)
    , m_actions(places.page.life())
    , m_editing(places.page.editing())
    , m_notice(new Notice(notice))
    , m_removal(new CohortRemoval(m_editing, *m_notice, window))
    , m_duplication(new CohortDuplication(places.jobs, *m_notice, this))
    , m_creation(new CohortCreation(window))
    , m_recalculation(new CohortRecalculation(*m_notice, this))
{
    connectFlows();
    connectActions();
}

void CohortLife::connectFlows()
{
    connect(m_removal, &CohortRemoval::done, this, &CohortLife::done);
    connect(m_removal, &CohortRemoval::openWanted, this, &CohortLife::openWanted);
    connect(m_duplication, &CohortDuplication::done, this, &CohortLife::done);
    connect(m_duplication, &CohortDuplication::openWanted, this, &CohortLife::openWanted);
    connect(m_creation, &CohortCreation::done, this, &CohortLife::done);
    connect(m_creation, &CohortCreation::made, this, &CohortLife::takeMade);
    connect(m_creation, &CohortCreation::odd, this,
            [this](const QString &text, const Error &error) { m_notice->tellError(text, error); });
    connect(m_recalculation, &CohortRecalculation::done, this, &CohortLife::done);
    connect(m_recalculation, &CohortRecalculation::began, this, [this](const Cohort &cohort) {
        m_news.expect(cohort.id);
        m_session->catalogue().putSaved(cohort);
    });
    connect(&m_editing, &CohortEditing::saved, this, [this](const Cohort &cohort) {
        m_news.expect(cohort.id);
        const bool isBack = m_session && !m_session->catalogue().find(cohort.id);
        if (isBack) // restored together with the edits
            takeMade(cohort);
    });
    connect(&m_editing, &CohortEditing::failed, this, &CohortLife::takeFailure);
    connect(&m_editing, &CohortEditing::overwrote, this, &CohortLife::tellOverwritten);
    connect(&m_places.page, &CohortPage::shown, this, &CohortLife::lookAt);
    connect(&m_news, &CalculationNews::ended, this, &CohortLife::tellEnd);
}

void CohortLife::connectActions()
{
    const auto on = [this](QAction *action, auto run) {
        connect(action, &QAction::triggered, this, [this, run] { run(m_actions.subjects()); });
    };
    connect(m_actions.create(), &QAction::triggered, this, &CohortLife::openCreation);
    on(m_actions.remove(), [this](const auto &rows) { m_removal->askToDelete(rows); });
    on(m_actions.restore(), [this](const auto &rows) { m_removal->restore(rows); });
    on(m_actions.copyMembers(), [this](const auto &rows) { m_duplication->copyMembers(rows); });
    on(m_actions.snapshot(), [this](const auto &rows) { m_duplication->snapshot(rows); });
    on(m_actions.copyCriteria(), [this](const auto &rows) { m_duplication->copyCriteria(rows); });
    on(m_actions.recalculate(), [this](const auto &rows) { m_recalculation->run(rows); });
    on(m_actions.stopFilling(), [this](const auto &rows) { m_recalculation->stopFilling(rows.front()->cohort.id); });
    on(m_actions.fillAgain(), [this](const auto &rows) { m_recalculation->fillAgain(rows.front()->cohort.id); });
}

void CohortLife::setSession(Session *session)
{
    if (m_session)
        m_session->client().disconnect(this);
    m_session = session;
    m_looked = {};
    m_notice->clear();
    m_news.setCatalogue(session ? &session->catalogue() : nullptr);
    m_removal->setSession(session);
    m_duplication->setSession(session);
    m_creation->setSession(session);
    m_recalculation->setSession(session);
    if (session)
        connect(&session->client(), &ApiClient::capabilitiesChanged, this, &CohortLife::tellCapabilities);
    tellCapabilities();
}

void CohortLife::setAttention(const Attention &attention)
{
    m_news.setClock(attention.clock);
    m_attention = attention;
}

void CohortLife::tellCapabilities()
{
    std::optional<Capabilities> capabilities;
    if (m_session)
        capabilities = m_session->client().capabilities();
    m_actions.setCapabilities(capabilities);
    m_editing.setWhyNot(capabilities ? capabilities->whyNot(Feature::EditCohorts) : QString());
}

void CohortLife::openCreation()
{
    if (!m_session)
        return;
    CreateSurroundings around;
    around.people = m_places.people.selectedPeople();
    around.names.cohort = [session = m_session](CohortId id) {
        return session ? session->catalogue().nameOf(id) : QString();
    };
    around.whyNoSnapshot = m_session->client().capabilities().whyNot(Feature::CriteriaSnapshot);
    if (const CatalogueRowPtr row = m_places.page.cohort()) {
        around.openName = row->cohort.name;
        around.openCriteria = criteriaOf(row->cohort);
    }
    m_creation->open(around);
}

//! The list does not tell how a static cohort is being filled (contract 3.1): who looks at one asks.
void CohortLife::lookAt(const CatalogueRowPtr &row)
{
    const CohortId id = row ? row->cohort.id : CohortId();
    const bool isNew = std::exchange(m_looked, id) != id;
    const bool mayBeFilled = m_session && m_session->client().capabilities().has(Feature::PopulationRuns);
    if (isNew && id.isValid() && row->cohort.isStatic && !row->cohort.deleted && mayBeFilled)
        m_session->catalogue().reread(id);
}

//! A refused save may mean that the cohort is not what the list remembers: being filled, or gone.
void CohortLife::takeFailure(const Error &error)
{
    const bool isStale = error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Invalid;
    if (m_session && isStale)
        m_session->catalogue().reread(m_editing.draft().server().id);
}

void CohortLife::tellOverwritten(const LostUpdate &lost)
{
    const QString text = tr("Somebody else saved \"%1\" at the same moment as you, and your save replaced theirs.")
                             .arg(oneLine(lost.name, longestNameShown));
    m_notice->ask(Tone::Warning, text, tr("&Show both"), [this, lost] {
        if (m_editing.draft().server().id != lost.cohort)
            emit openWanted(lost.cohort);
        m_editing.showBoth(lost);
    });
}

void CohortLife::takeMade(const Cohort &cohort)
{
    if (!m_session)
        return;
    m_news.expect(cohort.id);
    m_session->catalogue().putSaved(cohort);
    emit openWanted(cohort.id);
}

void CohortLife::tellEnd(const CatalogueRowPtr &row, std::chrono::seconds took)
{
    const QString name = oneLine(row->cohort.name, longestNameShown);
    const bool failed = row->state == CohortState::Failed;
    const QString title =
        failed ? tr("\"%1\" could not be calculated").arg(name) : tr("\"%1\" is calculated").arg(name);
    // A row of the list does not hold the reason; the page asks for it.
    const bool isReasonKnown = !row->cohort.lastErrorMessage.isEmpty() || row->cohort.population;
    const QString reason = isReasonKnown ? errorOf(*row) : tr("Its page tells more.");
    const QString text = failed ? reason : tr("%Ln people", nullptr, pluralNumber(row->cohort.count.value_or(0)));
    emit done(u"%1: %2"_s.arg(title, text));
    if (!m_attention.isMissed(took))
        return;
    QApplication::alert(m_places.page.window());
    emit notificationWanted(title, text, row->cohort.id);
}

} // namespace desk
