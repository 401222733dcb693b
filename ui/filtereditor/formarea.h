// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace desk {

//! The place of the criterion's form beside or under the tree: as wide as the form needs where there is the room, and
//! scrolling sideways where there is not; never lower than a few of its fields. Owned by the editor's splitter.
class FormArea final : public QScrollArea
{
    Q_OBJECT
public:
    FormArea(QWidget *form, QWidget *parent);

    void fit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace desk
