// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriatab.h"

#include "models/criteria/cohortgraph.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/connection/session.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/seennames.h"
#include "ui/filtereditor/serverchoices.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QHash>

#include <algorithm>

namespace desk {

CriteriaTab::CriteriaTab(CohortEditing &editing, QWidget *parent)
    : CohortTab(parent)
    , m_editing(editing)
    , m_editor(new CriteriaEditor(editing.draft().filters(), this))
{
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0);
    column->addWidget(m_editor);
    setFocusProxy(m_editor->focusProxy());
    m_editor->setContext([this] { return context(); });
    connect(m_editor, &CriteriaEditor::checked, this, [this] {
        const auto &problems = m_editor->check().problems;
        const auto errors =
            std::count_if(problems.begin(), problems.end(), [](const Problem &p) { return p.isError(); });
        m_editing.setProblems(static_cast<int>(errors));
    });
    connect(&m_editing, &CohortEditing::aboutToSave, m_editor, &CriteriaEditor::checkNow);
}

CriteriaTab::~CriteriaTab() = default;

void CriteriaTab::setSession(Session *session)
{
    m_seen.reset();
    m_choices.reset();
    m_prepared = false;
    m_session = session;
    if (session) {
        m_choices = std::make_unique<ServerChoices>(session->api(), session->catalogue());
        m_seen = std::make_unique<SeenNames>(*m_choices);
        connect(m_choices.get(), &ServerChoices::learned, this, &CriteriaTab::refreshNames);
        connect(m_seen.get(), &SeenNames::learned, m_editor, &CriteriaEditor::checkSoon);
        connect(session, &Session::identified, this, &CriteriaTab::refreshSurroundings);
    }
    refreshSurroundings();
    refreshNames();
}

void CriteriaTab::showCohort(const CatalogueRowPtr &row)
{
    if (!row)
        return;
    const Cohort &server = m_editing.draft().server();
    m_editor->setCounts(!server.isStatic && server.query.isEmpty());
    m_editor->setReadOnlyReason(m_editing.draft().whyReadOnly());
    refreshSurroundings();
    if (isVisible())
        m_editor->checkNow();
}

void CriteriaTab::showEvent(QShowEvent *event)
{
    CohortTab::showEvent(event);
    if (m_choices && !std::exchange(m_prepared, true))
        m_choices->prepare();
    m_editor->checkNow();
}

void CriteriaTab::refreshSurroundings()
{
    FormSurroundings around;
    around.choices = m_choices.get();
    around.cohort = m_editing.draft().server().id;
    if (m_session)
        around.zone = m_session->zone();
    m_editor->setSurroundings(around);
}

void CriteriaTab::refreshNames()
{
    m_editor->setNames(names());
    refreshSurroundings();
}

CriteriaNames CriteriaTab::names() const
{
    if (!m_choices)
        return {};
    ServerChoices *choices = m_choices.get();
    return {[choices](CohortId id) { return choices->cohortName(id.value); },
            [choices](ActionId id) { return choices->actionName(id.value); }};
}

CriteriaContext CriteriaTab::context() const
{
    CriteriaContext context;
    context.self = m_editing.draft().server().id;
    if (!m_choices)
        return context;
    ServerChoices *choices = m_choices.get();
    if (m_session->catalogue().progress().isComplete)
        context.cohort = cohortStates();
    context.actionExists = [choices](ActionId id) { return choices->actionExists(id.value); };
    context.personPropertyType = [choices](const QString &key) { return choices->personPropertyType(key); };
    if (m_editing.draft().isModified()) { // who only looks asks the server nothing
        SeenNames *seen = m_seen.get();
        seen->begin();
        context.eventSeen = [seen](const QString &name) { return seen->event(name); };
        context.personPropertySeen = [seen](const QString &key) { return seen->personProperty(key); };
        context.personValueSeen = [seen](const QString &key, const JsonValue &value) {
            return seen->personValue(key, editText(value));
        };
    }
    return context;
}

//! The graph is made once a check and each cohort is looked at once, however often criteria name it.
std::function<CriteriaContext::CohortState(CohortId)> CriteriaTab::cohortStates() const
{
    using State = CriteriaContext::CohortState;
    const CohortCatalogue *catalogue = &m_session->catalogue();
    const CohortId self = m_editing.draft().server().id;
    const auto graph = std::make_shared<CohortGraph>();
    const auto known = std::make_shared<QHash<CohortId, State>>();
    for (const CatalogueRowPtr &row : catalogue->rows())
        graph->set(row->cohort.id, {row->criteria.cohorts.begin(), row->criteria.cohorts.end()});
    return [catalogue, self, graph, known](CohortId id) {
        if (const auto found = known->constFind(id); found != known->constEnd())
            return *found;
        const CatalogueRowPtr row = catalogue->find(id);
        const State state = !row                                           ? State::Missing
                            : row->cohort.deleted                          ? State::Deleted
                            : self.isValid() && graph->makesLoop(self, id) ? State::LeadsBack
                                                                           : State::Exists;
        return known->insert(id, state).value();
    };
}

} // namespace desk
