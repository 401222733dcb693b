// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/personpanel.h"

#include "ui/persons/personcohorts.h"
#include "ui/persons/propertymodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

PersonPanel::PersonPanel(QWidget *parent)
    : QWidget(parent)
    , m_properties(new PropertyModel(this))
    , m_name(new ElidedLabel(this))
    , m_ids(new ElidedLabel(this, Qt::ElideMiddle))
    , m_open(iconButton(this, u"internet-web-browser"_s, tr("Open the person in the browser")))
    , m_copy(iconButton(this, u"edit-copy"_s, tr("Copy the person's id")))
    , m_table(new DataTable(tr("Properties"), this))
    , m_value(new QPlainTextEdit(this))
    , m_cohorts(new PersonCohorts(this))
{
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_ids->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_properties);
    m_table->setItemDelegate(new PlainTextDelegate(m_table));
    m_table->setTypeAheadColumn(PropertyModel::NameColumn);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnCharacters({15, 4});
    // Values are cut here and shown whole below: nothing is gained by scrolling sideways.
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setAccessibleName(tr("Value of the selected property"));
    m_value->setPlaceholderText(tr("Choose a property to see its whole value."));
    buildLayout();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PersonPanel::showValue);
    connect(m_properties, &QAbstractItemModel::modelReset, this, &PersonPanel::showValue);
    connect(m_open, &QToolButton::clicked, this, &PersonPanel::openInBrowser);
    connect(m_copy, &QToolButton::clicked, this, &PersonPanel::copyId);
    showPerson({}, {});
}

void PersonPanel::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 0.5));
    head->addWidget(m_name, 1);
    head->addWidget(m_copy);
    head->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->setContentsMargins(grid(this, 0.75), 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_ids);
    column->addWidget(m_table, 3);
    column->addWidget(m_value, 1);
    column->addWidget(m_cohorts, 2);
}

void PersonPanel::showPerson(const std::optional<Person> &person, CohortId open)
{
    m_cohorts->showPerson(person ? person->id : PersonId(), open);
    m_person = person;
    m_name->setText(person ? person->name : tr("No person selected"));
    m_ids->setText(person ? person->distinctIds.join(u", "_s) : QString());
    m_ids->setToolTip(person ? person->distinctIds.join(u'\n') : QString());
    m_properties->setProperties(person ? person->properties : QByteArray());
    m_copy->setEnabled(person && person->id.isValid());
    m_open->setEnabled(m_copy->isEnabled() && !m_projectUrl.isEmpty());
    for (QToolButton *button : {m_copy, m_open})
        button->setVisible(person.has_value());
}

void PersonPanel::setProjectUrl(const QUrl &url)
{
    m_projectUrl = url;
    m_open->setEnabled(m_copy->isEnabled() && !url.isEmpty());
}

void PersonPanel::showValue()
{
    m_value->setPlainText(m_properties->wholeValue(m_table->currentIndex().row()));
}

void PersonPanel::openInBrowser()
{
    QUrl url = m_projectUrl;
    url.setPath(url.path() + u"/persons/"_s + m_person->id.uuid);
    QDesktopServices::openUrl(url);
}

void PersonPanel::copyId()
{
    QGuiApplication::clipboard()->setText(m_person->id.uuid);
    emit done(tr("The person's id is on the clipboard."));
}

} // namespace desk
