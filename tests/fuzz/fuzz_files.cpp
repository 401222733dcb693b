// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deeplink.h"
#include "models/catalogue/cachefile.h"
#include "models/codec/cohortcodec.h"
#include "models/membership/runjournal.h"
#include "models/profile/draftstore.h"
#include "models/profile/profilestore.h"
#include "models/profile/settings.h"
#include "tests/fuzz/fuzzinput.h"
#include "ui/export/exportsetup.h"
#include "ui/membership/listsetup.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! A folder that is empty at the begin of each input. Names are never used twice: Qt remembers what an INI file held.
class Folder final
{
public:
    Folder()
    {
        static int number = 0;
        m_path = top().filePath(QString::number(++number));
        expect(QDir().mkpath(m_path));
    }
    ~Folder() { QDir(m_path).removeRecursively(); }
    Q_DISABLE_COPY_MOVE(Folder)

    const QString &path() const { return m_path; }
    QString file(const QString &name) const { return m_path + u'/' + name; }
    QStringList files(const QString &pattern) const { return QDir(m_path).entryList({pattern}, QDir::Files); }

private:
    static const QTemporaryDir &top()
    {
        static const QTemporaryDir top;
        return top;
    }
    QString m_path;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    expect(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

//! Bytes of a good file changed, cut off or added at a place.
QByteArray damaged(QByteArray bytes, FuzzInput &input)
{
    const auto at = static_cast<qsizetype>((input.byte() << 8 | input.byte()) % (bytes.size() + 1));
    if (input.byte() & 1)
        bytes.truncate(at);
    const QByteArray other = input.piece();
    return bytes.replace(at, std::min<qsizetype>(other.size(), bytes.size() - at), other);
}

//! Whatever a draft file holds is a draft that comes back whole when it is kept again, or is put aside as it is.
void readDraftFile(FuzzInput &input)
{
    const Folder folder;
    const QByteArray content = input.rest();
    const QString path = folder.file(u"42.json"_s);
    write(path, content);
    DraftStore store(folder.path());
    const auto drafts = store.drafts();
    if (drafts.empty())
        return expect(store.problems().size() == 1 &&
                      (contentOf(path) == content || contentOf(path + u".damaged"_s) == content));
    expect(drafts.size() == 1 && drafts.front().file == path && store.problems().isEmpty());
    expect(store.write(drafts.front()).has_value() && store.drafts() == drafts);
}

void keepDraft(FuzzInput &input)
{
    const Folder folder;
    SavedDraft draft;
    draft.kind = static_cast<SavedDraft::Kind>(input.byte() % 3);
    draft.cohort.value = 1 + static_cast<qint64>(input.number() >> 1) % 1'000'000'000'000;
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(input.number() >> 24), Qt::UTC);
    for (QString *text : {&draft.name, &draft.description, &draft.baseName, &draft.baseDescription})
        *text = input.text();
    for (QByteArray *json : {&draft.filters, &draft.baseFilters, &draft.setup})
        *json = input.text().toUtf8();
    DraftStore store(folder.path());
    const auto written = store.write(draft);
    expect(written.has_value());
    draft.file = *written;
    expect(store.drafts() == std::vector{draft});
}

//! A run whose files were damaged is passed over, begins anew, or goes on within its bounds.
void readJournal(FuzzInput &input)
{
    const Folder folder;
    const RunJournal journal(folder.path());
    MembershipRun run;
    run.server = u"https://eu.posthog.com"_s;
    run.project.value = 7;
    run.cohort.value = 42;
    run.title = input.text();
    run.changes.additions.assign(input.byte() % 8, {input.number(), 1});
    run.changes.removals.assign(input.byte() % 8, {input.number(), 2});
    expect(journal.begin(run).has_value());
    const MembershipRun fresh = run;
    run.added = std::min<qint64>(input.byte(), run.changes.additions.size());
    run.countBefore = input.byte();
    run.refused.assign(input.byte() % 4, {input.number(), 3});
    expect(journal.saveProgress(run).has_value());
    expect(journal.unfinished(run.server, run.project) == std::vector{run});
    const QString people = folder.file(folder.files(u"*.people"_s).value(0));
    const QString progress = folder.file(folder.files(u"*.progress"_s).value(0));
    const bool isProgress = input.byte() & 1;
    const QString victim = isProgress ? progress : people;
    const QByteArray good = contentOf(victim);
    const QByteArray bad = damaged(good, input);
    write(victim, bad);
    const auto runs = journal.unfinished(run.server, run.project);
    expect(runs.size() == 1 || (runs.empty() && !isProgress));
    if (runs.empty())
        return;
    const MembershipRun &found = runs.front();
    const MemberChanges &changes = found.changes;
    expect(found.added >= 0 && found.added <= static_cast<qint64>(changes.additions.size()));
    expect(found.removed >= 0 && found.removed <= static_cast<qint64>(changes.removals.size()));
    expect(!isProgress || found.changes == fresh.changes);
    expect(!isProgress || !good.startsWith(bad) || bad.size() == good.size() || found == fresh);
    (void)inverseOf(found, {});
}

CacheChange oneRow(const QByteArray &json)
{
    return {{{42, json}}, {}, QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC)};
}

//! A file of the cache with one cohort, made once.
const QByteArray &goodCache()
{
    static const QByteArray bytes = [] {
        const Folder folder;
        const QString path = folder.file(u"list.sqlite"_s);
        CacheFile(path).write(oneRow(R"({"id": 42, "name": "Kept"})"));
        return contentOf(path);
    }();
    return bytes;
}

//! Whatever lies where the cache should: afterwards it keeps what it is given, or says that it cannot.
void readCache(FuzzInput &input)
{
    const Folder folder;
    const QString path = folder.file(u"list.sqlite"_s);
    const bool isWhole = input.byte() & 1;
    write(path, isWhole ? goodCache() : damaged(goodCache(), input));
    const QByteArray json = input.rest();
    QString problem;
    {
        CacheFile file(path);
        (void)file.read();
        file.write(oneRow(json));
        problem = file.problem();
        expect(!isWhole || problem.isEmpty());
    }
    const KeptList kept = CacheFile(path).read();
    const Cohort cohort = decodeCohortRow(json);
    const bool isKept = std::count(kept.cohorts.begin(), kept.cohorts.end(), cohort) == 1;
    expect(isKept || !cohort.malformed.isEmpty() || !cohort.id.isValid() || (!isWhole && !problem.isEmpty()));
}

ConnectionProfile profileFrom(FuzzInput &input)
{
    ConnectionProfile profile;
    profile.id = newProfileId();
    profile.name = input.text();
    profile.projectName = input.text();
    profile.server.baseUrl = QUrl(u"https://eu.posthog.com:8443/under/"_s);
    profile.server.project.value = static_cast<qint64>(input.number());
    profile.server.readOnly = input.byte() & 1;
    profile.server.extraCaFile = input.text();
    profile.server.proxy = static_cast<ProxyChoice>(input.byte() % 3);
    profile.server.proxyHost = input.text();
    profile.server.proxyPort = static_cast<quint16>(input.number());
    return profile;
}

//! Whatever the file of connections holds: one that is kept comes back, and so do those that were read.
void readProfiles(FuzzInput &input)
{
    const Folder folder;
    const QString path = folder.file(u"connections.ini"_s);
    const ConnectionProfile profile = profileFrom(input);
    write(path, input.rest());
    std::vector<ConnectionProfile> expected;
    {
        ProfileStore store(path);
        expected = store.profiles();
        expected.push_back(profile);
        expect(store.save(profile) && store.profiles() == expected);
    }
    expect(ProfileStore(path).profiles() == expected);
}

void expectSame(const Settings &a, const Settings &b)
{
    expect(a.theme() == b.theme() && a.language() == b.language() && a.timeZone() == b.timeZone());
    expect(a.formats() == b.formats() && a.network() == b.network() && a.csv() == b.csv());
    expect(a.opensLastConnection() == b.opensLastConnection() && a.usesLocalCache() == b.usesLocalCache());
    expect(a.notifies() == b.notifies() && a.lastConnection() == b.lastConnection());
    expect(a.propertyColumns() == b.propertyColumns() && a.viewState(u"list"_s, 3) == b.viewState(u"list"_s, 3));
}

QStringList textsFrom(FuzzInput &input)
{
    QStringList texts;
    for (int count = input.byte() % 4; count > 0; --count)
        texts << input.text();
    return texts;
}

//! Whatever the file of settings holds: what is set is read again at the next start.
void readSettings(FuzzInput &input)
{
    const Folder folder;
    const QString path = folder.file(u"settings.ini"_s);
    const auto theme = static_cast<Theme>(input.byte() % 3);
    const CsvDefaults csv{(input.byte() & 1) != 0, (input.byte() & 1) != 0, (input.byte() & 1) != 0, textsFrom(input)};
    const QStringList columns = textsFrom(input);
    const QByteArray state = input.piece();
    const QString zone = input.text();
    write(path, input.rest());
    Settings settings(path);
    settings.setTheme(theme);
    settings.setCsv(csv);
    settings.setPropertyColumns(columns);
    settings.setViewState(u"list"_s, 3, state);
    settings.setTimeZone(zone);
    expect(settings.sync());
    // Qt keeps what it read of a path, so the next start is another path.
    const QString copy = folder.file(u"next.ini"_s);
    expect(QFile::copy(path, copy));
    const Settings next(copy);
    expectSame(next, settings);
    expect(next.theme() == theme && next.csv() == csv && next.propertyColumns() == columns);
    expect(next.viewState(u"list"_s, 3) == state && next.timeZone() == zone && next.problem().isEmpty());
}

//! A link that is followed is written in the one way there is, and asks for what it says.
void readLink(FuzzInput &input)
{
    const QString text = input.text();
    const auto link = deepLinkFrom(text);
    if (!link)
        return expect(!link.error().text.isEmpty());
    const QString plain = u"cohort-desk://cohort/"_s + link->cohort.toString();
    expect(text.startsWith(plain, Qt::CaseInsensitive) && !text.mid(plain.size()).startsWith(u'/'));
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(link->connection));
    const auto again = deepLinkFrom(plain + u"?connection="_s + name);
    expect(again && *again == *link);
}

//! What open windows were set up to do comes back, whatever was in the draft.
void readSetups(FuzzInput &input)
{
    const QByteArray json = input.rest();
    if (const auto setup = exportSetupFrom(json)) {
        const auto again = exportSetupFrom(encodeSetup(*setup));
        expect(again && *again == *setup);
    }
    if (const auto setup = listSetupFrom(json)) {
        const auto again = listSetupFrom(encodeSetup(*setup));
        expect(again && *again == *setup);
    }
}

constexpr void (*Readers[])(FuzzInput &) = {readDraftFile, keepDraft,    readJournal, readCache,
                                            readProfiles,  readSettings, readLink,    readSetups};

} // namespace

//! Files of the program as disks, other versions and people leave them; the first byte says which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzInput input(data, size);
    Readers[input.byte() % std::size(Readers)](input);
    return 0;
}
