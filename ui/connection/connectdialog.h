// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/connectionbook.h"
#include "ui/connection/serverform.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QScrollArea;
class QToolButton;

namespace desk {

class NetworkForm;

//! "Connect to PostHog": the demo project, one of the kept connections, or a new one. A typed key stays in this dialog
//! and in the choice it makes. Owned by the window.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);

    //! What can be chosen, changed and deleted; `keys` reads the key of one of them.
    void setConnections(const std::vector<ConnectionProfile> &profiles, ServerForm::KeyFetch keys);
    //! Fills the fields with a kept connection, or with what is known of a new one.
    void showProfile(const ConnectionProfile &profile);
    void showError(const Error &error) { m_form->showError(error); }

protected:
    void showEvent(QShowEvent *event) override;

signals:
    void demoChosen();
    void connectionChosen(const desk::ConnectionChoice &choice);
    void removeWanted(const QString &profile);

private:
    void addDemoPart(QBoxLayout *column);
    void addServerPart(QBoxLayout *column);
    QWidget *keptRow();
    QWidget *detailsPart();
    QBoxLayout *scrollingColumn();
    void addButtons();
    void chooseKept(int row);
    void askBeforeRemoving();
    void connectOrTest();
    bool isUnchanged() const;
    ConnectionSettings network() const;
    void finish();
    //! Wrapped texts need more lines than a first guess gives them.
    void fitHeight();

    std::vector<ConnectionProfile> m_profiles;
    ConnectionProfile m_profile; //!< what is edited; without an id: new
    QScrollArea *m_area;
    ServerForm *m_form;
    QWidget *m_keptRow = nullptr;
    QComboBox *m_kept;
    QToolButton *m_remove;
    QLineEdit *m_name;
    QCheckBox *m_readOnly;
    QCheckBox *m_keep;
    NetworkForm *m_network;
    QPushButton *m_connect;
    bool m_connectAfterTest = false;
    bool m_isEdited = false;
};

} // namespace desk
