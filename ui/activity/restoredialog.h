// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/tables/earlierversion.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QPushButton;
class QRadioButton;

namespace desk {

class Banner;
class ChangeTreeView;
class Session;

//! The window "Restore an earlier version": which parts, as they were before or after an entry of the activity log, and
//! what that changes. Nothing is sent before the person has seen the difference to the cohort as it is at that moment.
//! Owned by the activity view.
class RestoreDialog final : public QDialog
{
    Q_OBJECT
public:
    //! `session` must outlive the window.
    RestoreDialog(Session &session, ActivityEntry entry, QWidget *parent = nullptr);

signals:
    void restored();

private:
    void buildLayout();
    QBoxLayout *sideChoice();
    QBoxLayout *partChoice();
    void connectParts();
    void readCohort();
    void showVersion();
    void showPreview();
    void restore();
    void sendUnlessChanged(const Result<Cohort> &now);
    void take(const Result<Cohort> &result);
    void setBusy(bool busy);
    EarlierVersion wanted() const;
    CriteriaNames names() const;

    Session &m_session;
    ActivityEntry m_entry;
    std::optional<Cohort> m_now; //!< as it was when the preview was made
    Pending m_call;
    QRadioButton *m_before;
    QRadioButton *m_after;
    QCheckBox *m_name;
    QCheckBox *m_description;
    QCheckBox *m_criteria;
    Banner *m_banner;
    ChangeTreeView *m_preview;
    QPushButton *m_restore;
};

} // namespace desk
