// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectdialog.h"

#include "ui/connection/networkform.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! In characters: also beside a scroll bar there is room for a banner in one line, else it would grow and keep the bar.
constexpr int leastWidth = 74;

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
    , m_area(new QScrollArea(this))
    , m_form(new ServerForm(this))
    , m_kept(new QComboBox(this))
    , m_remove(new QToolButton(this))
    , m_name(new QLineEdit(this))
    , m_readOnly(new QCheckBox(tr("&Look only: refuse everything that would change something"), this))
    , m_keep(new QCheckBox(tr("Keep th&is connection on this computer"), this))
    , m_network(new NetworkForm(tr("As in the preferences"), this))
    , m_connect(new QPushButton(tr("&Connect"), this))
{
    setWindowTitle(tr("Connect to PostHog"));
    auto *column = scrollingColumn();
    addDemoPart(column);
    column->addWidget(ruler(this));
    addServerPart(column);
    column->addStretch(1);
    addButtons();
    connect(m_form, &ServerForm::edited, this, [this] { m_isEdited = true; });
    connect(m_form, &ServerForm::tested, this, [this] {
        // With several projects the person has the last word.
        if (std::exchange(m_connectAfterTest, false) && !m_form->hasChoice())
            finish();
    });
    connect(m_form, &ServerForm::failed, this, [this] { m_connectAfterTest = false; });
    for (const auto signal : {&ServerForm::edited, &ServerForm::tested, &ServerForm::failed})
        connect(m_form, signal, this, &ConnectDialog::fitHeight, Qt::QueuedConnection);
    showProfile({});
}

void ConnectDialog::showEvent(QShowEvent *event)
{
    fitHeight();
    QDialog::showEvent(event);
}

//! What stands between the window's title and its buttons: on a small screen, or with large letters, it is scrolled.
QBoxLayout *ConnectDialog::scrollingColumn()
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(m_area);
    auto *column = new QVBoxLayout(inside);
    setGrid(column, this, 2, 1.25);
    m_area->setWidget(inside);
    auto *outer = new QVBoxLayout(this);
    setGrid(outer, this, 0, 0);
    outer->addWidget(m_area, 1);
    return column;
}

void ConnectDialog::fitHeight()
{
    const QRect screenRoom = screen()->availableGeometry();
    const QLayout *inside = m_area->widget()->layout();
    const int width = qMin(qMax(textWidth(this, leastWidth), this->width()), screenRoom.width() - grid(this, 2));
    const int buttons = layout()->itemAt(1)->sizeHint().height();
    m_area->widget()->layout()->activate();
    resize(width, qMin(screenRoom.height() - grid(this, 6), inside->totalHeightForWidth(width) + buttons));
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
    m_keptRow = keptRow();
    column->addWidget(m_keptRow);
    column->addWidget(m_form);
    m_keep->setChecked(true);
    column->addWidget(m_keep);
    auto *more = new QToolButton(this);
    more->setText(tr("&More options"));
    more->setIcon(icon(u"go-down"_s));
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setCheckable(true);
    more->setAutoRaise(true);
    QWidget *details = detailsPart();
    details->hide();
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addWidget(details);
    connect(more, &QToolButton::toggled, details, [this, details, more](bool open) {
        details->setVisible(open);
        more->setIcon(icon(open ? u"go-up"_s : u"go-down"_s));
        fitHeight();
    });
}

QWidget *ConnectDialog::keptRow()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    setGrid(line, this, 0, 1);
    auto *label = new QLabel(tr("Co&nnection"), row);
    label->setBuddy(m_kept);
    m_kept->setObjectName(u"kept"_s);
    m_kept->setMinimumContentsLength(20);
    m_remove->setText(tr("&Delete"));
    m_remove->setIcon(icon(u"edit-delete"_s));
    m_remove->setToolTip(tr("Delete this connection and its key"));
    m_remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    line->addWidget(label);
    line->addWidget(m_kept, 1);
    line->addWidget(m_remove);
    row->hide();
    connect(m_kept, &QComboBox::activated, this, &ConnectDialog::chooseKept);
    connect(m_remove, &QToolButton::clicked, this, &ConnectDialog::askBeforeRemoving);
    return row;
}

QWidget *ConnectDialog::detailsPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    setGrid(column, this, 0, 1);
    auto *form = new QFormLayout;
    setGrid(form, this, 0, 1);
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("the project's name"));
    m_name->setMaxLength(100);
    form->addRow(tr("Nam&e"), m_name);
    column->addLayout(form);
    column->addWidget(m_readOnly);
    column->addWidget(m_network);
    connect(m_network, &NetworkForm::edited, this, [this] {
        m_isEdited = true;
        m_form->setNetwork(network());
    });
    return part;
}

void ConnectDialog::addButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_connect, QDialogButtonBox::ActionRole);
    m_connect->setDefault(true);
    auto *line = new QHBoxLayout;
    setGrid(line, this, 2, 0);
    line->addWidget(buttons);
    static_cast<QBoxLayout *>(layout())->addLayout(line);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::connectOrTest);
}

void ConnectDialog::setConnections(const std::vector<ConnectionProfile> &profiles, ServerForm::KeyFetch keys)
{
    m_profiles = profiles;
    m_form->setKeyFetch(std::move(keys));
    m_kept->clear();
    m_kept->addItem(tr("New connection"), QString());
    for (const ConnectionProfile &profile : profiles)
        m_kept->addItem(profile.name, profile.id);
    m_keptRow->setVisible(!profiles.empty());
    showProfile({});
}

void ConnectDialog::chooseKept(int row)
{
    showProfile(row > 0 ? m_profiles.at(static_cast<size_t>(row - 1)) : ConnectionProfile());
}

void ConnectDialog::showProfile(const ConnectionProfile &profile)
{
    m_profile = profile;
    m_kept->setCurrentIndex(qMax(0, m_kept->findData(profile.id)));
    m_remove->setEnabled(!profile.id.isEmpty());
    m_name->setText(profile.name);
    m_readOnly->setChecked(profile.server.readOnly);
    const ConnectionSettings &server = profile.server;
    m_network->setValues({server.proxy, server.proxyHost, server.proxyPort, server.extraCaFile});
    m_form->setProfile(profile);
    m_isEdited = false;
}

ConnectionSettings ConnectDialog::network() const
{
    return m_network->values().applied({});
}

void ConnectDialog::askBeforeRemoving()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Delete connection"),
                                tr("Delete the connection \"%1\"?").arg(m_profile.name), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its key is taken out of the keychain, and unsaved edits and the list of cohorts that "
                               "are kept for it on this computer go too. Nothing changes on the server."));
    QPushButton *remove = box->addButton(tr("&Delete connection"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, this, [this] {
        const QString id = m_profile.id;
        std::erase_if(m_profiles, [&id](const ConnectionProfile &each) { return each.id == id; });
        m_kept->removeItem(m_kept->findData(id));
        m_keptRow->setVisible(!m_profiles.empty());
        showProfile({});
        emit removeWanted(id);
    });
    box->open();
}

bool ConnectDialog::isUnchanged() const
{
    return !m_profile.id.isEmpty() && !m_isEdited;
}

void ConnectDialog::connectOrTest()
{
    if (m_form->isTested() || isUnchanged())
        return finish();
    m_connectAfterTest = true;
    m_form->test();
}

void ConnectDialog::finish()
{
    const auto settings = m_form->settings();
    if (!settings)
        return;
    ConnectionChoice choice;
    choice.profile = m_profile;
    choice.profile.server = *settings;
    choice.profile.server.readOnly = m_readOnly->isChecked();
    choice.profile.projectName = m_form->label();
    const QString name = m_name->text().trimmed();
    choice.profile.name = name.isEmpty() ? m_form->label() : name;
    choice.key = m_form->typedKey();
    choice.isKept = m_keep->isChecked();
    accept();
    emit connectionChosen(choice);
}

} // namespace desk
