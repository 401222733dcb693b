// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriatab.h"

#include "models/catalogue/cohortcatalogue.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "ui/filtereditor/criteriadelegate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>

namespace desk {

using namespace Qt::StringLiterals;

CriteriaTab::CriteriaTab(QWidget *parent)
    : CohortTab(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_summary(plainLabel(this))
    , m_tree(new QTreeView(this))
{
    setUpTree();
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("Summary"));
    auto *body = new QWidget(this);
    auto *inner = new QVBoxLayout(body);
    setGrid(inner, this, 1, 1);
    inner->addWidget(m_summary);
    inner->addWidget(m_tree, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(body);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_stack);
    m_document.setReadOnly(true);
    setFocusProxy(m_tree);
}

void CriteriaTab::setUpTree()
{
    m_tree->setAccessibleName(tr("Criteria"));
    m_tree->setModel(m_document.model());
    m_tree->setItemDelegate(new CriteriaDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setTabKeyNavigation(false);
}

void CriteriaTab::setCatalogue(const CohortCatalogue *catalogue)
{
    m_catalogue = catalogue;
    m_document.model()->setSentences([this](const FilterNode &node) { return sentenceText(node, names()); });
}

CriteriaNames CriteriaTab::names() const
{
    CriteriaNames names;
    if (m_catalogue)
        names.cohort = [catalogue = m_catalogue](CohortId id) { return catalogue->nameOf(id); };
    return names;
}

void CriteriaTab::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    const bool same = before && row && before->cohort.id == row->cohort.id &&
                      before->cohort.filters == row->cohort.filters && before->cohort.query == row->cohort.query;
    if (same || !row)
        return;
    m_isOutdated = true;
    if (isVisible())
        load();
}

void CriteriaTab::showEvent(QShowEvent *event)
{
    CohortTab::showEvent(event);
    if (m_isOutdated)
        load();
}

void CriteriaTab::load()
{
    m_isOutdated = false;
    if (!m_row)
        return;
    const Cohort &cohort = m_row->cohort;
    const JsonReading reading = readJson(cohort.filters);
    const FilterTree filters = decodeFilters(reading.value);
    if (filters.hasRoot && !(cohort.isStatic && filters.root.children.empty()))
        showTree(filters);
    else if (cohort.isStatic)
        showNothing(tr("A list without criteria"),
                    tr("People were added to this static cohort one by one or from a file."));
    else if (!cohort.query.isEmpty())
        showNothing(tr("Defined by a query"), QString::fromUtf8(cohort.query.left(2000)));
    else
        showNothing(tr("No criteria"), tr("Nobody is in a dynamic cohort before it has at least one criterion."));
}

void CriteriaTab::showNothing(const QString &title, const QString &text)
{
    m_empty->setContent(u"view-filter"_s, title, text);
    m_stack->setCurrentIndex(0);
}

void CriteriaTab::showTree(const FilterTree &filters)
{
    m_document.load(filters);
    m_summary->setText(summaryText(filters, names()));
    // Opening thousands of rows at once would be felt; the upper levels say what the cohort is about.
    m_tree->expandRecursively({}, 4);
    m_stack->setCurrentIndex(1);
}

} // namespace desk
