// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/peoplereport.h"

#include "models/membership/membershipjob.h"
#include "models/tables/celltext.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QFileDialog>
#include <QSaveFile>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Why it could not be written; empty when it was.
QString writeTo(const QString &path, const MembershipPlan &plan, const std::vector<PersonKey> &failed)
{
    QSaveFile file(path);
    bool isGood = file.open(QIODevice::WriteOnly);
    if (isGood)
        writeReport(plan, failed, [&](QByteArrayView piece) {
            isGood = isGood && file.write(piece.data(), piece.size()) == piece.size();
            return isGood;
        });
    return isGood && file.commit() ? QString() : file.errorString();
}

} // namespace

PeopleReport::PeopleReport(QWidget *window, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_save(new QAction(icon(u"document-save"_s), tr("Save &result..."), this))
{
    m_save->setIconText(tr("Result..."));
    m_save->setVisible(false);
    connect(m_save, &QAction::triggered, this, [this] {
        saveReport(m_window, m_plan, m_failed, [this](bool, const QString &words) { emit done(words); });
    });
}

void PeopleReport::keep(const MembershipPlan &plan, const MembershipJob &job)
{
    m_plan = plan;
    m_failed = job.failed();
    m_save->setToolTip(tr("Save what became of every row of “%1” as CSV").arg(oneLine(job.title(), 120)));
    m_save->setVisible(true);
}

void PeopleReport::forget()
{
    m_plan = {};
    m_failed.clear();
    m_save->setVisible(false);
}

void saveReport(QWidget *parent, const MembershipPlan &plan, const std::vector<PersonKey> &failed,
                std::function<void(bool, const QString &)> told)
{
    auto *dialog = new QFileDialog(parent, PeopleReport::tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"people-report.csv"_s);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [plan, failed, told = std::move(told)](const QString &path) {
            const QString why = writeTo(path, plan, failed);
            told(why.isEmpty(), why.isEmpty()
                                    ? PeopleReport::tr("The report is in %1.").arg(path)
                                    : PeopleReport::tr("The report cannot be written to %1: %2.").arg(path, why));
        });
    dialog->open();
}

} // namespace desk
