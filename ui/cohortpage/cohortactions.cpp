// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/cohortactions.h"

#include "ui/cohortpage/actionreason.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>

namespace desk {

using namespace Qt::StringLiterals;

CohortActions::CohortActions(QWidget *parent)
    : QObject(parent)
    , m_export(makeAction(this, u"document-export"_s, tr("&Export people..."), Qt::CTRL | Qt::Key_E))
    , m_open(makeAction(this, u"internet-web-browser"_s, tr("Open in &browser"), Qt::CTRL | Qt::SHIFT | Qt::Key_B))
    , m_copyId(makeAction(this, u"edit-copy"_s, tr("Copy &id"), Qt::CTRL | Qt::SHIFT | Qt::Key_I))
    , m_copyLink(makeAction(this, u"edit-link"_s, tr("Copy &link"), Qt::CTRL | Qt::SHIFT | Qt::Key_L))
{
    m_export->setIconText(tr("Export"));
    connect(m_export, &QAction::triggered, this, [this] { emit exportWanted(m_row); });
    connect(m_open, &QAction::triggered, this, [this] { QDesktopServices::openUrl(link()); });
    connect(m_copyId, &QAction::triggered, this,
            [this] { copy(m_row->cohort.id.toString(), tr("The id is on the clipboard.")); });
    connect(m_copyLink, &QAction::triggered, this,
            [this] { copy(link().toString(), tr("The link is on the clipboard.")); });
    update();
}

void CohortActions::setCohort(const CatalogueRowPtr &row)
{
    m_row = row;
    update();
}

void CohortActions::setProjectUrl(const QUrl &url)
{
    m_projectUrl = url;
    update();
}

void CohortActions::fill(QMenu *menu) const
{
    menu->addActions({m_export, m_open, m_copyId, m_copyLink});
}

QUrl CohortActions::link() const
{
    QUrl url = m_projectUrl;
    url.setPath(url.path() + u"/cohorts/"_s + m_row->cohort.id.toString());
    return url;
}

void CohortActions::copy(const QString &text, const QString &words)
{
    QGuiApplication::clipboard()->setText(text);
    emit done(words);
}

void CohortActions::update()
{
    const bool hasId = m_row && m_row->cohort.id.isValid();
    const QString noCohort = !m_row ? tr("choose a cohort first") : hasId ? QString() : tr("its id cannot be read");
    const QString noLink = noCohort.isEmpty() && m_projectUrl.isEmpty() ? tr("the project is not known yet") : noCohort;
    enableUnless(m_export, noCohort);
    enableUnless(m_copyId, noCohort);
    enableUnless(m_open, noLink);
    enableUnless(m_copyLink, noLink);
}

} // namespace desk
