// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"

#include <QWidget>

namespace desk {

//! One field of the criterion form: shows a JSON value and tells what a person made of it. What it cannot show it
//! keeps: showing never tells. Owned by the form.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void show(const JsonValue &value) = 0;
    using QWidget::show;
    //! What to choose from now; `about` names it, so that the same again is no change.
    virtual void setSource(const QString &about, const ChoiceSource &source);

signals:
    void edited(const desk::JsonValue &value);
};

inline void FieldEditor::setSource(const QString &, const ChoiceSource &) {}

} // namespace desk
