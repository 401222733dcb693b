// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/projectactivity.h"

#include "ui/activity/activityview.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>

namespace desk {

ProjectActivity::ProjectActivity(QWidget *parent)
    : QDialog(parent)
    , m_view(new ActivityView(ActivityView::Scope::Project, this))
{
    setWindowTitle(tr("Project activity"));
    QLabel *hint = plainLabel(this, TextSize::Small);
    hint->setText(tr("Double-click or Enter opens the cohort in the main window."));
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    setGrid(foot, this, 1, 1);
    foot->addWidget(hint, 1);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_view, 1);
    column->addLayout(foot);
    resize(textWidth(this, 130), grid(this, 80));
    setSizeGripEnabled(true);
    // The window's menu and its keys are the main window's.
    connect(new QShortcut(Qt::Key_F5, this), &QShortcut::activated, m_view, &ActivityView::refresh);
    m_view->setFocus();
}

QByteArray ProjectActivity::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << saveGeometry() << m_view->table()->horizontalHeader()->saveState() << m_view->splitter()->saveState();
    return state;
}

void ProjectActivity::restoreState(const QByteArray &state)
{
    QByteArray geometry, columns, panes;
    QDataStream stream(state);
    stream >> geometry >> columns >> panes;
    if (panes.isEmpty())
        return;
    restoreGeometry(geometry);
    m_view->table()->restoreHeader(columns);
    m_view->splitter()->restoreState(panes);
}

} // namespace desk
