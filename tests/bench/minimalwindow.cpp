// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that a window like ours can be: what the start of the program is compared with.
#include <QApplication>
#include <QMainWindow>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    QMainWindow window;
    QStandardItemModel model(100, 6);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            model.setItem(row, column, new QStandardItem(QStringLiteral("Cell %1, %2").arg(row).arg(column)));
    }
    auto *splitter = new QSplitter;
    auto *tree = new QTreeView;
    auto *tabs = new QTabWidget;
    auto *table = new QTableView;
    tree->setModel(&model);
    table->setModel(&model);
    tabs->addTab(table, QStringLiteral("Table"));
    splitter->addWidget(tree);
    splitter->addWidget(tabs);
    window.setCentralWidget(splitter);
    window.resize(1200, 800);
    window.show();
    return QApplication::exec();
}
