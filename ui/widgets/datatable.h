// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QMenu;

namespace desk {

//! The table that every feature shows: rows of one line, no grid, whole rows selected, sizes from the font, Home and
//! End go to the first and last row, Ctrl+C copies the selected rows as TSV, the header's menu chooses the columns.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(const QString &name, QWidget *parent = nullptr);

    //! The column that type-ahead looks at; -1 (the default) for none.
    void setTypeAheadColumn(int column) { m_typeAheadColumn = column; }
    //! First widths, in average characters. Columns keep them until the person changes them.
    void setColumnCharacters(const QList<int> &characters);
    //! That column takes the room that the others leave, but no less than so many characters, until a person gives it a
    //! width.
    void setFillingColumn(int column, int leastCharacters);
    //! What horizontalHeader()->saveState() gave, when it has as many columns as the model; sorts as it says.
    void restoreHeader(const QByteArray &state);
    //! One entry a column, for the header's and the window's menu.
    void fillColumnMenu(QMenu *menu);
    void copySelection(bool withHeaders);
    //! Comes from the search above: takes the focus, and the first row where none is chosen yet.
    void enter();
    int selectedRowCount() const;
    //! Rows that are at least partly on screen; {-1, -1} when there are none.
    std::pair<int, int> visibleRows() const;

signals:
    void rowsCopied(int rows);
    void selectionCountChanged();
    void visibleRowsChanged();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

public:
    void keyboardSearch(const QString &search) override;

private:
    void setUpHeaders();
    void showHeaderMenu(const QPoint &place);
    void fillRoom();
    void followResize(int column);

    int m_typeAheadColumn = -1;
    int m_fillingColumn = -1;
    int m_leastFill = 0;
    bool m_isFilling = false;
    bool m_isTakingFocus = false;
};

} // namespace desk
