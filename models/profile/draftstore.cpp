// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/draftstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <optional>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Edits are written as by the first version, which knew nothing else.
constexpr int editsVersion = 1;
constexpr int formatVersion = 2;
constexpr qint64 largestFile = 64LL << 20; // beyond that it is none of ours

QString words(const char *text)
{
    return QCoreApplication::translate("DraftStore", text);
}

QString wordOf(SavedDraft::Kind kind)
{
    const QString words[] = {u"edits"_s, u"export"_s, u"list"_s};
    return words[static_cast<size_t>(kind)];
}

std::optional<SavedDraft::Kind> kindOf(const QString &word)
{
    using Kind = SavedDraft::Kind;
    if (word.isEmpty())
        return Kind::Edits;
    for (const Kind kind : {Kind::Edits, Kind::Export, Kind::List}) {
        if (word == wordOf(kind))
            return kind;
    }
    return {};
}

QByteArray encode(const SavedDraft &draft)
{
    const bool isEdits = draft.kind == SavedDraft::Kind::Edits;
    // The criteria go in as text: their numbers and members must come back as they are.
    const QJsonObject object{{u"version"_s, isEdits ? editsVersion : formatVersion},
                             {u"kind"_s, wordOf(draft.kind)},
                             {u"setup"_s, QString::fromUtf8(draft.setup)},
                             {u"cohort"_s, draft.cohort.toString()},
                             {u"savedAt"_s, draft.savedAt.toString(Qt::ISODateWithMs)},
                             {u"name"_s, draft.name},
                             {u"description"_s, draft.description},
                             {u"filters"_s, QString::fromUtf8(draft.filters)},
                             {u"baseName"_s, draft.baseName},
                             {u"baseDescription"_s, draft.baseDescription},
                             {u"baseFilters"_s, QString::fromUtf8(draft.baseFilters)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

enum class Reading { Good, Damaged, Newer, Gone };

Reading decode(const QByteArray &text, SavedDraft &draft)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const int version = object.value("version"_L1).toInt();
    if (version > formatVersion)
        return Reading::Newer;
    const auto member = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const auto kind = kindOf(member("kind"));
    draft.kind = kind.value_or(SavedDraft::Kind::Edits);
    draft.setup = member("setup").toUtf8();
    draft.cohort.value = member("cohort").toLongLong();
    draft.savedAt = QDateTime::fromString(member("savedAt"), Qt::ISODateWithMs);
    draft.name = member("name");
    draft.description = member("description");
    draft.filters = member("filters").toUtf8();
    draft.baseName = member("baseName");
    draft.baseDescription = member("baseDescription");
    draft.baseFilters = member("baseFilters").toUtf8();
    const bool isAboutSomething = draft.cohort.isValid() || draft.kind == SavedDraft::Kind::List;
    return version > 0 && kind && isAboutSomething && draft.savedAt.isValid() ? Reading::Good : Reading::Damaged;
}

Reading readDraft(const QString &path, SavedDraft &draft)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Reading::Gone;
    draft.file = path;
    return file.size() > largestFile ? Reading::Damaged : decode(file.readAll(), draft);
}

} // namespace

QString DraftStore::freshName(const SavedDraft &draft) const
{
    const QString prefix = draft.kind == SavedDraft::Kind::Edits ? QString() : wordOf(draft.kind) + u'-';
    const QString stem = m_folder + u'/' + prefix + draft.cohort.toString();
    QString name = stem + u".json"_s;
    for (int i = 2; QFile::exists(name); ++i)
        name = u"%1-%2.json"_s.arg(stem).arg(i);
    return name;
}

Result<QString> DraftStore::write(const SavedDraft &draft)
{
    QDir().mkpath(m_folder);
    const QString name = draft.file.isEmpty() ? freshName(draft) : draft.file;
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(encode(draft));
        if (file.commit())
            return name;
    }
    return Error{ErrorKind::File,
                 words(QT_TRANSLATE_NOOP("DraftStore", "Unsaved edits cannot be kept on disk: %1 cannot be written. "
                                                       "Save them soon."))
                     .arg(name),
                 file.errorString()};
}

bool DraftStore::remove(const QString &file)
{
    return QFile::remove(file) || !QFile::exists(file);
}

void DraftStore::putAside(const QString &file)
{
    const QString aside = file + u".damaged"_s;
    QFile::remove(aside);
    QFile::rename(file, aside);
    m_problems
        << words(QT_TRANSLATE_NOOP("DraftStore", "Unsaved edits in %1 were damaged and are put aside.")).arg(aside);
}

std::vector<SavedDraft> DraftStore::drafts()
{
    m_problems.clear();
    std::vector<SavedDraft> found;
    const QStringList names = QDir(m_folder).entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        const QString path = m_folder + u'/' + name;
        SavedDraft draft;
        const Reading reading = readDraft(path, draft);
        if (reading == Reading::Good)
            found.push_back(std::move(draft));
        else if (reading == Reading::Damaged)
            putAside(path);
        else if (reading == Reading::Newer)
            m_problems << words(QT_TRANSLATE_NOOP("DraftStore",
                                                  "%1 holds unsaved edits of a newer version of this program."))
                              .arg(path);
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.savedAt > b.savedAt; });
    return found;
}

} // namespace desk
