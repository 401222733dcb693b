// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <vector>

namespace desk {

//! One column that can be chosen. `key` is the name that exports and settings use.
struct ColumnChoice
{
    QString key;
    QString title;
    bool chosen = false;
    bool operator==(const ColumnChoice &) const = default;
};

//! Columns that a person ticks and puts in order. Owned by its view. GUI thread.
class ColumnChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setChoices(std::vector<ColumnChoice> choices);
    //! Appends those whose key is not there yet.
    void addChoices(const std::vector<ColumnChoice> &choices);
    const std::vector<ColumnChoice> &choices() const { return m_choices; }
    QStringList chosenKeys() const;
    void choose(const QStringList &keys);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to, int destination) override;

signals:
    //! What is chosen, or its order, changed.
    void choiceChanged();

private:
    std::vector<ColumnChoice> m_choices;
};

} // namespace desk
