// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/palettemodel.h"

#include <QDialog>

namespace desk {

class DataTable;
class SearchEdit;

//! Everything by typing: commands, cohorts, connections. Enter does the chosen one and closes. Made anew each time it
//! is opened, so that it knows what can be done now. Owned by the window.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(std::vector<PaletteEntry> entries, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void search(const QString &text);
    void runCurrent();
    void step(int rows);

    PaletteModel *m_model;
    SearchEdit *m_search;
    DataTable *m_table;
};

} // namespace desk
