// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/person.h"
#include "models/jobs/exportplan.h"
#include "models/jobs/exporttarget.h"
#include "models/jobs/listreader.h"
#include "models/jobs/seenpeople.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace desk {

//! All that an export must know to go on: a value, so that it can be saved with the rows that it stands for.
struct ExportPosition
{
    size_t source = 0;
    ListReader reader;
    qint64 written = 0;    //!< people of all sources
    qint64 unreadable = 0; //!< elements of lists that are no persons
};

//! A page on its way to the worker. Pages of an older round are of no use any more: the reader stepped back since.
struct ExportPage
{
    int round = 0;
    PersonQuery query;
    QByteArray body;
};

//! What the worker made of a page.
struct ExportVerdict
{
    int round = 0;
    ListStep::Go go = ListStep::Go::On;
    bool isNewRound = false; //!< what was asked for ahead is of no use: ask anew from `offset`
    qint64 offset = 0;
    qint64 limit = 0;
    qint64 stride = 0;
    qint64 written = 0;
    qint64 unreadable = 0;
    std::optional<Error> error; //!< BrokenAnswer: ask for the page again; File: it is over
};

//! The half of an export that works in its own thread: decodes pages, formats rows, writes the target. Owned by the
//! job; called through its event loop only; answers by signals.
class ExportWorker final : public QObject
{
    Q_OBJECT
public:
    ExportWorker(const ExportPlan &plan, std::shared_ptr<std::atomic_bool> cancelled);

    void open();
    void beginSource(size_t index, int round);
    void take(const ExportPage &page);
    void finish();
    void discard();

signals:
    void opened(const std::optional<desk::Error> &error);
    void taken(const desk::ExportVerdict &verdict);
    void finished(const std::optional<desk::Error> &error);
    void discarded();

private:
    ExportVerdict verdict(ListStep::Go go, bool isNewRound) const;
    ExportVerdict read(const ExportPage &page);
    Result<Done> writeRows(size_t firstNew);
    bool isWanted(size_t row);
    Result<Done> flush();

    ExportPlan m_plan;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    ExportTarget m_target;
    TextBuffer m_text;
    PersonRows m_rows;
    PersonWriter m_writer;
    std::vector<ListRow> m_places;
    SeenPeople m_seen;
    ExportPosition m_position;
    int m_round = 0;
};

} // namespace desk
