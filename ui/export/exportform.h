// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/exportplan.h"
#include "models/profile/settings.h"
#include "ui/export/exportsetup.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace desk {

//! Asks for a file to write: a suggested path, and where the answer goes (nothing is called when nobody chose one).
using AskTarget = std::function<void(QWidget *parent, const QString &suggested, std::function<void(const QString &)>)>;

//! The desktop's own file dialog.
AskTarget desktopFileDialog();

//! How and where an export is written: search, format, its options, file. Owned by the dialog.
class ExportForm final : public QWidget
{
    Q_OBJECT
public:
    ExportForm(const QString &name, const QString &search, const CsvDefaults &csv, QWidget *parent = nullptr);

    void setAskTarget(AskTarget ask) { m_ask = std::move(ask); }
    QString search() const;
    PersonFormat format() const;
    //! The absolute path; empty when none is given.
    QString target() const;
    CsvDefaults csvDefaults() const;
    //! All that stands here, and back; `columns` and `cohorts` are the dialog's.
    ExportSetup setup() const;
    void takeSetup(const ExportSetup &setup);
    void focusTarget();
    //! The line with the file: it needs more room than the other fields, so the dialog places it.
    QWidget *targetRow() const { return m_targetRow; }

signals:
    //! Anything that the person can set here.
    void changed();

private:
    enum Kind { Csv, Tsv, JsonLines };
    void addRows(QFormLayout *form);
    void buildTargetRow();
    void followKind();
    void browse();
    QString suffix() const;

    AskTarget m_ask;
    QString m_name;
    QLineEdit *m_search;
    QComboBox *m_kind;
    QCheckBox *m_mark;
    QCheckBox *m_guard;
    QCheckBox *m_lineEnds;
    QLineEdit *m_target;
    QWidget *m_targetRow;
};

} // namespace desk
