// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"
#include "ui/cohortpage/cohorttab.h"

#include <QTimer>

class QPushButton;

namespace desk {

class Banner;
class CohortDraft;
class JsonEdit;

//! The tab "JSON": the same criteria as text. Editing it changes the tree; a mistake is shown with its line and changes
//! nothing. Owned by the cohort page.
class JsonTab final : public CohortTab
{
    Q_OBJECT
public:
    //! `draft` outlives the tab.
    explicit JsonTab(CohortDraft &draft, QWidget *parent = nullptr);

    void showCohort(const CatalogueRowPtr &row) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void showDraft();
    void takeText();
    void takeLongText(const QString &text);
    void take(const JsonValue &value, bool isTyping);
    void markMistake(int line, int column);
    void format();
    void copy();

    CohortDraft &m_draft;
    QTimer m_pause;
    QByteArray m_shown; //!< what the text was made from
    bool m_taking = false;
    Banner *m_banner;
    JsonEdit *m_text;
    QPushButton *m_format;
};

} // namespace desk
