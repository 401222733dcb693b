// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/exportplan.h"
#include "models/jobs/pagefetcher.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace desk {

//! The first lines of the file as they will stand in it. Reads a few people of the first cohort again only when another
//! search asks for others. Owned by the export dialog.
class ExportPreview final : public QWidget
{
    Q_OBJECT
public:
    ExportPreview(FetchPersonPage fetch, QWidget *parent);

    //! Shows what this plan would write.
    void setPlan(const ExportPlan &plan);

private:
    void ask();
    void take(Result<QByteArray> answer);
    void showLines();
    void tell(const QString &words);

    FetchPersonPage m_fetch;
    ExportPlan m_plan;
    PersonQuery m_asked;
    Pending m_pending;
    QTimer m_later; //!< a search is typed letter by letter
    QByteArray m_page;
    QPlainTextEdit *m_text;
};

} // namespace desk
