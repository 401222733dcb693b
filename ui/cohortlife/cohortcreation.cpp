// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/cohortcreation.h"

#include "models/filter/newcohortbody.h"
#include "ui/connection/session.h"

#include <QFile>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestCsv = 64LL * 1024 * 1024;

Result<QByteArray> readCsv(const QString &path)
{
    QFile file(path);
    Error error{ErrorKind::File, {}};
    error.attr = u"csv"_s;
    if (!file.open(QIODevice::ReadOnly)) {
        error.text = CohortCreation::tr("The file cannot be read: %1").arg(file.errorString());
        return error;
    }
    if (file.size() > largestCsv) {
        error.text =
            CohortCreation::tr("The file is larger than 64 MB. Split it, and add the parts one after another.");
        return error;
    }
    return file.readAll();
}

} // namespace

CohortCreation::CohortCreation(QWidget *window)
    : QObject(window)
    , m_window(window)
{}

void CohortCreation::setSession(Session *session)
{
    m_maker.reset();
    if (m_dialog)
        m_dialog->reject();
    m_session = session;
}

void CohortCreation::open(const CreateSurroundings &surroundings)
{
    if (!m_session || m_dialog)
        return;
    m_dialog = new CreateDialog(surroundings, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &CreateDialog::createWanted, this, &CohortCreation::create);
    connect(m_dialog, &CreateDialog::lookAgainWanted, this, [this] {
        if (m_maker)
            m_maker->lookAgain();
    });
    m_dialog->open();
}

std::optional<NewCohort> CohortCreation::newCohort(const CreateWish &wish)
{
    CohortApi *api = &m_session->api();
    if (wish.source == CreateWish::Source::Csv) {
        const Result<QByteArray> csv = readCsv(wish.csvFile);
        if (!csv) {
            m_dialog->showRefusal(csv.error());
            return std::nullopt;
        }
        CsvUpload upload;
        upload.name = wish.name;
        upload.description = wish.description;
        upload.csv = *csv;
        return NewCohort{wish.name, [api, upload](QObject *context, Answer<Cohort> answer) {
                             return api->createCohortWithCsv(upload, context, std::move(answer));
                         }};
    }
    const NewCohortTexts texts{wish.name, wish.description};
    const bool isList = wish.isStatic && wish.source != CreateWish::Source::Criteria;
    const QByteArray body = isList ? peopleBody(texts, wish.people) : criteriaBody(texts, wish.criteria, wish.isStatic);
    return NewCohort{wish.name, [api, body](QObject *context, Answer<Cohort> answer) {
                         return api->createCohort(body, context, std::move(answer));
                     }};
}

void CohortCreation::create(const CreateWish &wish)
{
    if (!m_session || !m_dialog)
        return;
    std::optional<NewCohort> wanted = newCohort(wish);
    if (!wanted)
        return;
    m_maker = std::make_unique<CohortMaker>(catalogueSource(m_session->api()).list, m_session->catalogue(),
                                            CohortMaker::Pace(), nullptr);
    connect(m_maker.get(), &CohortMaker::finished, this, &CohortCreation::finish);
    connect(m_maker.get(), &CohortMaker::lookingUp, this, [this] {
        if (m_dialog)
            m_dialog->showBusy(tr("The connection broke after the cohort was asked for, so nobody knows yet whether it "
                                  "was made. Looking for it; it is not asked for twice..."));
    });
    m_dialog->showBusy(tr("Creating..."));
    m_maker->make(*std::move(wanted));
}

void CohortCreation::finish(const CohortMaker::Outcome &outcome)
{
    using Kind = CohortMaker::Outcome::Kind;
    const bool isThere = outcome.isThere();
    if (isThere || outcome.kind == Kind::HalfMade) {
        if (m_dialog)
            m_dialog->accept();
        emit made(outcome.cohort);
    }
    if (outcome.kind == Kind::HalfMade)
        emit odd(tr("The server stopped half-way, and left this cohort behind. Complete it or delete it."),
                 outcome.error);
    if (isThere)
        emit done(outcome.kind == Kind::Found ? tr("The cohort was made although its answer was lost.")
                                              : tr("The cohort was made."));
    if (!m_dialog || isThere || outcome.kind == Kind::HalfMade)
        return;
    if (outcome.kind == Kind::Refused)
        m_dialog->showRefusal(outcome.error);
    else
        m_dialog->showDoubt(
            outcome.kind == Kind::Absent
                ? tr("The connection broke, and no cohort of that name is there. It was most likely not "
                     "made: you can create it now, or look once more.")
                : tr("The connection broke, and it cannot be found out whether the cohort was made. "
                     "Look again before you create it once more."),
            tr("&Look again"), outcome.error);
}

} // namespace desk
