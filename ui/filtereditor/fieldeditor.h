// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

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

signals:
    void edited(const desk::JsonValue &value);
};

} // namespace desk
