// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"
#include "app/headless/command.h"
#include "app/headless/console.h"
#include "app/headless/endpoint.h"
#include "models/jobs/csvdownloadjob.h"
#include "models/jobs/exportjob.h"

#include <QLocale>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestPage = 10'000;
//! How long a server may be away before a script gets its answer.
constexpr std::chrono::minutes Patience{5};

struct ExportWish
{
    QStringList cohorts;
    ExportPlan plan;
    bool isServerCsv = false;
};

Error usage(const QString &text)
{
    return {ErrorKind::Invalid, text};
}

Result<PersonFormat> formatFrom(const GivenWords &given)
{
    PersonFormat format;
    const QString name = given.has("format") ? given.value("format") : u"csv"_s;
    if (name == "jsonl"_L1)
        format.kind = PersonFormat::Kind::JsonLines;
    else if (name == "tsv"_L1)
        format.dialect.separator = '\t';
    else if (name != "csv"_L1)
        return usage(Command::tr("--format is csv, tsv or jsonl."));
    format.dialect.byteOrderMark = given.has("bom");
    format.dialect.formulaGuard = given.has("formula-guard");
    format.dialect.crlf = given.has("crlf");
    if (format.kind == PersonFormat::Kind::JsonLines && format.dialect != CsvDialect{})
        return usage(Command::tr("--bom, --formula-guard and --crlf are for csv and tsv."));
    return format;
}

Result<Done> checkServerCsv(const GivenWords &given)
{
    for (const char *option : {"columns", "format", "page-size", "bom", "formula-guard", "crlf"}) {
        if (given.has(option))
            return usage(Command::tr("--source server-csv saves what the server writes: it goes without --%1.")
                             .arg(QLatin1String(option)));
    }
    if (given.values("cohort").size() > 1)
        return usage(Command::tr("--source server-csv takes one cohort: each has its own columns."));
    return Done{};
}

Result<bool> isServerCsvWanted(const GivenWords &given)
{
    const QString source = given.has("source") ? given.value("source") : u"pages"_s;
    if (source != "pages"_L1 && source != "server-csv"_L1)
        return usage(Command::tr("--source is pages or server-csv."));
    if (source == "pages"_L1)
        return false;
    const auto fits = checkServerCsv(given);
    return fits ? Result<bool>(true) : Result<bool>(fits.error());
}

Result<ExportWish> wishFrom(const GivenWords &given)
{
    if (!given.has("cohort"))
        return usage(Command::tr("“export” needs --cohort with an id or a name."));
    if (given.value("output").isEmpty())
        return usage(Command::tr("“export” needs --output with a file, or - for the standard output."));
    ExportWish wish{given.values("cohort"), {}, false};
    if (given.has("columns")) {
        auto columns = parsePersonColumns(given.value("columns"));
        if (!columns)
            return columns.error();
        wish.plan.columns = *columns;
    }
    const auto format = formatFrom(given);
    if (!format)
        return format.error();
    const auto pageSize = numberFrom(given, "page-size", 1000, 1, LargestPage);
    if (!pageSize)
        return pageSize.error();
    const auto isServerCsv = isServerCsvWanted(given);
    if (!isServerCsv)
        return isServerCsv.error();
    wish.plan.format = *format;
    wish.plan.pageSize = *pageSize;
    wish.plan.search = given.value("search");
    wish.plan.target = given.value("output");
    wish.isServerCsv = *isServerCsv;
    return wish;
}

QString progressWords(const JobProgress &progress)
{
    const QLocale locale;
    QString text =
        progress.total
            ? Command::tr("%1 of %2 people").arg(locale.toString(progress.done), locale.toString(*progress.total))
            : Command::tr("%1 people").arg(locale.toString(progress.done));
    if (progress.perSecond >= 1)
        text += Command::tr(", %1 a second").arg(locale.toString(static_cast<qint64>(progress.perSecond)));
    if (progress.left)
        text += Command::tr(", %1 s left").arg(progress.left->count());
    return text;
}

//! `export`: finds the cohorts, then runs the same job as the window.
class ExportCommand final : public Command
{
public:
    ExportCommand(CohortApi &api, ExportWish wish)
        : m_api(api)
        , m_wish(std::move(wish))
    {}
    void start() override { findNext(); }
    void interrupt() override;

private:
    void findNext();
    void runJob();
    std::unique_ptr<Job> makeJob();
    void watch(const ConnectionState &state);
    void end();

    CohortApi &m_api;
    ExportWish m_wish;
    std::unique_ptr<Job> m_job;
    StatusLine m_status;
    bool m_isInterrupted = false;
};

void ExportCommand::findNext()
{
    const auto found = static_cast<qsizetype>(m_wish.plan.sources.size());
    if (found == m_wish.cohorts.size())
        return runJob();
    findCohort(m_api, m_wish.cohorts[found], this, [this](Result<Cohort> cohort) {
        if (!cohort)
            return fail(cohort.error());
        m_wish.plan.sources.push_back({cohort->id, cohort->name, cohort->count});
        findNext();
    });
}

std::unique_ptr<Job> ExportCommand::makeJob()
{
    Backoff backoff;
    backoff.patience = Patience;
    CohortApi *api = &m_api;
    if (m_wish.isServerCsv) {
        const auto stream = [api](const PersonQuery &query, QObject *context, const CsvDownloadJob::Chunk &chunk,
                                  Answer<Done> answer) {
            return api->personCsv(query, context, chunk, std::move(answer));
        };
        return std::make_unique<CsvDownloadJob>(m_wish.plan, stream, backoff);
    }
    const auto fetch = [api](const PersonQuery &query, QObject *context, Answer<QByteArray> answer) {
        return api->personPage(query, context, std::move(answer));
    };
    return std::make_unique<ExportJob>(m_wish.plan, fetch, backoff);
}

void ExportCommand::runJob()
{
    m_job = makeJob();
    connect(m_job.get(), &Job::progressChanged, this, [this] { m_status.show(progressWords(m_job->progress())); });
    connect(m_job.get(), &Job::noteChanged, this, [this] {
        if (m_job->isOver())
            return;
        m_status.clear();
        say(m_job->note().isEmpty() ? tr("The server is back; the export goes on.") : m_job->note());
    });
    connect(m_job.get(), &Job::over, this, &ExportCommand::end, Qt::QueuedConnection);
    connect(&m_api.client(), &ApiClient::stateChanged, this, &ExportCommand::watch);
    m_job->start();
}

//! The client waits out a "too many requests" by itself; whoever watches should know why nothing happens.
void ExportCommand::watch(const ConnectionState &state)
{
    if (state.kind != ConnectionState::Kind::Throttled)
        return;
    m_status.clear();
    say(state.text);
}

void ExportCommand::interrupt()
{
    m_isInterrupted = true;
    if (!m_job)
        emit done(ExitInterrupted);
    else
        m_job->cancel();
}

void ExportCommand::end()
{
    m_status.clear();
    if (m_job->state() == JobState::Cancelled)
        return void(emit done(ExitInterrupted));
    if (m_job->state() == JobState::Failed) {
        // A reader that has enough, such as `head`, wants no words about it.
        if (m_job->error()->code == "EPIPE"_L1)
            return void(emit done(ExitTarget));
        return fail(*m_job->error());
    }
    qint64 refused = 0;
    bool isIncomplete = false;
    for (const JobItem &item : m_job->items()) {
        refused += item.refused;
        isIncomplete = isIncomplete || !item.text.isEmpty();
        if (!item.text.isEmpty())
            say(item.text);
    }
    if (refused > 0)
        say(tr("Left out, because they are no people: %1 of the entries that the server sent.").arg(refused));
    emit done(refused > 0 || isIncomplete ? ExitRefused : ExitDone);
}

} // namespace

Result<CommandMaker> planExport(const GivenWords &given)
{
    const auto wish = wishFrom(given);
    if (!wish)
        return wish.error();
    return CommandMaker([wish = *wish](CohortApi &api) { return std::make_unique<ExportCommand>(api, wish); });
}

} // namespace desk
