// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "models/membership/peoplelist.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace desk {

//! Opens a list: a file, or a text that was pasted. Called in a thread of its own, perhaps several times. Once `stop`
//! is true, what was opened reads no more. Errors: File, Invalid.
using StopFlag = std::shared_ptr<const std::atomic_bool>;
using ListSource = std::function<Result<std::unique_ptr<QIODevice>>(const StopFlag &stop)>;
//! Several files are read one after the other, each in its own way, as one list of the kind that the first one has.
ListSource fileSource(const QStringList &paths);
ListSource textSource(const QByteArray &utf8);

//! Reads lists in a thread of its own, so that a long one harms nobody. One task at a time: a new one stops the one
//! before, whose answer never comes: for that nobody waits longer than one piece of a file takes. Owned by who shows
//! the list; GUI thread.
class ListLoader final : public QObject
{
    Q_OBJECT
public:
    explicit ListLoader(QObject *parent = nullptr);
    ~ListLoader() override;

    //! Finds out how it is written.
    void sniff(const ListSource &source);
    //! The first rows, read that way.
    void look(const ListSource &source, const ListFormat &format);
    //! All of it.
    void load(const ListSource &source, const ListFormat &format);
    void stop();

signals:
    void looked(const desk::ListLook &look);
    void loaded(std::shared_ptr<const desk::PeopleList> list);
    void failed(const desk::Error &error);

private:
    void run(std::function<void(const StopFlag &, quint64)> work);
    template<class T, class Tell>
    void answer(quint64 task, Result<T> result, Tell tell);

    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<std::atomic_bool> m_stopped;
    quint64 m_task = 0;
};

} // namespace desk
