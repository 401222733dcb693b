// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/shortcutsdialog.h"

#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"
#include "ui/widgets/searchedit.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QStandardItemModel>

namespace desk {

namespace {

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').remove(QStringLiteral("..."));
}

void addMenu(QStandardItemModel *model, const QMenu *menu, const QString &where)
{
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            addMenu(model, action->menu(), where);
        else if (!action->shortcut().isEmpty())
            model->appendRow({new QStandardItem(withoutMnemonic(action->text())),
                              new QStandardItem(action->shortcut().toString(QKeySequence::NativeText)),
                              new QStandardItem(where)});
    }
}

QStandardItemModel *shortcutModel(const QMenuBar *menus, QObject *parent)
{
    auto *model = new QStandardItemModel(0, 3, parent);
    model->setHorizontalHeaderLabels(
        {ShortcutsDialog::tr("Command"), ShortcutsDialog::tr("Shortcut"), ShortcutsDialog::tr("Menu")});
    for (const QAction *action : menus->actions())
        addMenu(model, action->menu(), withoutMnemonic(action->text()));
    return model;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar *menus, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *search = new SearchEdit(tr("Search shortcuts"), tr("Search shortcuts"), 0, this);
    auto *table = new DataTable(tr("Shortcuts"), this);
    QStandardItemModel *model = shortcutModel(menus, this);
    table->setModel(model);
    table->setItemDelegate(new PlainTextDelegate(table));
    table->setColumnCharacters({34, 20, 14});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1);
    column->addWidget(search);
    column->addWidget(table, 1);
    column->addWidget(buttons);
    resize(textWidth(this, 80), grid(this, 52));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search, &SearchEdit::leftDownwards, table, &DataTable::enter);
    connect(search, &SearchEdit::searchChanged, table, [table, model](const QString &text) {
        for (int row = 0; row < model->rowCount(); ++row)
            table->setRowHidden(row, !model->item(row)->text().contains(text, Qt::CaseInsensitive));
    });
}

} // namespace desk
