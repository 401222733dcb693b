// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cohortfilter.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace desk {

//! The row of quick filters above the list, in two lines where there is little room: exactly one is down. Owned by the
//! list page.
class QuickFilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit QuickFilterBar(QWidget *parent = nullptr);

    QuickFilter filter() const;
    void setFilter(QuickFilter filter);
    //! How many cohorts a filter would show, told in its tooltip.
    void setCount(QuickFilter filter, int count);
    //! Why a filter cannot be chosen; empty: it can.
    void setWhyNot(QuickFilter filter, const QString &reason);
    QSize minimumSizeHint() const override;

signals:
    void filterChanged(desk::QuickFilter filter);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void add(QuickFilter filter, const QString &text);
    void arrange(bool inTwoLines);
    int widthInOneLine() const;

    QButtonGroup *m_group;
    QHBoxLayout *m_upper;
    QHBoxLayout *m_lower;
    bool m_isInTwoLines = false;
};

} // namespace desk
