// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortcreate/criteriachoice.h"

#include "models/codec/filtercodec.h"
#include "models/filter/criteriaclipboard.h"
#include "models/filter/criteriatemplates.h"
#include "models/filter/filterdocument.h"
#include "models/tables/celltext.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QStandardItemModel>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 60;
constexpr int nothingAt = 0;
constexpr int clipboardAt = 1;

//! One group stays what it is; anything else becomes the content of one.
FilterTree treeOf(std::vector<FilterNode> nodes)
{
    FilterTree tree = decodeFilters(JsonValue::emptyObject());
    tree.hasRoot = true;
    if (nodes.size() == 1 && nodes.front().isGroup()) {
        tree.root = std::move(nodes.front());
    } else {
        tree.root = FilterDocument::emptyGroup(u"AND"_s);
        tree.root.children = std::move(nodes);
    }
    tree.around.set(u"properties"_s, JsonValue());
    return tree;
}

} // namespace

CriteriaChoice::CriteriaChoice(QWidget *parent)
    : QWidget(parent)
    , m_combo(new QComboBox(this))
    , m_summary(plainLabel(this, TextSize::Small))
{
    m_combo->setAccessibleName(tr("Criteria to begin with"));
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(30);
    setFocusProxy(m_combo);
    m_summary->setWordWrap(true);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addWidget(m_combo);
    column->addWidget(m_summary);
    addChoice(tr("None yet: add them afterwards"), {});
    addChoice(tr("The criteria on the clipboard"), {});
    for (const CriteriaTemplate &each : criteriaTemplates())
        addChoice(each.name, each.criteria);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &CriteriaChoice::showSummary);
    showSummary();
}

void CriteriaChoice::addChoice(const QString &text, const FilterTree &criteria)
{
    m_trees.push_back(criteria);
    m_combo->addItem(text);
}

void CriteriaChoice::addOpenCohort(const QString &name, const FilterTree &criteria)
{
    if (criteria.hasRoot)
        addChoice(tr("Those of \"%1\"").arg(oneLine(name, longestNameShown)), criteria);
}

void CriteriaChoice::setMayBeNothing(bool may)
{
    if (auto *model = qobject_cast<QStandardItemModel *>(m_combo->model()))
        model->item(nothingAt)->setEnabled(may);
    if (!may && m_combo->currentIndex() == nothingAt)
        m_combo->setCurrentIndex(clipboardAt + 1);
}

FilterTree CriteriaChoice::criteria() const
{
    return m_trees[static_cast<size_t>(m_combo->currentIndex())];
}

FilterTree CriteriaChoice::fromClipboard()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    const bool isEmpty = !mime || (!mime->hasFormat(criteriaMimeType()) && mime->text().trimmed().isEmpty());
    const auto nodes =
        isEmpty ? Result<std::vector<FilterNode>>(Error{ErrorKind::Invalid, {}}) : criteriaFromMime(*mime);
    if (nodes && !nodes->empty())
        return treeOf(*nodes);
    m_problem = nodes || nodes.error().text.isEmpty()
                    ? tr("There are no criteria on the clipboard.")
                    : tr("The clipboard holds no criteria: %1").arg(nodes.error().text);
    return {};
}

void CriteriaChoice::showSummary()
{
    m_problem.clear();
    // Taken when it is chosen: what is copied later does not change what one sees here.
    if (m_combo->currentIndex() == clipboardAt)
        m_trees[clipboardAt] = fromClipboard();
    const FilterTree tree = criteria();
    m_summary->setText(tree.hasRoot          ? summaryText(tree, m_names, 300)
                       : m_problem.isEmpty() ? tr("The server calculates at once and reports that there are no "
                                                  "criteria, until the first ones are saved.")
                                             : tr("Copy criteria in the tree of another cohort, or the text under "
                                                  "JSON, then choose this again."));
    emit changed();
}

} // namespace desk
