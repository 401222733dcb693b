// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/catalogue/cataloguerow.h"
#include "models/domain/definitions.h"

#include <QDialog>
#include <QHash>
#include <QUrl>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace desk {

//! What the dialog asks about.
struct DeletionWish
{
    std::vector<CatalogueRowPtr> cohorts; //!< at least one
    Fetch<CohortId, UsedIn> uses;
    bool protects = false; //!< the server refuses for the sake of other cohorts and insights (contract 9.2)
    bool losesEdits = false;
    QUrl projectUrl;
};

//! "Delete cohort": looks first where each is used and says what stands in the way, with links to it. It only asks; who
//! opened it deletes. Owned by the window.
class DeleteDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit DeleteDialog(DeletionWish wish, QWidget *parent = nullptr);

    //! Those that nothing stands in the way of, as far as is known.
    std::vector<CatalogueRowPtr> deletable() const;

signals:
    //! The dialog has closed.
    void deleteWanted(const std::vector<desk::CatalogueRowPtr> &cohorts);
    //! A cohort that stands in the way shall be looked at. The dialog has closed.
    void openWanted(desk::CohortId id);

private:
    void buildLayout();
    void ask();
    void take(const CatalogueRowPtr &row, Result<UsedIn> uses);
    void showUses();
    void showButton();
    QString bodyText() const;
    UsedIn usesLeft(CohortId id) const;
    QString freeLine() const;
    QString blockOf(const CatalogueRow &row) const;
    QString usesOf(const UsedIn &uses) const;
    void follow(const QUrl &link);

    DeletionWish m_wish;
    QHash<CohortId, UsedIn> m_uses;
    QHash<CohortId, Error> m_unknown; //!< why nobody could say
    std::vector<Pending> m_asks;
    QLabel *m_question;
    QTextBrowser *m_body;
    QPushButton *m_delete;
};

} // namespace desk
