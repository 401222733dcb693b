// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exporttarget.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace desk {

namespace {

constexpr int LookForCancelEveryMs = 100;

QString words(const char *text)
{
    return QCoreApplication::translate("desk::ExportTarget", text);
}

QString whatToDo(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return words(
            QT_TRANSLATE_NOOP("desk::ExportTarget", "There is no space left. Free some, or choose another place."));
    case EACCES:
    case EPERM:
    case EROFS:
        return words(QT_TRANSLATE_NOOP("desk::ExportTarget", "You may not write there. Choose another place."));
    case ENOENT:
    case ENOTDIR:
        return words(QT_TRANSLATE_NOOP("desk::ExportTarget", "The folder does not exist. Make it, or choose another."));
    case EISDIR:
        return words(QT_TRANSLATE_NOOP("desk::ExportTarget", "That is a folder. Give the name of a file in it."));
    case EPIPE:
        return words(QT_TRANSLATE_NOOP("desk::ExportTarget", "Whoever was reading has stopped."));
    default:
        return words(QT_TRANSLATE_NOOP("desk::ExportTarget", "Choose another place, or try again."));
    }
}

Error fileError(const QString &path, int number)
{
    const QString name = path == u"-" ? words(QT_TRANSLATE_NOOP("desk::ExportTarget", "the standard output")) : path;
    const QString start = words(QT_TRANSLATE_NOOP("desk::ExportTarget", "Cannot write %1.")).arg(name);
    Error error{ErrorKind::File, start + u' ' + whatToDo(number), qt_error_string(number)};
    if (number == EPIPE)
        error.code = QStringLiteral("EPIPE");
    return error;
}

bool isSpecial(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

} // namespace

ExportTarget::ExportTarget(QString path, const std::atomic_bool &cancelled)
    : m_path(std::move(path))
    , m_cancelled(cancelled)
{}

ExportTarget::~ExportTarget()
{
    discard();
}

Result<Done> ExportTarget::open()
{
    discard();
    if (m_path == u"-" || isSpecial(m_path))
        return openStream(O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (QFileInfo(m_path).isDir())
        return fileError(m_path, EISDIR);
    m_file = std::make_unique<QSaveFile>(m_path);
    errno = 0;
    if (m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Done{};
    const Error error = fileError(m_path, errno ? errno : EACCES);
    m_file.reset();
    return error;
}

//! A pipe that nobody reads yet is waited for, as tools do.
Result<Done> ExportTarget::openStream(int flags)
{
    if (m_path == u"-") {
        m_stream = STDOUT_FILENO;
    } else {
        while ((m_stream = ::open(QFile::encodeName(m_path).constData(), flags)) < 0) {
            if (errno != ENXIO || m_cancelled)
                return fileError(m_path, errno);
            std::this_thread::sleep_for(std::chrono::milliseconds(LookForCancelEveryMs));
        }
        m_ownsStream = true;
    }
    struct stat status = {};
    ::fstat(m_stream, &status);
    // A ready pipe takes PIPE_BUF bytes without blocking: so a cancel is never stuck behind a reader who sleeps.
    m_most = S_ISREG(status.st_mode) ? SSIZE_MAX : PIPE_BUF;
    return Done{};
}

Result<Done> ExportTarget::write(std::string_view bytes)
{
    return m_file ? writeFile(bytes) : writeStream(bytes);
}

Result<Done> ExportTarget::writeFile(std::string_view bytes)
{
    errno = 0;
    if (m_file->write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()))
        return Done{};
    return fileError(m_path, errno ? errno : EIO);
}

Result<Done> ExportTarget::writeStream(std::string_view bytes)
{
    while (!bytes.empty() && isReaderReady()) {
        const ssize_t written = ::write(m_stream, bytes.data(), std::min(bytes.size(), m_most));
        if (written >= 0)
            bytes.remove_prefix(static_cast<size_t>(written));
        else if (errno != EAGAIN && errno != EINTR)
            return fileError(m_path, errno);
    }
    return Done{};
}

//! False when cancelled.
bool ExportTarget::isReaderReady() const
{
    pollfd ready{m_stream, POLLOUT, 0};
    while (!m_cancelled) {
        if (::poll(&ready, 1, LookForCancelEveryMs) > 0)
            return true;
    }
    return false;
}

Result<Done> ExportTarget::commit()
{
    if (!m_file) {
        closeStream();
        return Done{};
    }
    errno = 0;
    const bool isInPlace = m_file->commit();
    const int number = errno;
    m_file.reset();
    if (isInPlace)
        return Done{};
    return fileError(m_path, number ? number : EIO);
}

void ExportTarget::discard()
{
    if (m_file)
        m_file->cancelWriting();
    m_file.reset();
    closeStream();
}

void ExportTarget::closeStream()
{
    if (m_ownsStream && m_stream >= 0)
        ::close(m_stream);
    m_stream = -1;
    m_ownsStream = false;
}

} // namespace desk
