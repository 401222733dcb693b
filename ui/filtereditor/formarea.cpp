// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/formarea.h"

#include "ui/widgets/metrics.h"

#include <QEvent>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>

namespace desk {

namespace {
constexpr int leastForm = 44;      // characters
constexpr double leastFields = 20; // grid units: a title and a few fields
} // namespace

FormArea::FormArea(QWidget *form, QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // no stop between the fields
    setWidget(form);
    form->setAutoFillBackground(false); // it stands on the tab, like the tree
    viewport()->setAutoFillBackground(false);
    setMinimumWidth(textWidth(this, leastForm));
}

void FormArea::fit()
{
    setMinimumHeight(std::min(grid(this, leastFields), widget()->sizeHint().height()));
    const auto *splitter = qobject_cast<QSplitter *>(parentWidget());
    if (!splitter)
        return;
    const int beside = splitter->orientation() == Qt::Horizontal
                           ? splitter->widget(0)->minimumSizeHint().width() + splitter->handleWidth()
                           : 0;
    const int least = textWidth(this, leastForm);
    const int need = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    setMinimumWidth(std::clamp(need, least, std::max(least, splitter->width() - beside)));
}

bool FormArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace desk
