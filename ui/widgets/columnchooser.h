// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QToolButton;

namespace desk {

class ColumnChoiceModel;
class SearchEdit;

//! A list of columns with a search: tick to show, drag or Alt+Up / Alt+Down to put in order. Owned by its dialog.
class ColumnChooser final : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnChooser(QWidget *parent = nullptr);

    ColumnChoiceModel &model() const { return *m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void filter(const QString &text);
    void moveCurrent(int by);
    void updateButtons();

    ColumnChoiceModel *m_model;
    SearchEdit *m_search;
    QListView *m_list;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace desk
