// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QObject>
#include <QUrl>

class QAction;
class QMenu;

namespace desk {

//! What can be done with the open cohort from anywhere in the window: open in the browser, copy its id or link, export.
//! Owned by the cohort page; menus, buttons and shortcuts show the same actions.
class CohortActions final : public QObject
{
    Q_OBJECT
public:
    explicit CohortActions(QWidget *parent);

    //! Null: no cohort is open, everything is off and says so.
    void setCohort(const CatalogueRowPtr &row);
    //! The project's page in the web app; empty switches the links off.
    void setProjectUrl(const QUrl &url);

    QAction *exportPeople() const { return m_export; }
    QAction *openInBrowser() const { return m_open; }
    QAction *copyId() const { return m_copyId; }
    QAction *copyLink() const { return m_copyLink; }
    void fill(QMenu *menu) const;

signals:
    void exportWanted(const desk::CatalogueRowPtr &row);
    //! Something went to the clipboard: words for the status bar.
    void done(const QString &text);

private:
    void copy(const QString &text, const QString &words);
    QUrl link() const;
    void update();

    CatalogueRowPtr m_row;
    QUrl m_projectUrl;
    QAction *m_export;
    QAction *m_open;
    QAction *m_copyId;
    QAction *m_copyLink;
};

} // namespace desk
