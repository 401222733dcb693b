// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/networkform.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

NetworkForm::NetworkForm(const QString &usual, QWidget *parent)
    : QWidget(parent)
    , m_proxy(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_authority(new QLineEdit(this))
{
    m_proxy->addItems({usual, tr("No proxy"), tr("Own proxy")});
    m_host->setPlaceholderText(u"proxy.example.com"_s);
    m_port->setRange(1, 65'535);
    m_port->setValue(3'128);
    // A port is a name, not an amount.
    m_port->setGroupSeparatorShown(false);
    m_authority->setPlaceholderText(tr("none: the system's own are trusted"));
    build();
    followProxy();
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &NetworkForm::followProxy);
    connect(m_proxy, &QComboBox::activated, this, &NetworkForm::edited);
    connect(m_host, &QLineEdit::textEdited, this, &NetworkForm::edited);
    connect(m_authority, &QLineEdit::textChanged, this, &NetworkForm::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &NetworkForm::edited);
}

void NetworkForm::build()
{
    auto *form = new QFormLayout(this);
    setGrid(form, this, 0, 1);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Pro&xy"), m_proxy);
    form->addRow(tr("Proxy &host"), m_host);
    form->addRow(tr("Proxy p&ort"), m_port);
    form->addRow(tr("Extra certi&ficates"), authorityRow());
    static_cast<QLabel *>(form->labelForField(m_authority->parentWidget()))->setBuddy(m_authority);
}

QWidget *NetworkForm::authorityRow()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    setGrid(line, this, 0, 0.5);
    auto *open = new QToolButton(row);
    open->setIcon(icon(u"folder-open"_s));
    open->setText(tr("Choose the file of certificates"));
    open->setToolTip(tr("Choose a PEM file with the certificate authority of your server"));
    connect(open, &QToolButton::clicked, this, &NetworkForm::browse);
    line->addWidget(m_authority, 1);
    line->addWidget(open);
    return row;
}

void NetworkForm::followProxy()
{
    const bool own = m_proxy->currentIndex() == static_cast<int>(ProxyChoice::Own);
    m_host->setEnabled(own);
    m_port->setEnabled(own);
}

void NetworkForm::browse()
{
    auto *dialog = new QFileDialog(this, tr("Certificates"), m_authority->text(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_authority, &QLineEdit::setText);
    dialog->open();
}

void NetworkForm::setValues(const NetworkDefaults &values)
{
    m_proxy->setCurrentIndex(static_cast<int>(values.proxy));
    m_host->setText(values.proxyHost);
    if (values.proxyPort > 0)
        m_port->setValue(values.proxyPort);
    m_authority->setText(values.extraCaFile);
}

NetworkDefaults NetworkForm::values() const
{
    NetworkDefaults values;
    values.proxy = static_cast<ProxyChoice>(m_proxy->currentIndex());
    if (values.proxy == ProxyChoice::Own) {
        values.proxyHost = m_host->text().trimmed();
        values.proxyPort = static_cast<quint16>(m_port->value());
    }
    values.extraCaFile = m_authority->text().trimmed();
    return values;
}

} // namespace desk
