// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/person.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace desk {

class DataTable;
class ElidedLabel;
class PersonCohorts;
class PropertyModel;

//! Everything about the selected person: name, ids, all properties, the chosen value whole, other cohorts. Owned by the
//! people tab.
class PersonPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PersonPanel(QWidget *parent = nullptr);

    //! `open` is the cohort in which the person was found.
    void showPerson(const std::optional<Person> &person, CohortId open);
    PersonCohorts *cohorts() const { return m_cohorts; }
    //! The project's page in the web app; empty switches the link off.
    void setProjectUrl(const QUrl &url);

signals:
    void done(const QString &text);

private:
    void buildLayout();
    void showValue();
    void openInBrowser();
    void copyId();

    std::optional<Person> m_person;
    QUrl m_projectUrl;
    PropertyModel *m_properties;
    ElidedLabel *m_name;
    ElidedLabel *m_ids;
    QToolButton *m_open;
    QToolButton *m_copy;
    DataTable *m_table;
    QPlainTextEdit *m_value;
    PersonCohorts *m_cohorts;
};

} // namespace desk
