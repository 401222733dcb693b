// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"
#include "app/headless/command.h"
#include "app/headless/console.h"
#include "models/membership/listmatcher.h"
#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "models/membership/membershipjob.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <QTemporaryFile>

#include <cstdio>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! How long a server may be away before a script gets its answer.
constexpr std::chrono::minutes Patience{5};

struct MembersWish
{
    MemberMode mode = MemberMode::Add;
    QString cohort;
    std::shared_ptr<const PeopleList> list;
    bool isDryRun = false;
    QString report;
};

Error usage(const QString &text)
{
    return {ErrorKind::Invalid, text};
}

//! The standard input can be read once, a list is read twice: so it is put aside.
Result<std::unique_ptr<QIODevice>> spooledInput()
{
    QFile input;
    auto spool = std::make_unique<QTemporaryFile>();
    if (!input.open(stdin, QIODevice::ReadOnly) || !spool->open())
        return usage(Command::tr("The standard input cannot be read: %1.").arg(input.errorString()));
    constexpr qint64 Piece = 1024 * 1024;
    while (true) {
        const QByteArray bytes = input.read(Piece);
        if (bytes.isEmpty())
            break;
        if (spool->write(bytes) != bytes.size())
            return usage(Command::tr("The standard input cannot be put aside: %1.").arg(spool->errorString()));
    }
    spool->seek(0);
    return std::unique_ptr<QIODevice>(std::move(spool));
}

Result<std::unique_ptr<QIODevice>> openInput(const QString &path)
{
    if (path == "-"_L1)
        return spooledInput();
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return usage(Command::tr("%1 cannot be read: %2.").arg(path, file->errorString()));
    return std::unique_ptr<QIODevice>(std::move(file));
}

Result<ListHints> hintsFrom(const GivenWords &given)
{
    ListHints hints;
    hints.column = given.value("column");
    if (given.has("kind")) {
        hints.kind = kindFromWord(given.value("kind"));
        if (!hints.kind)
            return usage(Command::tr("--kind is person_id, distinct_id or email."));
    }
    return hints;
}

QString listWords(const ListLook &look, const PeopleList &list)
{
    const QString column = look.header.value(look.format.column);
    const QString rows = QLocale().toString(static_cast<qint64>(list.size()));
    const QString kind = kindName(list.kind()).toLower();
    return column.isEmpty() ? Command::tr("Rows read: %1, taken as %2.").arg(rows, kind)
                            : Command::tr("Rows read: %1, taken as %2 from the column “%3”.").arg(rows, kind, column);
}

Result<std::shared_ptr<const PeopleList>> readInput(const GivenWords &given)
{
    const auto hints = hintsFrom(given);
    if (!hints)
        return hints.error();
    const auto device = openInput(given.value("input"));
    if (!device)
        return device.error();
    const auto look = sniffList(**device, *hints);
    if (!look)
        return look.error();
    auto list = std::make_shared<PeopleList>(look->format.kind);
    if (const auto done = readList(**device, look->format, *list); !done)
        return done.error();
    if (list->size() == 0)
        return usage(Command::tr("The list is empty: no row has a value in its column."));
    say(listWords(*look, *list));
    return std::shared_ptr<const PeopleList>(std::move(list));
}

Result<MembersWish> wishFrom(const QString &name, const GivenWords &given)
{
    if (!given.has("cohort"))
        return usage(Command::tr("“%1” needs --cohort with an id or a name.").arg(name));
    if (given.value("input").isEmpty())
        return usage(Command::tr("“%1” needs --input with a file, or - for the standard input.").arg(name));
    const auto list = readInput(given);
    if (!list)
        return list.error();
    MembersWish wish{MemberMode::Add, given.value("cohort"), *list, given.has("dry-run"), given.value("report")};
    if (name == "members remove"_L1)
        wish.mode = MemberMode::Remove;
    else if (name == "members sync"_L1)
        wish.mode = MemberMode::MakeEqual;
    return wish;
}

//! `members add|remove|sync`: matches the list, tells the plan, runs it as the window does.
class MembersCommand final : public Command
{
public:
    MembersCommand(CohortApi &api, MembersWish wish);
    void start() override;
    void interrupt() override;

private:
    void match(const Cohort &cohort);
    void matched(const std::shared_ptr<const MatchedList> &match);
    bool openReport();
    void run();
    void watch();
    void jobOver();
    void end(ExitCode code, const std::vector<PersonKey> &failed);
    QByteArray summary(qint64 failed) const;

    CohortApi &m_api;
    MembersWish m_wish;
    Cohort m_cohort;
    ListMatcher m_matcher;
    MembershipPlan m_plan;
    std::unique_ptr<MembershipJob> m_job;
    QSaveFile m_report;
    StatusLine m_status;
};

Backoff patient()
{
    Backoff backoff;
    backoff.patience = Patience;
    return backoff;
}

MembersCommand::MembersCommand(CohortApi &api, MembersWish wish)
    : m_api(api)
    , m_wish(std::move(wish))
    , m_matcher(memberServerOf(&api), nullptr, {patient(), {}})
{
    connect(&m_matcher, &ListMatcher::finished, this, &MembersCommand::matched);
    connect(&m_matcher, &ListMatcher::failed, this, [this](const Error &error) {
        m_status.clear();
        fail(error);
    });
    connect(&m_matcher, &ListMatcher::readingMembers, this,
            [this](qint64 members) { m_status.show(tr("Reading members: %1").arg(QLocale().toString(members))); });
    connect(&m_matcher, &ListMatcher::progress, this, [this](qint64 done, qint64 total) {
        m_status.show(tr("Matching: %1 of %2").arg(QLocale().toString(done), QLocale().toString(total)));
    });
    connect(&m_matcher, &ListMatcher::waiting, this, [this](const QString &why) {
        m_status.clear();
        if (!why.isEmpty())
            say(why);
    });
}

void MembersCommand::start()
{
    if (!openReport())
        return;
    findCohort(m_api, m_wish.cohort, this, [this](const Result<Cohort> &cohort) {
        if (cohort)
            match(*cohort);
        else
            fail(cohort.error());
    });
}

bool MembersCommand::openReport()
{
    if (m_wish.report.isEmpty())
        return true;
    const QFileInfo there(m_wish.report);
    m_report.setFileName(m_wish.report);
    // The report takes the place of what has its name; a device or a pipe would be gone.
    const bool isTaken = there.exists() && !there.isFile();
    if (!isTaken && m_report.open(QIODevice::WriteOnly))
        return true;
    const QString reason = isTaken ? tr("that is no file") : m_report.errorString();
    say(tr("The report cannot be written to %1: %2.").arg(m_wish.report, reason));
    emit done(ExitTarget);
    return false;
}

void MembersCommand::match(const Cohort &cohort)
{
    m_cohort = cohort;
    if (!cohort.isStatic) {
        say(tr("“%1” is a dynamic cohort: its criteria say who is in it. Only static cohorts take lists.")
                .arg(cohort.name));
        emit done(ExitRefused);
        return;
    }
    m_matcher.start(cohort.id, m_wish.list);
}

void MembersCommand::matched(const std::shared_ptr<const MatchedList> &match)
{
    m_status.clear();
    m_plan = MembershipPlan(match, m_wish.mode);
    const qint64 known = m_plan.count(Verdict::Add) + m_plan.count(Verdict::AlreadyIn);
    if (m_wish.mode == MemberMode::MakeEqual && known == 0 && m_plan.count(Verdict::Remove) > 0) {
        say(tr("Nobody in the list was found, so everybody would be removed. Nothing was changed."));
        return void(emit done(ExitRefused));
    }
    if (m_wish.isDryRun) {
        say(tr("Dry run: nothing was changed."));
        return end(m_plan.unmatched() > 0 ? ExitRefused : ExitDone, {});
    }
    run();
}

void MembersCommand::run()
{
    MembershipRun run;
    run.cohort = m_cohort.id;
    run.cohortName = m_cohort.name;
    run.changes = m_plan.changes();
    if (run.changes.isEmpty())
        return end(m_plan.unmatched() > 0 ? ExitRefused : ExitDone, {});
    m_job = std::make_unique<MembershipJob>(std::move(run), memberServerOf(&m_api), RunJournal({}), patient());
    connect(m_job.get(), &Job::progressChanged, this, &MembersCommand::watch);
    connect(m_job.get(), &Job::noteChanged, this, [this] {
        m_status.clear();
        if (!m_job->note().isEmpty())
            say(m_job->note());
    });
    connect(m_job.get(), &Job::over, this, &MembersCommand::jobOver, Qt::QueuedConnection);
    m_job->start();
}

void MembersCommand::watch()
{
    const JobProgress &progress = m_job->progress();
    m_status.show(
        tr("%1 of %2 people").arg(QLocale().toString(progress.done), QLocale().toString(progress.total.value_or(0))));
}

void MembersCommand::interrupt()
{
    m_matcher.stop();
    if (m_job)
        m_job->cancel();
    else
        emit done(ExitInterrupted);
}

void MembersCommand::jobOver()
{
    m_status.clear();
    if (m_job->state() == JobState::Failed) {
        const Error &error = *m_job->error();
        say(error.text);
        say(tr("%1 of %2 people are done. Give the same command again to go on.")
                .arg(QLocale().toString(m_job->progress().done), QLocale().toString(m_job->run().total())));
        emit done(error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Conflict ? ExitRefused
                                                                                        : exitCodeFor(error));
        return;
    }
    if (!m_job->outcome().isEmpty())
        say(m_job->outcome());
    if (m_job->state() == JobState::Cancelled)
        return void(emit done(ExitInterrupted));
    const bool isWhole = m_plan.unmatched() == 0 && m_job->failed().empty();
    end(isWhole ? ExitDone : ExitRefused, m_job->failed());
}

QByteArray MembersCommand::summary(qint64 failed) const
{
    QByteArray text;
    const auto line = [&text](const QByteArray &word, qint64 count) {
        if (count > 0)
            text += word.leftJustified(16) + QByteArray::number(count) + '\n';
    };
    for (size_t verdict = 0; verdict < VerdictCount; ++verdict)
        line(outcomeWord(static_cast<Verdict>(verdict)), m_plan.count(static_cast<Verdict>(verdict)));
    line("failed", failed);
    return text;
}

void MembersCommand::end(ExitCode code, const std::vector<PersonKey> &failed)
{
    if (m_report.isOpen()) {
        writeReport(m_plan, failed, [this](QByteArrayView piece) {
            return m_report.write(piece.data(), piece.size()) == piece.size();
        });
        if (!m_report.commit()) {
            say(tr("The report cannot be written to %1: %2.").arg(m_wish.report, m_report.errorString()));
            code = ExitTarget;
        }
    }
    finish(summary(static_cast<qint64>(failed.size())), code);
}

} // namespace

Result<CommandMaker> planMembers(const QString &name, const GivenWords &given)
{
    const auto wish = wishFrom(name, given);
    if (!wish)
        return wish.error();
    return CommandMaker([wish = *wish](CohortApi &api) { return std::make_unique<MembersCommand>(api, wish); });
}

} // namespace desk
