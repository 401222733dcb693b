// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criterionpanel.h"

#include "models/criteria/behaviours.h"
#include "models/criteria/words.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/nodeform.h"
#include "ui/filtereditor/rowform.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/phrases.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostExtras = 12;
constexpr qsizetype longestTitle = 120, shortestTitle = 20; // characters; the tree and the fields say the rest
} // namespace

CriterionPanel::CriterionPanel(FilterDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(plainLabel(this, TextSize::Title))
    , m_hint(plainLabel(this))
    , m_kindLabel(new QLabel(tr("Cr&iterion"), this))
    , m_kind(new QComboBox(this))
    , m_form(new NodeForm(document, m_kind, this))
    , m_extras(plainLabel(this, TextSize::Small))
{
    build();
    connect(m_kind, &QComboBox::activated, this, &CriterionPanel::convert);
    connect(document, &FilterDocument::changed, this, &CriterionPanel::refresh);
    refresh();
}

void CriterionPanel::build()
{
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->setText(tr("Select a row to edit it here."));
    m_extras->setWordWrap(true);
    m_kindLabel->setBuddy(m_kind);
    m_kind->setAccessibleName(tr("Criterion"));
    for (CriterionKind kind : criterionKinds())
        m_kind->addItem(criterionText(kind), static_cast<int>(kind));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(16);
    m_kind->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    guardWheel(m_kind);
    auto *kind = new QFormLayout;
    setGrid(kind, this, 0, 1);
    kind->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    kind->addRow(m_kindLabel, m_kind);
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 1, 1);
    layout->addWidget(m_hint);
    layout->addWidget(m_title);
    layout->addLayout(kind);
    layout->addWidget(m_form);
    layout->addWidget(m_extras);
    layout->addStretch();
}

void CriterionPanel::setSurroundings(const FormSurroundings &surroundings)
{
    if (surroundings == m_surroundings)
        return refresh();
    m_surroundings = surroundings;
    m_form->clear(); // its fields ask what was around before
    for (NodeForm *form : std::exchange(m_retired, {})) {
        form->clear();
        form->deleteLater();
    }
    refresh();
}

void CriterionPanel::showNode(const QModelIndex &node)
{
    if (m_form->node() != node) {
        if (m_form->isWaiting())
            retireForm();
        m_form->setNode(node);
    }
    refresh();
}

//! The value that was entered goes to the row for which it was entered, when the answer comes.
void CriterionPanel::retireForm()
{
    auto *next = new NodeForm(m_document, m_kind, this);
    delete layout()->replaceWidget(m_form, next);
    m_form->hide();
    m_retired.push_back(std::exchange(m_form, next));
}

void CriterionPanel::refreshRetired()
{
    const auto isDone = [](const NodeForm *form) { return !form->node().isValid() || !form->isWaiting(); };
    const auto done = std::partition(m_retired.begin(), m_retired.end(), std::not_fn(isDone));
    for (auto form = done; form != m_retired.end(); ++form)
        (*form)->deleteLater(); // it may be the one that has just told
    m_retired.erase(done, m_retired.end());
    for (NodeForm *form : m_retired)
        form->refresh(m_surroundings);
}

void CriterionPanel::refresh()
{
    refreshRetired();
    const CriteriaItem *item = m_document->model()->item(m_form->node());
    m_form->setVisible(item);
    m_extras->setVisible(item);
    m_kind->setVisible(item && item->kind != FilterNode::Kind::Group && item->kind != FilterNode::Kind::Unknown);
    m_kindLabel->setVisible(m_kind->isVisibleTo(this));
    m_title->setVisible(item);
    m_hint->setVisible(!item);
    if (!item)
        return;
    const FilterNode node(item->kind, item->json);
    showTitle();
    showKind(node);
    m_kind->setEnabled(!m_document->isReadOnly());
    m_form->refresh(m_surroundings);
    alignLabels();
    showExtras(node.json);
}

//! The whole sentence, but never so much of it that the fields are out of sight.
void CriterionPanel::showTitle()
{
    const QString sentence = m_form->node().data().toString();
    const int line = m_title->fontMetrics().lineSpacing();
    const int most = std::max(2 * line, (parentWidget() ? parentWidget() : this)->height() / 3);
    qsizetype room = longestTitle;
    do {
        m_title->setText(breakable(oneLineText(sentence, room)));
        room = room * 4 / 5;
    } while (room > shortestTitle && m_title->heightForWidth(width() - grid(this, 2)) > most);
    m_title->setToolTip(u"<p>%1</p>"_s.arg(sentence.toHtmlEscaped()));
}

void CriterionPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showTitle();
}

//! One column of labels, although the kind stands above the form.
void CriterionPanel::alignLabels()
{
    const int width = std::max(neededWidth(m_kindLabel), m_form->rows()->labelWidth());
    m_kindLabel->setFixedWidth(width); // a label remembers a width that it needed before
    m_form->rows()->setLabelWidth(width);
}

void CriterionPanel::showKind(const FilterNode &node)
{
    const QSignalBlocker quiet(m_kind);
    const auto kind = criterionKindOf(node);
    m_kind->setCurrentIndex(kind ? m_kind->findData(static_cast<int>(*kind)) : -1);
}

void CriterionPanel::showExtras(const JsonValue &json)
{
    // Members that no row shows are kept; a person should know that they are there.
    static const QStringList own{u"type"_s, u"value"_s,  u"negation"_s,      u"bytecode"_s, u"bytecode_error"_s,
                                 u"key"_s,  u"values"_s, u"conditionHash"_s, u"operator"_s};
    QStringList extras;
    for (const JsonMember &member : json.members())
        if (!own.contains(member.name) && !member.value.isNull() && !m_form->shows(member.name))
            extras << oneLineText(member.name, 40);
    extras = extras.mid(0, mostExtras);
    m_extras->setText(extras.isEmpty() ? QString() : tr("Kept as it is: %1").arg(extras.join(u", ")));
    m_extras->setVisible(!extras.isEmpty());
}

void CriterionPanel::convert(int row)
{
    const CriteriaItem *item = m_document->model()->item(m_form->node());
    if (!item)
        return;
    const FilterNode node(item->kind, item->json);
    const auto kind = static_cast<CriterionKind>(m_kind->itemData(row).toInt());
    if (criterionKindOf(node) != kind)
        m_document->setJson(item->path(), convertedCriterion(node, kind).json);
}

void CriterionPanel::focusFirst()
{
    m_kind->isVisible() ? m_kind->setFocus(Qt::ShortcutFocusReason) : m_form->focusFirst();
}

} // namespace desk
