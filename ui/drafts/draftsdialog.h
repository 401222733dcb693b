// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/profile/draftstore.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace desk {

class DraftKeeper;

//! "Unsaved edits": what an earlier run left, and how each differs from what the server has now. Owned by the window.
class DraftsDialog final : public QDialog
{
    Q_OBJECT
public:
    using Lookup = std::function<CatalogueRowPtr(CohortId)>;
    //! The keeper must outlive the dialog.
    DraftsDialog(DraftKeeper &keeper, Lookup now, QWidget *parent = nullptr);

signals:
    void openWanted(const desk::SavedDraft &draft);

private:
    void build();
    void fill();
    void showCurrent();
    const SavedDraft *current() const;
    void askBeforeDiscarding();

    DraftKeeper &m_keeper;
    Lookup m_now;
    QListWidget *m_list;
    QPlainTextEdit *m_difference;
    QPushButton *m_open;
    QPushButton *m_discard;
};

} // namespace desk
