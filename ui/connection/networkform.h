// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace desk {

//! Proxy and extra certificate authority: how a server is reached. Used for one connection and for all. Owned by its
//! parent.
class NetworkForm final : public QWidget
{
    Q_OBJECT
public:
    //! `usual`: what the first choice of a proxy is called.
    explicit NetworkForm(const QString &usual, QWidget *parent = nullptr);

    void setValues(const NetworkDefaults &values);
    NetworkDefaults values() const;

signals:
    void edited();

private:
    void build();
    QWidget *authorityRow();
    void followProxy();
    void browse();

    QComboBox *m_proxy;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_authority;
};

} // namespace desk
