// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/peoplelists.h"

#include "models/filter/newcohortbody.h"
#include "models/membership/newlistjob.h"
#include "models/membership/uploadforecast.h"
#include "models/membership/uploadjob.h"
#include "models/tables/celltext.h"
#include "ui/connection/session.h"
#include "ui/jobs/jobspanel.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/listserver.h"
#include "ui/membership/peoplereport.h"
#include "ui/membership/peoplesharing.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icons.h"

#include <QAction>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! As long as somebody needs to see that it was a mistake.
constexpr std::chrono::seconds UndoTime{30};

void enable(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    const QString name = action->text().remove(u'&');
    action->setToolTip(whyNot.isEmpty() ? name : u"%1 (%2)"_s.arg(name, whyNot));
}

} // namespace

PeopleLists::PeopleLists(PeopleTab *tab, JobsPanel *jobs, QWidget *window)
    : QObject(window)
    , m_tab(tab)
    , m_jobs(jobs)
    , m_window(window)
    , m_add(new QAction(icon(u"list-add-user"_s), tr("&Add people..."), this))
    , m_remove(new QAction(icon(u"list-remove-user"_s), tr("&Remove selected"), this))
    , m_report(new PeopleReport(window, this))
    , m_notice(new Banner(tab))
{
    m_add->setIconText(tr("Add people..."));
    m_remove->setIconText(tr("Remove selected"));
    m_add->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_noticeTime.setSingleShot(true);
    connect(&m_noticeTime, &QTimer::timeout, this, [this] {
        m_notice->clear();
        m_undo.reset();
        offerUnfinished();
    });
    connect(m_notice, &Banner::actionTriggered, this, &PeopleLists::act);
    connect(m_add, &QAction::triggered, this, [this] { open(m_row); });
    connect(m_remove, &QAction::triggered, this, &PeopleLists::removePeople);
    connect(m_tab->table(), &DataTable::selectionCountChanged, this, &PeopleLists::update);
    connect(m_report, &PeopleReport::done, this, &PeopleLists::done);
    m_tab->addListTools({m_add, m_remove, m_report->save()}, m_notice);
    new PeopleSharing(m_tab, this);
    update();
}

void PeopleLists::setSession(Session *session)
{
    m_session = session;
    m_cache.clear();
    m_undo.reset();
    m_unfinished.clear();
    m_notice->clear();
    m_report->forget();
    showCohort({});
    if (session) {
        const ConnectionSettings &settings = session->client().settings();
        m_unfinished = m_journal.unfinished(settings.baseUrl.toString(), settings.project);
        offerUnfinished();
    }
}

void PeopleLists::showCohort(const CatalogueRowPtr &row)
{
    m_row = row;
    update();
}

QString PeopleLists::whyNot(const CatalogueRowPtr &row) const
{
    if (!m_session || !row || !row->cohort.id.isValid())
        return tr("choose a cohort first");
    if (!row->cohort.isStatic)
        return tr("the criteria of a dynamic cohort say who is in it");
    if (row->cohort.deleted)
        return tr("the cohort is deleted");
    return m_session->client().capabilities().whyNot(Feature::EditCohorts);
}

void PeopleLists::update()
{
    const QString whyNot = this->whyNot(m_row);
    enable(m_add, whyNot);
    const bool hasSelection = m_tab->table()->selectedRowCount() > 0;
    enable(m_remove, whyNot.isEmpty() && !hasSelection ? tr("select people first") : whyNot);
    const bool isStatic = m_row && m_row->cohort.isStatic;
    m_add->setVisible(isStatic);
    m_remove->setVisible(isStatic);
}

bool PeopleLists::isConnected() const
{
    return m_session;
}

CatalogueRowPtr PeopleLists::find(CohortId id) const
{
    return m_session ? m_session->catalogue().find(id) : nullptr;
}

QAction *PeopleLists::saveResult() const
{
    return m_report->save();
}

std::vector<CatalogueRowPtr> PeopleLists::otherStaticCohorts() const
{
    std::vector<CatalogueRowPtr> rows = m_session ? m_session->catalogue().rows() : std::vector<CatalogueRowPtr>();
    std::erase_if(rows, [this](const CatalogueRowPtr &row) {
        const bool isOpen = m_row && row->cohort.id == m_row->cohort.id;
        return isOpen || !row->cohort.isStatic || row->cohort.deleted || !row->cohort.id.isValid();
    });
    return rows;
}

AddPeopleDialog *PeopleLists::openDialog(CohortId cohort, const QString &name, const QString &description)
{
    AddPeopleWish wish;
    wish.cohort = cohort;
    wish.name = name;
    wish.description = description;
    wish.server = memberServerOf(&m_session->api());
    wish.cache = &m_cache;
    for (const CatalogueRowPtr &row : m_session->catalogue().rows()) {
        if (row->cohort.id.isValid() && row->cohort.id != cohort && !row->cohort.deleted)
            wish.others.emplace_back(row->cohort.id, row->cohort.name);
    }
    auto *dialog = new AddPeopleDialog(std::move(wish), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_session, &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
    emit opened(dialog);
    return dialog;
}

AddPeopleDialog *PeopleLists::open(const CatalogueRowPtr &row)
{
    if (!m_session || !row)
        return nullptr;
    const CohortId cohort = row->cohort.id;
    const QString name = row->cohort.name;
    AddPeopleDialog *dialog = openDialog(cohort, name, {});
    connect(dialog, &AddPeopleDialog::confirmed, this, [this, cohort, name](const MembershipPlan &plan) {
        run(runFor(cohort, name, plan.changes()), std::make_shared<MembershipPlan>(plan));
    });
    connect(dialog, &AddPeopleDialog::uploadWanted, this,
            [this, cohort, name](const std::shared_ptr<const PeopleList> &list) {
                upload({cohort, {}, uploadOf(*list)}, name, list->askable().size());
            });
    return dialog;
}

AddPeopleDialog *PeopleLists::openForNew(const QString &name, const QString &description)
{
    if (!m_session)
        return nullptr;
    AddPeopleDialog *dialog = openDialog({}, name, description);
    connect(dialog, &AddPeopleDialog::confirmed, this, [this, name, description](const MembershipPlan &plan) {
        createAndRun({name, description}, std::make_shared<MembershipPlan>(plan));
    });
    connect(dialog, &AddPeopleDialog::uploadWanted, this,
            [this, name, description](const std::shared_ptr<const PeopleList> &list) {
                upload({{}, name, uploadOf(*list), description}, name, list->askable().size());
            });
    return dialog;
}

AddPeopleDialog *PeopleLists::openAgain(CohortId cohort, const QString &name, const QString &description)
{
    if (!cohort.isValid())
        return openForNew(name, description);
    return open(m_session ? m_session->catalogue().find(cohort) : nullptr);
}

MembershipRun PeopleLists::runFor(CohortId cohort, const QString &name, const MemberChanges &changes) const
{
    const auto added = static_cast<int>(changes.additions.size());
    const auto removed = static_cast<int>(changes.removals.size());
    const QString where = oneLine(name, 80);
    MembershipRun run;
    run.server = m_session->client().settings().baseUrl.toString();
    run.project = m_session->client().settings().project;
    run.cohort = cohort;
    run.cohortName = name;
    run.changes = changes;
    run.title = tr("Add %Ln people to %1", nullptr, added).arg(where);
    if (added > 0 && removed > 0)
        run.title = tr("Make %1 equal to a list").arg(where);
    else if (removed > 0)
        run.title = tr("Remove %Ln people from %1", nullptr, removed).arg(where);
    return run;
}

MembershipJob *PeopleLists::run(MembershipRun run, const PlanPtr &plan)
{
    if (run.id.isEmpty()) {
        if (const auto begun = m_journal.begin(run); !begun)
            emit done(begun.error().text);
    }
    auto *job = new MembershipJob(run, memberServerOf(&m_session->api()), m_journal);
    connect(job, &Job::over, this, [this, job, plan] {
        if (plan)
            m_report->keep(*plan, *job);
        jobOver(*job);
    });
    m_jobs->run(job, {}, [this, run, plan] { runAgain(run, plan); });
    return job;
}

//! After a failure: from where it stopped, which the journal knows.
void PeopleLists::runAgain(const MembershipRun &run, const PlanPtr &plan)
{
    for (const MembershipRun &left : m_journal.unfinished(run.server, run.project)) {
        if (left.id == run.id)
            return void(this->run(left, plan));
    }
    this->run(run, plan);
}

void PeopleLists::upload(const ListUpload &upload, const QString &name, size_t values)
{
    const QString title = tr("Upload %Ln ids to %1", nullptr, static_cast<int>(values)).arg(oneLine(name, 80));
    auto *job = new UploadJob(title, upload, static_cast<qint64>(values), listServer(m_session));
    const auto target = std::make_shared<CohortId>(upload.cohort);
    const QPointer<Session> session = m_session; // another one may be here when the server answers
    connect(job, &UploadJob::created, this, [this, target, session](const Cohort &cohort) {
        *target = cohort.id;
        if (!session || session != m_session)
            return;
        session->catalogue().put(cohort);
        emit createdCohort(cohort.id);
    });
    connect(job, &Job::over, this, [this, target, session] {
        if (session && session == m_session && target->isValid())
            m_session->catalogue().reread(*target);
    });
    // Sent once: whether a broken upload was read is for the person to see before another.
    m_jobs->run(job, {},
                [this, target, name, description = upload.description] { openAgain(*target, name, description); });
}

void PeopleLists::jobOver(const MembershipJob &job)
{
    if (!m_session)
        return;
    m_cache.clear(); // people may have been merged or deleted, which is why runs differ from plans
    m_session->catalogue().reread(job.run().cohort);
    offerUndo(job);
}

//! What takes back is not taken back in turn.
void PeopleLists::offerUndo(const MembershipJob &job)
{
    if (!job.canUndo())
        return;
    const bool isUndo = &job == m_undoing;
    m_undo.reset();
    if (!isUndo)
        m_undo = job.undo();
    QString words = u"%1: %2"_s.arg(job.title(), job.outcome().isEmpty() ? job.error()->text : job.outcome());
    if (!words.endsWith(u'.'))
        words += u'.';
    const bool isGood = job.isAsPlanned() && job.state() != JobState::Failed;
    m_notice->showText(isGood ? Tone::Ok : Tone::Warning, words, isUndo ? QString() : tr("&Undo"));
    m_noticeTime.start(UndoTime);
    if (isUndo)
        offerUnfinished();
}

void PeopleLists::offerUnfinished()
{
    if (m_unfinished.empty())
        return;
    const MembershipRun &run = m_unfinished.front();
    m_noticeTime.stop();
    m_notice->showText(Tone::Warning,
                       tr("“%1” was interrupted: %2 of %3 people are done.")
                           .arg(run.title, localNumber(run.added + run.removed), localNumber(run.total())),
                       tr("&Go on"));
}

//! An undo is offered in front of runs that were interrupted; they are offered again after it.
void PeopleLists::act()
{
    m_notice->clear();
    if (!m_session)
        return;
    if (m_undo) {
        m_undoing = run(*std::exchange(m_undo, {}));
    } else if (!m_unfinished.empty()) {
        const MembershipRun run = m_unfinished.front();
        m_unfinished.erase(m_unfinished.begin());
        this->run(run);
    }
    offerUnfinished();
}

void PeopleLists::removePeople()
{
    MemberChanges changes;
    for (const PersonId &person : m_tab->selectedPeople()) {
        if (const auto key = readPersonKey(person.uuid.toStdString()))
            changes.removals.push_back(*key);
    }
    const auto unread = m_tab->table()->selectedRowCount() - static_cast<int>(changes.removals.size());
    if (unread > 0)
        emit done(
            tr("%Ln selected rows are not read yet and stay. Scroll to them, then remove them.", nullptr, unread));
    if (!changes.isEmpty())
        run(runFor(m_row->cohort.id, m_row->cohort.name, changes));
}

//! The first thousand people go with the request that makes the cohort (contract 3.2), the others in blocks.
void PeopleLists::createAndRun(const NewCohortTexts &texts, const PlanPtr &plan)
{
    const std::vector<PersonKey> &all = plan->changes().additions;
    const auto firstLeft = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), MembershipJob::MostAtOnce));
    std::vector<PersonId> first;
    for (auto person = all.begin(); person != firstLeft; ++person)
        first.push_back({QString::fromStdString(person->text())});
    auto *job = new NewListJob(tr("Make the static cohort %1").arg(oneLine(texts.name, 80)), peopleBody(texts, first),
                               static_cast<qint64>(first.size()), listServer(m_session).create);
    const QPointer<Session> session = m_session; // another one may be here when the server answers
    connect(job, &NewListJob::created, this, [this, plan, session](const Cohort &cohort) {
        if (session && session == m_session)
            fill(cohort, *plan);
    });
    m_jobs->run(job, {}, [this, texts, plan] {
        if (m_session)
            createAndRun(texts, plan);
    });
}

void PeopleLists::fill(const Cohort &cohort, const MembershipPlan &plan)
{
    m_session->catalogue().put(cohort);
    emit createdCohort(cohort.id);
    const std::vector<PersonKey> &all = plan.changes().additions;
    if (all.size() <= MembershipJob::MostAtOnce)
        return;
    MemberChanges left;
    left.additions.assign(all.begin() + static_cast<std::ptrdiff_t>(MembershipJob::MostAtOnce), all.end());
    run(runFor(cohort.id, cohort.name, left));
}

} // namespace desk
