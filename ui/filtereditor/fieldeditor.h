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
    //! How free text is typed (see typedValue()). It may become known while one types.
    virtual void setPropertyType(const QString &propertyType);
    //! The same place of another criterion is shown from now on: what is half typed, asked for or marked was not about
    //! that one.
    virtual void startOver() {}
    //! Whether something was entered that becomes a value only with an answer that is still to come.
    virtual bool isWaiting() const { return false; }
    //! The name of what the last edit was about, where `member` is edited here: edits in a row of the same name become
    //! one undo step; empty: a step of its own.
    virtual QString part(const QString &member) const { return member; }

signals:
    void edited(const desk::JsonValue &value);
};

inline void FieldEditor::setSource(const QString &, const ChoiceSource &) {}
inline void FieldEditor::setPropertyType(const QString &) {}

} // namespace desk
