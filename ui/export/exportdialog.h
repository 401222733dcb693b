// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/jobs/exportplan.h"
#include "models/jobs/pagefetcher.h"
#include "ui/export/exportform.h"
#include "ui/persons/columnsdialog.h"

#include <QDialog>

class QBoxLayout;
class QPushButton;

namespace desk {

class Banner;
class ColumnChooser;
class ExportPreview;

//! What the export dialog starts with.
struct ExportWish
{
    std::vector<CatalogueRowPtr> cohorts; //!< at least one
    QString search;
    QStringList properties; //!< property columns that the table of people shows
    CsvDefaults csv;
    PropertyFetch propertyFetch;
    FetchPersonPage people; //!< for the preview
};

//! "Export people": which columns, how and where to. It only makes the plan; the job is somebody else's. Owned by the
//! window.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(ExportWish wish, QWidget *parent = nullptr);

    ExportForm *form() const { return m_form; }
    const ExportWish &wish() const { return m_wish; }
    //! What the person has set up so far, and back.
    ExportSetup setup() const;
    void takeSetup(const ExportSetup &setup);

signals:
    void setupChanged();
    void exportWanted(const desk::ExportPlan &plan, const desk::CsvDefaults &csv);

private:
    void buildLayout();
    QWidget *columnsPart();
    void fillColumns();
    void check();
    void tellWarnings();
    bool isTargetUsable();
    void finish();
    ExportPlan plan() const;

    ExportWish m_wish;
    ColumnChooser *m_columns;
    ExportForm *m_form;
    ExportPreview *m_preview;
    Banner *m_banner;
    QPushButton *m_export;
    PropertyColumnSource m_source;
};

} // namespace desk
