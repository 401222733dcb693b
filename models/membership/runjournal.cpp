// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/runjournal.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(MembershipPlan)
};

constexpr quint32 PeopleMagic = 0x43446c31;   // "CDl1"
constexpr quint32 ProgressMagic = 0x43447031; // "CDp1"
constexpr auto StreamVersion = QDataStream::Qt_6_4;

void write(QDataStream &out, const std::vector<PersonKey> &keys)
{
    out << static_cast<quint64>(keys.size());
    for (const PersonKey &key : keys)
        out << key.high << key.low;
}

//! False when the file is shorter than it says.
bool read(QDataStream &in, std::vector<PersonKey> &keys)
{
    quint64 size = 0;
    in >> size;
    if (in.status() != QDataStream::Ok || size > static_cast<quint64>(in.device()->bytesAvailable()) / 16)
        return false;
    keys.resize(size);
    for (PersonKey &key : keys)
        in >> key.high >> key.low;
    return in.status() == QDataStream::Ok;
}

template<class Fill>
Result<Done> save(const QString &path, quint32 magic, Fill fill)
{
    QSaveFile file(path);
    bool isGood = file.open(QIODevice::WriteOnly);
    if (isGood) {
        QDataStream out(&file);
        out.setVersion(StreamVersion);
        out << magic;
        fill(out);
        isGood = out.status() == QDataStream::Ok && file.commit();
    }
    if (!isGood)
        return Error{ErrorKind::File,
                     Words::tr("How far the change is cannot be kept in %1: %2.").arg(path, file.errorString())};
    return Done{};
}

template<class Take>
bool load(const QString &path, quint32 magic, Take take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QDataStream in(&file);
    in.setVersion(StreamVersion);
    quint32 found = 0;
    in >> found;
    return found == magic && take(in) && in.status() == QDataStream::Ok;
}

bool readPeople(QDataStream &in, MembershipRun &run)
{
    in >> run.server >> run.project.value >> run.cohort.value >> run.cohortName >> run.title >> run.made;
    return read(in, run.changes.additions) && read(in, run.changes.removals);
}

bool readProgress(QDataStream &in, MembershipRun &run)
{
    qint64 added = 0, removed = 0, countBefore = -1;
    std::vector<PersonKey> refused;
    in >> added >> removed >> countBefore;
    if (!read(in, refused))
        return false;
    run.added = std::clamp<qint64>(added, 0, static_cast<qint64>(run.changes.additions.size()));
    run.removed = std::clamp<qint64>(removed, 0, static_cast<qint64>(run.changes.removals.size()));
    if (countBefore >= 0)
        run.countBefore = countBefore;
    run.refused = std::move(refused);
    return true;
}

} // namespace

MembershipRun inverseOf(const MembershipRun &run, const QString &title)
{
    const auto done = [&run](const std::vector<PersonKey> &people, qint64 count) {
        std::vector<PersonKey> left;
        std::vector<PersonKey> refused = run.refused;
        std::sort(refused.begin(), refused.end());
        std::copy_if(people.begin(), people.begin() + count, std::back_inserter(left),
                     [&](const PersonKey &key) { return !std::binary_search(refused.begin(), refused.end(), key); });
        return left;
    };
    MembershipRun inverse;
    inverse.server = run.server;
    inverse.project = run.project;
    inverse.cohort = run.cohort;
    inverse.cohortName = run.cohortName;
    inverse.title = title;
    inverse.changes = {done(run.changes.removals, run.removed), done(run.changes.additions, run.added)};
    return inverse;
}

QString RunJournal::path(const QString &id, const char *ending) const
{
    return QDir(m_folder).filePath(id + QLatin1String(ending));
}

Result<Done> RunJournal::begin(MembershipRun &run) const
{
    if (m_folder.isEmpty())
        return Done{};
    run.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run.made = QDateTime::currentDateTimeUtc();
    QDir().mkpath(m_folder);
    forgetOld();
    const auto saved = save(path(run.id, ".people"), PeopleMagic, [&run](QDataStream &out) {
        out << run.server << run.project.value << run.cohort.value << run.cohortName << run.title << run.made;
        write(out, run.changes.additions);
        write(out, run.changes.removals);
    });
    return saved ? saveProgress(run) : saved;
}

Result<Done> RunJournal::saveProgress(const MembershipRun &run) const
{
    if (m_folder.isEmpty() || run.id.isEmpty())
        return Done{};
    return save(path(run.id, ".progress"), ProgressMagic, [&run](QDataStream &out) {
        out << run.added << run.removed << run.countBefore.value_or(-1);
        write(out, run.refused);
    });
}

void RunJournal::forget(const MembershipRun &run) const
{
    if (m_folder.isEmpty() || run.id.isEmpty())
        return;
    QFile::remove(path(run.id, ".people"));
    QFile::remove(path(run.id, ".progress"));
}

//! Nobody goes on with a run of last month, and a demo's server never comes back.
void RunJournal::forgetOld() const
{
    constexpr int KeptDays = 30;
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-KeptDays);
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u"*.people"_s, u"*.progress"_s}, QDir::Files)) {
        if (file.lastModified() < oldest)
            QFile::remove(file.filePath());
    }
}

std::optional<MembershipRun> RunJournal::load(const QString &id) const
{
    MembershipRun run;
    run.id = id;
    const bool isThere =
        desk::load(path(id, ".people"), PeopleMagic, [&](QDataStream &in) { return readPeople(in, run); });
    if (!isThere)
        return std::nullopt;
    // Without its progress a run begins anew: both kinds of changes can be made twice.
    desk::load(path(id, ".progress"), ProgressMagic, [&](QDataStream &in) { return readProgress(in, run); });
    return run;
}

std::vector<MembershipRun> RunJournal::unfinished(const QString &server, ProjectId project) const
{
    std::vector<MembershipRun> runs;
    if (m_folder.isEmpty())
        return runs;
    for (const QString &name : QDir(m_folder).entryList({u"*.people"_s}, QDir::Files)) {
        auto run = load(name.chopped(qsizetype(std::char_traits<char>::length(".people"))));
        if (run && run->server == server && run->project == project)
            runs.push_back(std::move(*run));
    }
    std::sort(runs.begin(), runs.end(), [](const auto &a, const auto &b) { return a.made < b.made; });
    return runs;
}

} // namespace desk
