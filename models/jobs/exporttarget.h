// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QSaveFile>
#include <QString>

#include <atomic>
#include <memory>
#include <string_view>

namespace desk {

//! Where an export goes: a file that appears only when it is whole, the standard output ("-"), or something that is no
//! regular file, such as a pipe. Used in the worker thread, where waiting for a disk or a slow reader harms nobody.
//! Errors have the kind File; the code "EPIPE" means that the reader left.
class ExportTarget final
{
public:
    //! `cancelled` ends waiting for a reader.
    ExportTarget(QString path, const std::atomic_bool &cancelled);
    ~ExportTarget();
    ExportTarget(const ExportTarget &) = delete;
    ExportTarget &operator=(const ExportTarget &) = delete;

    Result<Done> open();
    Result<Done> write(std::string_view bytes);
    //! Puts the file in place. Nothing can be written after that.
    Result<Done> commit();
    //! Leaves no file behind. What went to a pipe or the standard output cannot be taken back.
    void discard();
    //! What was written can be thrown away and written anew.
    bool canRestart() const { return m_file != nullptr; }

private:
    Result<Done> openStream(int flags);
    Result<Done> writeFile(std::string_view bytes);
    Result<Done> writeStream(std::string_view bytes);
    bool isReaderReady() const;
    void closeStream();

    QString m_path;
    const std::atomic_bool &m_cancelled;
    std::unique_ptr<QSaveFile> m_file;
    int m_stream = -1;
    bool m_ownsStream = false;
    size_t m_most = 0; //!< so much is written at once
};

} // namespace desk
