// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectdialog.h"

#include "ui/connection/serverform.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QLabel *paragraph(QWidget *parent, const QString &text)
{
    QLabel *label = plainLabel(parent);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

QFrame *ruler(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    return line;
}

QLabel *heading(QWidget *parent, const QString &text)
{
    QLabel *label = plainLabel(parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setText(text);
    return label;
}

} // namespace

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(new ServerForm(this))
    , m_connect(new QPushButton(tr("&Connect"), this))
{
    setWindowTitle(tr("Connect to PostHog"));
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    addDemoPart(column);
    column->addWidget(ruler(this));
    addServerPart(column);
    setMinimumWidth(textWidth(this, 70));
    connect(m_form, &ServerForm::tested, this, [this] {
        // With several projects the person has the last word.
        if (std::exchange(m_connectAfterTest, false) && !m_form->hasChoice())
            finish();
    });
    connect(m_form, &ServerForm::failed, this, [this] { m_connectAfterTest = false; });
}

void ConnectDialog::addDemoPart(QBoxLayout *column)
{
    auto *demo = new QPushButton(icon(u"run-demo"_s), tr("Try the &demo project"), this);
    demo->setAutoDefault(false);
    connect(demo, &QPushButton::clicked, this, [this] {
        accept();
        emit demoChosen();
    });
    column->addWidget(heading(this, tr("Look around first")));
    column->addWidget(
        paragraph(this, tr("A made-up company with 240 cohorts and 5,000 people. It runs on this computer "
                           "only: no account, no key, no network.")));
    column->addWidget(demo, 0, Qt::AlignLeft);
}

void ConnectDialog::addServerPart(QBoxLayout *column)
{
    column->addWidget(heading(this, tr("Your own project")));
    column->addWidget(m_form);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_connect, QDialogButtonBox::ActionRole);
    m_connect->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::connectOrTest);
}

void ConnectDialog::connectOrTest()
{
    if (m_form->isTested())
        return finish();
    m_connectAfterTest = true;
    m_form->test();
}

void ConnectDialog::finish()
{
    accept();
    emit connectionChosen(m_form->settings(), m_form->key(), m_form->label());
}

} // namespace desk
