// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/nodeform.h"

#include "models/filter/filterdocument.h"
#include "ui/filtereditor/rowform.h"

#include <QVBoxLayout>

#include <algorithm>

namespace desk {

NodeForm::NodeForm(FilterDocument *document, QWidget *tabStart, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_rows(new RowForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    m_rows->setTabStart(tabStart);
    m_rows->keepTogether();
    connect(m_rows, &RowForm::edited, this, [this](const JsonValue &json, const QString &part) {
        if (m_node.isValid())
            m_document->setJson(m_document->model()->pathOf(m_node), json, part);
    });
}

void NodeForm::setNode(const QModelIndex &node)
{
    m_rows->startOver();
    m_node = node;
}

void NodeForm::refresh(const FormSurroundings &surroundings)
{
    const CriteriaItem *item = m_document->model()->item(m_node);
    if (!item)
        return;
    m_rows->setReadOnly(m_document->isReadOnly());
    m_rows->show(item->json, rowsFor(FilterNode(item->kind, item->json), surroundings));
}

void NodeForm::clear()
{
    m_rows->clear();
}

bool NodeForm::isWaiting() const
{
    return m_rows->isWaiting();
}

bool NodeForm::shows(const QString &member) const
{
    return std::any_of(m_rows->rows().begin(), m_rows->rows().end(), [&member](const FormRow &row) {
        return row.shape.section(u'|', 0, 0) == member || row.shape == u"json" || row.also.contains(member);
    });
}

void NodeForm::focusFirst()
{
    m_rows->focusFirst();
}

} // namespace desk
