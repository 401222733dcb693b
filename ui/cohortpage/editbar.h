// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QWidget>

#include <functional>

class QLineEdit;

namespace desk {

class Banner;
class CohortEditing;

//! Name and description of the open cohort, editable in place, with Save and Discard, and what the server said of a
//! save. Owned by the cohort page.
class EditBar final : public QWidget
{
    Q_OBJECT
public:
    EditBar(CohortEditing &editing, QWidget *parent = nullptr);

private:
    void build();
    void connectParts();
    void showDraft();
    void showFailure(const Error &error);
    void showDoubt(int errors);
    void showDeleted();

    CohortEditing &m_editing; //!< the page's
    QLineEdit *m_name;
    QLineEdit *m_description;
    Banner *m_banner;
    std::function<void()> m_action; //!< what the banner's button does
};

} // namespace desk
