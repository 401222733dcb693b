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

//! A file that ends all reading of it when somebody wants that, whoever reads.
template<class File>
class Stoppable final : public File
{
public:
    template<class... Arguments>
    explicit Stoppable(StopFlag stop, Arguments &&...arguments)
        : File(std::forward<Arguments>(arguments)...)
        , m_stop(std::move(stop))
    {}

protected:
    qint64 readData(char *data, qint64 most) override { return *m_stop ? -1 : File::readData(data, most); }

private:
    StopFlag m_stop;
};

Result<Device> openFile(const QString &path, const StopFlag &stop)
{
    const QFileInfo info(path);
    if (info.isDir())
        return Error{ErrorKind::File, ListLoader::tr("%1 is a folder. Choose the lists in it.").arg(path)};
    // A pipe would let its reader wait for ever, and a list is read twice.
    if (info.exists() && !info.isFile())
        return Error{ErrorKind::File,
                     ListLoader::tr("%1 is a device, not a file. Copy the list into a file.").arg(path)};
    auto file = std::make_unique<Stoppable<QFile>>(stop, path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{ErrorKind::File, ListLoader::tr("%1 cannot be opened: %2.").arg(path, file->errorString())};
    return Device(std::move(file));
}

Error notJoined(const QIODevice &joined)
{
    return {ErrorKind::File, ListLoader::tr("The files cannot be joined: %1.").arg(joined.errorString())};
}

//! Adds the values of one file to a list with one quoted value a line.
Result<Done> appendFile(const QString &path, const StopFlag &stop, std::optional<IdKind> &kind, QIODevice &joined)
{
    const auto file = openFile(path, stop);
    if (!file)
        return file.error();
    const auto look = sniffList(**file, {kind, {}});
    if (!look)
        return Error{ErrorKind::Invalid, QFileInfo(path).fileName() + QStringLiteral(": ") + look.error().text};
    static constexpr const char *Header[] = {"person_id\n", "distinct_id\n", "email\n"};
    if (!kind)
        joined.write(Header[static_cast<int>(look->format.kind)]);
    kind = look->format.kind;
    bool isWritten = true;
    const auto read = readList(**file, look->format, [&](const ListValue &value) {
        const QByteArray text(value.value.data(), static_cast<qsizetype>(value.value.size()));
        isWritten = joined.write('"' + QByteArray(text).replace('"', "\"\"") + "\"\n") > 0;
        return isWritten;
    });
    return isWritten ? read : Result<Done>(notJoined(joined));
}

Result<Device> joinFiles(const QStringList &paths, const StopFlag &stop)
{
    auto joined = std::make_unique<Stoppable<QTemporaryFile>>(stop);
    if (!joined->open())
        return notJoined(*joined);
    std::optional<IdKind> kind;
    for (const QString &path : paths) {
        if (const auto added = appendFile(path, stop, kind, *joined); !added)
            return added.error();
    }
    joined->seek(0);
    return Device(std::move(joined));
}

} // namespace

ListSource fileSource(const QStringList &paths)
{
    return [paths](const StopFlag &stop) {
        return paths.size() == 1 ? openFile(paths.constFirst(), stop) : joinFiles(paths, stop);
    };
}

ListSource textSource(const QByteArray &utf8)
{
    return [utf8](const StopFlag &) {
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
    *m_stopped = true;
    m_thread->wait();
    m_thread.reset();
}

void ListLoader::run(std::function<void(const StopFlag &, quint64)> work)
{
    stop();
    m_stopped = std::make_shared<std::atomic_bool>(false);
    m_thread.reset(
        QThread::create([work = std::move(work), stop = StopFlag(m_stopped), task = m_task] { work(stop, task); }));
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
    run([this, source](const StopFlag &stop, quint64 task) {
        const auto device = source(stop);
        answer(task, device ? sniffList(**device) : Result<ListLook>(device.error()),
               [this](const ListLook &found) { emit looked(found); });
    });
}

void ListLoader::look(const ListSource &source, const ListFormat &format)
{
    run([this, source, format](const StopFlag &stop, quint64 task) {
        const auto device = source(stop);
        answer(task, device ? lookAtList(**device, format) : Result<ListLook>(device.error()),
               [this](const ListLook &found) { emit looked(found); });
    });
}

void ListLoader::load(const ListSource &source, const ListFormat &format)
{
    run([this, source, format](const StopFlag &stop, quint64 task) {
        using List = std::shared_ptr<const PeopleList>;
        const auto device = source(stop);
        auto list = std::make_shared<PeopleList>(format.kind);
        const auto done = device ? readList(**device, format, *list, stop.get()) : Result<Done>(device.error());
        answer(task, done ? Result<List>(list) : Result<List>(done.error()),
               [this](const List &read) { emit loaded(read); });
    });
}

} // namespace desk
