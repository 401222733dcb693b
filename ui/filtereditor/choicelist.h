// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"

#include <QListView>

class QKeyEvent;
class QStandardItemModel;

namespace desk {

//! The popup with the choices of a field, which keeps the keyboard. Owned by the field.
class ChoiceList final : public QListView
{
    Q_OBJECT
public:
    explicit ChoiceList(QWidget *field);

    //! `above` and `below` only say something; empty: nothing stands there.
    void fill(const Choices &choices, const QString &above, const QString &below);
    //! Under the field, or above it where there is no room below. Without rows it stays closed.
    void open();
    //! The choice of a row; null where there is none to be made.
    const Choice *choiceAt(const QModelIndex &index) const;
    const Choice *marked() const { return choiceAt(currentIndex()); }
    void markFirst();
    static bool moves(const QKeyEvent &event);

private:
    void addChoice(size_t row, bool looksAlike);
    void addNote(const QString &text);

    QWidget *m_field;
    QStandardItemModel *m_rows;
    Choices m_choices;
};

} // namespace desk
