// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listloader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

namespace desk {

namespace {

using Device = std::unique_ptr<QIODevice>;

Result<Device> openFile(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{ErrorKind::File, ListLoader::tr("%1 cannot be opened: %2.").arg(path, file->errorString())};
    return Device(std::move(file));
}

//! Adds the values of one file to a list with one quoted value a line.
Result<Done> appendFile(const QString &path, std::optional<IdKind> &kind, QIODevice &joined)
{
    const auto file = openFile(path);
    if (!file)
        return file.error();
    const auto look = sniffList(**file, {kind, {}});
    if (!look)
        return Error{ErrorKind::Invalid, QFileInfo(path).fileName() + QStringLiteral(": ") + look.error().text};
    static constexpr const char *Header[] = {"person_id\n", "distinct_id\n", "email\n"};
    if (!kind)
        joined.write(Header[static_cast<int>(look->format.kind)]);
    kind = look->format.kind;
    return readList(**file, look->format, [&joined](const ListValue &value) {
        const QByteArray text(value.value.data(), static_cast<qsizetype>(value.value.size()));
        return joined.write('"' + QByteArray(text).replace('"', "\"\"") + "\"\n") > 0;
    });
}

Result<Device> joinFiles(const QStringList &paths)
{
    auto joined = std::make_unique<QTemporaryFile>();
    if (!joined->open())
        return Error{ErrorKind::File, ListLoader::tr("The files cannot be joined: %1.").arg(joined->errorString())};
    std::optional<IdKind> kind;
    for (const QString &path : paths) {
        if (const auto added = appendFile(path, kind, *joined); !added)
            return added.error();
    }
    joined->seek(0);
    return Device(std::move(joined));
}

} // namespace

ListSource fileSource(const QStringList &paths)
{
    return [paths] { return paths.size() == 1 ? openFile(paths.constFirst()) : joinFiles(paths); };
}

ListSource textSource(const QByteArray &utf8)
{
    return [utf8] {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(utf8);
        buffer->open(QIODevice::ReadOnly);
        return Result<Device>(Device(std::move(buffer)));
    };
}

ListLoader::ListLoader(QObject *parent)
    : QObject(parent)
{}

ListLoader::~ListLoader()
{
    stop();
}

void ListLoader::stop()
{
    ++m_task;
    if (!m_thread)
        return;
    *m_cancelled = true;
    m_thread->wait();
    m_thread.reset();
}

void ListLoader::run(std::function<void(std::atomic_bool &, quint64)> work)
{
    stop();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_thread.reset(
        QThread::create([work = std::move(work), cancelled = m_cancelled, task = m_task] { work(*cancelled, task); }));
    m_thread->start();
}

//! From the thread to this object's; late answers are dropped there.
template<class T, class Tell>
void ListLoader::answer(quint64 task, Result<T> result, Tell tell)
{
    QMetaObject::invokeMethod(this, [this, task, result = std::move(result), tell] {
        if (task != m_task)
            return;
        if (result)
            tell(*result);
        else
            emit failed(result.error());
    });
}

void ListLoader::sniff(const ListSource &source)
{
    run([this, source](std::atomic_bool &, quint64 task) {
        const auto device = source();
        answer(task, device ? sniffList(**device) : Result<ListLook>(device.error()),
               [this](const ListLook &found) { emit looked(found); });
    });
}

void ListLoader::look(const ListSource &source, const ListFormat &format)
{
    run([this, source, format](std::atomic_bool &, quint64 task) {
        const auto device = source();
        answer(task, device ? lookAtList(**device, format) : Result<ListLook>(device.error()),
               [this](const ListLook &found) { emit looked(found); });
    });
}

void ListLoader::load(const ListSource &source, const ListFormat &format)
{
    run([this, source, format](std::atomic_bool &cancelled, quint64 task) {
        using List = std::shared_ptr<const PeopleList>;
        const auto device = source();
        auto list = std::make_shared<PeopleList>(format.kind);
        const auto done = device ? readList(**device, format, *list, &cancelled) : Result<Done>(device.error());
        answer(task, done ? Result<List>(list) : Result<List>(done.error()),
               [this](const List &read) { emit loaded(read); });
    });
}

} // namespace desk
