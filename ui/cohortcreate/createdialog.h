// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/criteria/sentence.h"
#include "ui/cohortcreate/createwish.h"

#include <QDialog>
#include <QHash>

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace desk {

class Banner;
class CriteriaChoice;

//! What the window "New cohort" begins with.
struct CreateSurroundings
{
    std::vector<PersonId> people; //!< selected in the table of people
    QString openName;             //!< of the open cohort; its criteria can be taken
    FilterTree openCriteria;
    CriteriaNames names;
    QString whyNoSnapshot; //!< empty: the server can
};

//! "New cohort": dynamic from nothing, a template, the clipboard or the open cohort's criteria; static empty, from
//! selected people, from a CSV file or as a snapshot. It only asks; who opened it creates, and tells it how that went.
//! Owned by the window.
class CreateDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit CreateDialog(const CreateSurroundings &surroundings, QWidget *parent = nullptr);

    CreateWish wish() const;
    //! The request is out: nothing can be asked for twice.
    void showBusy(const QString &words);
    //! At the field that the server names, else above the buttons. The person may change something and try again.
    void showRefusal(const Error &error);
    //! Nobody knows what became of it; `action` is the way to find out.
    void showDoubt(const QString &words, const QString &action, const Error &error);

signals:
    void createWanted(const desk::CreateWish &wish);
    void lookAgainWanted();

protected:
    bool event(QEvent *event) override;

private:
    void buildLayout();
    void addTexts(QFormLayout *form);
    void addSources(QFormLayout *form);
    QBoxLayout *kindLine();
    QWidget *csvLine();
    void connectParts();
    void addField(QFormLayout *form, const QString &attr, const QString &label, QWidget *field);
    void showFields();
    void browse();
    void submit();
    bool checks();
    void showAt(const QString &attr, const QString &words);
    void clearErrors();
    CreateWish::Source source() const;
    void setFieldsEnabled(bool enabled);

    CreateSurroundings m_around;
    QRadioButton *m_dynamic;
    QRadioButton *m_static;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QComboBox *m_source;
    CriteriaChoice *m_criteria;
    QLineEdit *m_csv;
    QWidget *m_fields;
    QFormLayout *m_form = nullptr;
    QHash<QString, QLabel *> m_errors; //!< under each field, by the server's name of it
    Banner *m_banner;
    QPushButton *m_create;
};

} // namespace desk
