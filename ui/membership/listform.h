// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace desk {

class DataTable;
class ElidedLabel;
class PreviewModel;

//! How a list is read: what was found out, each part to be corrected, and the first rows. Owned by the window.
class ListForm final : public QWidget
{
    Q_OBJECT
public:
    explicit ListForm(QWidget *parent = nullptr);

    //! `source`: "people.csv". Corrections that the person made stay in `look.format` when it comes from them.
    void showLook(const QString &source, const ListLook &look);
    const ListFormat &format() const { return m_look.format; }
    QComboBox *kind() const { return m_kind; }
    QComboBox *column() const { return m_column; }

signals:
    //! The person corrected something: the first rows must be read anew.
    void corrected(const desk::ListFormat &format);

private:
    void buildLayout();
    void fillChoices();
    void correct();

    ElidedLabel *m_source;
    QComboBox *m_encoding;
    QComboBox *m_separator;
    QComboBox *m_column;
    QComboBox *m_kind;
    QCheckBox *m_header;
    QCheckBox *m_quotes;
    DataTable *m_table;
    PreviewModel *m_preview;
    ListLook m_look;
    bool m_isFilling = false;
};

} // namespace desk
