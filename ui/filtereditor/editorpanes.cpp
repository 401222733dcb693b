// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/editorpanes.h"

#include "ui/filtereditor/formarea.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/panes.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollBar>

namespace desk {

namespace {
constexpr int roomForBoth = 100;   // characters: side by side needs room for sentences
constexpr double leastHeight = 14; // grid units, of the whole when it is scrolled

//! Scrolled only where its parts would get too small, not where they would be smaller than they would like to be.
class Inside final : public QWidget
{
public:
    using QWidget::QWidget;
    int heightForWidth(int width) const override { return layout()->minimumHeightForWidth(width); }
};

} // namespace

EditorPanes::EditorPanes(QWidget *tree, FormArea *form, QWidget *whole, QWidget *parent)
    : QScrollArea(parent)
    , m_left(new QWidget(this))
    , m_form(form)
    , m_whole(whole)
    , m_splitter(new Panes(this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    m_leftColumn = new QVBoxLayout(m_left);
    setGrid(m_leftColumn, this, 0, 1);
    m_leftColumn->addWidget(tree, 1);
    m_leftColumn->addWidget(whole);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(form);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto *inside = new Inside(this);
    m_column = new QVBoxLayout(inside);
    setGrid(m_column, this, 0, 1);
    m_column->addWidget(m_splitter, 1);
    setWidget(inside);
    inside->setAutoFillBackground(false); // it stands on the tab
    viewport()->setAutoFillBackground(false);
    connect(m_splitter, &QSplitter::splitterMoved, this, &EditorPanes::moved);
}

bool EditorPanes::isStacked() const
{
    return m_splitter->orientation() == Qt::Vertical;
}

void EditorPanes::setStacked(bool stacked)
{
    if (stacked == isStacked())
        return;
    m_splitter->setOrientation(stacked ? Qt::Vertical : Qt::Horizontal);
    (stacked ? m_column : m_leftColumn)->addWidget(m_whole);
    // What the form has beside the tree in height, it needs more of under it.
    const int part = (stacked ? height() : width()) / 5;
    m_splitter->setSizes(stacked ? QList<int>{2 * part, 3 * part} : QList<int>{3 * part, 2 * part});
}

void EditorPanes::showFocus()
{
    if (QWidget *focus = widget()->focusWidget())
        ensureWidgetVisible(focus);
}

QSize EditorPanes::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), grid(this, leastHeight)};
}

void EditorPanes::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    setStacked(width() < textWidth(this, roomForBoth));
    m_form->fit();
}

bool EditorPanes::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // it may need another width
    return QScrollArea::eventFilter(watched, event);
}

} // namespace desk
