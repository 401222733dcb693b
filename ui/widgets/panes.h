// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace desk {

//! Panes side by side with a handle between them, all of them whole: from right to left Qt lays them out one pixel too
//! far to the right, over the edge, and the first loses its border there. Owned by its parent.
class Panes final : public QSplitter
{
    Q_OBJECT
public:
    explicit Panes(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void keepEdge();
};

} // namespace desk
