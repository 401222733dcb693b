// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspace.h"

#include "models/jobs/exportjob.h"
#include "ui/cohortlife/cohortlife.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/cohortpage/cohortactions.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortheader.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/connection/session.h"
#include "ui/export/exportdialog.h"
#include "ui/filtereditor/criteriatab.h"
#include "ui/filtereditor/jsontab.h"
#include "ui/jobs/jobspanel.h"
#include "ui/mainwindow/historytabs.h"
#include "ui/membership/peopledrop.h"
#include "ui/membership/peoplelists.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/panes.h"

#include <QBoxLayout>
#include <QSplitter>

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 newestEntries = 10; // enough to find a save that was just made

} // namespace

Workspace::Workspace(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_list(new CohortListPage(this))
    , m_page(new CohortPage(this))
    , m_criteria(new CriteriaTab(m_page->editing(), this))
    , m_people(new PeopleTab(this))
    , m_jobs(new JobsPanel(this))
    , m_lists(new PeopleLists(m_people, m_jobs, this))
    , m_notice(new Banner(this))
    , m_life(new CohortLife({*m_page, *m_jobs, *m_people}, m_notice, this))
    , m_splitter(new Panes(this))
{
    m_page->addTab(m_criteria, tr("Criteria"));
    m_page->addTab(m_people, tr("People"));
    m_history = new HistoryTabs(m_page, m_jobs, settings, this);
    m_page->addTab(new JsonTab(m_page->editing().draft(), this), tr("JSON"));
    new PeopleDrop(m_list, m_lists, this);
    buildLayout();
    connectParts();
}

void Workspace::buildLayout()
{
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);
    auto *jobs = new QHBoxLayout;
    jobs->setContentsMargins(grid(this, 1), 0, grid(this, 1), 0);
    jobs->addWidget(m_jobs);
    column->addLayout(jobs);
}

void Workspace::connectParts()
{
    connect(m_list, &CohortListPage::currentChanged, this, &Workspace::showCohort);
    connect(m_page, &CohortPage::shown, this, &Workspace::cohortShown);
    connect(&m_page->header(), &CohortHeader::readAgainWanted, this, &Workspace::refresh);
    connect(m_page, &CohortPage::stayed, this, [this](const CatalogueRowPtr &row) {
        if (row)
            m_list->stayAt(row->cohort.id);
    });
    connect(&m_page->editing(), &CohortEditing::saved, this, [this](const Cohort &cohort) {
        if (m_session)
            m_session->catalogue().putSaved(cohort);
        emit done(cohort.isStatic ? tr("Saved.") : tr("Saved. The server calculates the members anew."));
    });
    connect(m_list, &CohortListPage::selectionChanged, this, &Workspace::tellSubjects);
    connect(m_page, &CohortPage::shown, this, &Workspace::tellSubjects);
    connect(m_life, &CohortLife::done, this, &Workspace::done);
    connect(m_life, &CohortLife::notificationWanted, this, &Workspace::notificationWanted);
    connect(m_jobs, &JobsPanel::notificationWanted, this,
            [this](const QString &title, const QString &text) { emit notificationWanted(title, text, {}); });
    connect(m_life, &CohortLife::openWanted, m_list, &CohortListPage::reveal);
    m_list->setNewAction(m_page->life().create());
    connect(m_list, &CohortListPage::furtherWanted, this, [this] {
        if (m_session)
            m_session->deleted().lookFurther();
    });
    connect(m_list, &CohortListPage::opened, m_page, [this] { m_page->focusTab(); });
    connect(m_list, &CohortListPage::done, this, &Workspace::done);
    connect(m_people, &PeopleTab::done, this, &Workspace::done);
    connect(m_page, &CohortPage::shown, m_lists, &PeopleLists::showCohort);
    connect(m_lists, &PeopleLists::done, this, &Workspace::done);
    connect(m_lists, &PeopleLists::createdCohort, m_list, &CohortListPage::open);
    connect(m_people, &PeopleTab::cohortWanted, m_list, &CohortListPage::reveal);
    connect(m_people, &PeopleTab::criteriaWanted, m_page, [this] { m_page->setCurrentTab(m_criteria->objectName()); });
    connect(m_history, &HistoryTabs::done, this, &Workspace::done);
    connect(m_history, &HistoryTabs::cohortWanted, m_list, &CohortListPage::reveal);
    connect(&m_page->actions(), &CohortActions::done, this, &Workspace::done);
    connect(&m_page->actions(), &CohortActions::exportWanted, this, &Workspace::openExportDialog);
}

void Workspace::setSession(Session *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->deleted().catalogue().disconnect(this);
    }
    m_jobs->clear();
    m_session = session;
    m_life->setSession(session);
    m_list->setCatalogue(nullptr);
    m_people->setApi(session ? &session->api() : nullptr);
    m_lists->setSession(session);
    m_criteria->setSession(session);
    m_history->setSession(session);
    connectSaving();
    m_list->setCatalogue(session ? &session->catalogue() : nullptr,
                         session ? &session->deleted().catalogue() : nullptr);
    m_list->setDeletedCut({});
    if (session) {
        connect(&session->deleted().catalogue(), &CohortCatalogue::progressChanged, this,
                [this] { m_list->setDeletedCut(m_session->deleted().cutAfter()); });
        connect(session, &Session::identified, this, &Workspace::showIdentity);
        connect(session, &Session::backOnline, this, &Workspace::comeBack);
    }
    showIdentity();
}

void Workspace::connectSaving()
{
    CohortEditing::Send send;
    CohortEditing::Read read;
    CohortEditing::Log log;
    if (m_session) {
        read = catalogueSource(m_session->api()).one;
        send = [api = &m_session->api()](const CohortEditing::Change &change, QObject *context, Answer<Cohort> answer) {
            return api->patchCohort(change.cohort, change.body, context, std::move(answer));
        };
        log = [session = m_session](CohortId cohort, QObject *context, Answer<Page<ActivityEntry>> answer) {
            const bool mayRead = session->client().capabilities().has(Feature::ActivityLog);
            return mayRead ? session->api().activity(cohort, {0, newestEntries}, context, std::move(answer))
                           : Pending();
        };
    }
    m_page->editing().setServer(std::move(send), std::move(read), std::move(log));
    m_page->editing().setNames(
        {[session = m_session](CohortId id) { return session ? session->catalogue().nameOf(id) : QString(); }, {}});
}

void Workspace::showIdentity()
{
    const QUrl url = m_session ? m_session->projectUrl() : QUrl();
    m_list->setMe(m_session ? m_session->me() : User());
    m_page->actions().setProjectUrl(url);
    m_people->setProjectUrl(url);
}

void Workspace::refresh()
{
    if (!m_session)
        return;
    m_session->refresh();
    refreshPage();
}

//! The answer that told it may be that of a reading which is under way: that one goes on.
void Workspace::comeBack()
{
    if (!m_session->catalogue().progress().isLoading)
        m_session->refresh();
    refreshPage();
}

void Workspace::refreshPage()
{
    if (const CatalogueRowPtr row = m_page->cohort())
        m_session->catalogue().reread(row->cohort.id);
    m_people->refresh();
    m_history->refresh();
}

void Workspace::openExportDialog(const CatalogueRowPtr &row)
{
    std::vector<CatalogueRowPtr> cohorts = m_list->selected();
    const bool isOneOfMany = std::find(cohorts.begin(), cohorts.end(), row) != cohorts.end();
    openExportOf(isOneOfMany ? std::move(cohorts) : std::vector<CatalogueRowPtr>{row});
}

ExportDialog *Workspace::openExport(const ExportSetup &setup)
{
    std::vector<CatalogueRowPtr> cohorts;
    for (const CohortId id : setup.cohorts) {
        if (const CatalogueRowPtr row = m_session ? m_session->catalogue().find(id) : nullptr)
            cohorts.push_back(row);
    }
    ExportDialog *dialog = cohorts.empty() ? nullptr : openExportOf(std::move(cohorts));
    if (dialog)
        dialog->takeSetup(setup);
    return dialog;
}

ExportDialog *Workspace::openExportOf(std::vector<CatalogueRowPtr> cohorts)
{
    ExportWish wish;
    wish.cohorts = std::move(cohorts);
    if (wish.cohorts.size() == 1)
        wish.search = m_people->search();
    wish.properties = m_people->propertyColumns();
    wish.csv = m_settings.csv();
    wish.propertyFetch = m_people->propertyFetch();
    wish.people = pagesOfPeople();
    auto *dialog = new ExportDialog(std::move(wish), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exportWanted, this, [this](const ExportPlan &plan, const CsvDefaults &csv) {
        m_settings.setCsv(csv);
        runExport(plan);
    });
    dialog->open();
    emit exportOpened(dialog);
    return dialog;
}

FetchPersonPage Workspace::pagesOfPeople() const
{
    return [session = m_session](const PersonQuery &query, QObject *context, Answer<QByteArray> answer) {
        return session ? session->api().personPage(query, context, std::move(answer)) : Pending();
    };
}

void Workspace::runExport(const ExportPlan &plan)
{
    if (!m_session)
        return;
    m_jobs->run(new ExportJob(plan, pagesOfPeople()), plan.target, [this, plan] { runExport(plan); });
}

//! A cohort that somebody deleted while it was edited here stays on the page with its edits, until the person leaves
//! it.
void Workspace::showCohort(const CatalogueRowPtr &row)
{
    CohortEditing &editing = m_page->editing();
    if (isOpenOneGone() && editing.draft().isModified() && editing.noteDeletion())
        return;
    m_page->showCohort(row);
}

bool Workspace::isOpenOneGone() const
{
    const CatalogueRowPtr open = m_page->cohort();
    return m_session && open && open->cohort.id.isValid() && !open->cohort.deleted &&
           !m_session->catalogue().find(open->cohort.id);
}

//! What the actions are about: several selected cohorts, else the open one.
void Workspace::tellSubjects()
{
    std::vector<CatalogueRowPtr> rows = m_list->selected();
    if (rows.size() < 2)
        rows = m_page->cohort() ? std::vector<CatalogueRowPtr>{m_page->cohort()} : std::vector<CatalogueRowPtr>();
    m_page->life().setSubjects(std::move(rows));
}

void Workspace::focusList()
{
    m_list->table()->setFocus();
}

void Workspace::focusNextPane()
{
    if (m_page->isAncestorOf(focusWidget()))
        m_list->focusTable();
    else
        m_page->focusTab();
}

} // namespace desk
