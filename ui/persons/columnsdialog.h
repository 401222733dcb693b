// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/definitions.h"
#include "models/domain/page.h"
#include "ui/widgets/columnchoicemodel.h"

#include <QDialog>

namespace desk {

class Banner;
class ColumnChooser;

//! How the dialogs learn which properties persons have.
using PropertyFetch = Fetch<PageRequest, Page<PropertyDefinition>>;

//! Adds the person properties of the project to a list of columns, page by page. Owned by a dialog.
class PropertyColumnSource final : public QObject
{
    Q_OBJECT
public:
    PropertyColumnSource(PropertyFetch fetch, ColumnChoiceModel *model, QObject *parent = nullptr);
    void start();

signals:
    void failed(const desk::Error &error);

private:
    void ask(PageRequest page);

    PropertyFetch m_fetch;
    ColumnChoiceModel *m_model;
    Pending m_running;
};

//! "Columns of people": which columns the table of people shows and in which order. Owned by the tab.
class ColumnsDialog final : public QDialog
{
    Q_OBJECT
public:
    ColumnsDialog(std::vector<ColumnChoice> choices, PropertyFetch fetch, QWidget *parent = nullptr);

signals:
    void chosen(const QStringList &keys);

private:
    ColumnChooser *m_chooser;
    Banner *m_banner;
    PropertyColumnSource m_source;
};

} // namespace desk
