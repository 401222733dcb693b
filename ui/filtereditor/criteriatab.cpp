// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriatab.h"

#include "models/criteria/cohortgraph.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/connection/session.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/serverchoices.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>

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
}

CriteriaTab::~CriteriaTab() = default;

void CriteriaTab::setSession(Session *session)
{
    m_choices.reset();
    m_prepared = false;
    m_session = session;
    if (session) {
        m_choices = std::make_unique<ServerChoices>(session->api(), session->catalogue());
        connect(m_choices.get(), &ServerChoices::learned, this, &CriteriaTab::refreshNames);
        connect(session, &Session::identified, this, &CriteriaTab::refreshSurroundings);
    }
    refreshSurroundings();
    refreshNames();
}

void CriteriaTab::showCohort(const CatalogueRowPtr &row)
{
    if (!row)
        return;
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
        context.cohort = [this](CohortId id) { return stateOf(id); };
    context.actionExists = [choices](ActionId id) { return choices->actionExists(id.value); };
    context.personPropertyType = [choices](const QString &key) { return choices->personPropertyType(key); };
    return context;
}

CriteriaContext::CohortState CriteriaTab::stateOf(CohortId id) const
{
    using State = CriteriaContext::CohortState;
    const CohortCatalogue &catalogue = m_session->catalogue();
    const CatalogueRowPtr row = catalogue.find(id);
    if (!row)
        return State::Missing;
    if (row->cohort.deleted)
        return State::Deleted;
    CohortGraph graph;
    for (const CatalogueRowPtr &other : catalogue.rows())
        graph.set(other->cohort.id, {other->criteria.cohorts.begin(), other->criteria.cohorts.end()});
    const CohortId self = m_editing.draft().server().id;
    return graph.makesLoop(self, id) ? State::LeadsBack : State::Exists;
}

} // namespace desk
