// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criterionpanel.h"

#include "models/criteria/behaviours.h"
#include "models/criteria/words.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/rowform.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace desk {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostExtras = 12;
} // namespace

CriterionPanel::CriterionPanel(FilterDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(plainLabel(this, TextSize::Title))
    , m_hint(plainLabel(this))
    , m_kindLabel(new QLabel(tr("Cr&iterion"), this))
    , m_kind(new QComboBox(this))
    , m_form(new RowForm(this))
    , m_extras(plainLabel(this, TextSize::Small))
{
    build();
    connect(m_kind, &QComboBox::activated, this, &CriterionPanel::convert);
    connect(document, &FilterDocument::changed, this, &CriterionPanel::refresh);
    connect(m_form, &RowForm::edited, this, [this](const JsonValue &json, const QString &part) {
        if (m_path)
            m_document->setJson(*m_path, json, part);
    });
    showNode({});
}

void CriterionPanel::build()
{
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->setText(tr("Select a row to edit it here."));
    m_extras->setWordWrap(true);
    m_kindLabel->setBuddy(m_kind);
    m_kind->setAccessibleName(tr("Criterion"));
    m_form->setTabStart(m_kind);
    for (CriterionKind kind : criterionKinds())
        m_kind->addItem(criterionText(kind), static_cast<int>(kind));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(16);
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
    refresh();
}

void CriterionPanel::showNode(const std::optional<NodePath> &path)
{
    m_path = path;
    refresh();
}

void CriterionPanel::refresh()
{
    const CriteriaItem *item = m_path ? m_document->model()->item(*m_path) : nullptr;
    m_form->setVisible(item);
    m_extras->setVisible(item);
    m_kind->setVisible(item && item->kind != FilterNode::Kind::Group && item->kind != FilterNode::Kind::Unknown);
    m_kindLabel->setVisible(m_kind->isVisibleTo(this));
    m_title->setVisible(item);
    m_hint->setVisible(!item);
    if (!item)
        return;
    const FilterNode node(item->kind, item->json);
    m_title->setText(m_document->model()->indexOf(*m_path).data().toString());
    showKind(node);
    auto rows = rowsFor(node, m_surroundings);
    showExtras(node, rows);
    m_form->setReadOnly(m_document->isReadOnly());
    m_kind->setEnabled(!m_document->isReadOnly());
    m_form->show(node.json, std::move(rows));
}

void CriterionPanel::showKind(const FilterNode &node)
{
    const QSignalBlocker quiet(m_kind);
    const auto kind = criterionKindOf(node);
    m_kind->setCurrentIndex(kind ? m_kind->findData(static_cast<int>(*kind)) : -1);
}

void CriterionPanel::showExtras(const FilterNode &node, const std::vector<FormRow> &rows)
{
    // Members that no row shows are kept; a person should know that they are there.
    static const QStringList own{u"type"_s, u"value"_s,  u"negation"_s,      u"bytecode"_s, u"bytecode_error"_s,
                                 u"key"_s,  u"values"_s, u"conditionHash"_s, u"operator"_s};
    QStringList extras;
    for (const JsonMember &member : node.json.members()) {
        const bool shown = std::any_of(rows.begin(), rows.end(), [&](const FormRow &row) {
            return row.shape.section(u'|', 0, 0) == member.name || row.shape == u"json";
        });
        if (!shown && !own.contains(member.name) && !member.value.isNull())
            extras << oneLineText(member.name, 40);
    }
    extras = extras.mid(0, mostExtras);
    m_extras->setText(extras.isEmpty() ? QString() : tr("Kept as it is: %1").arg(extras.join(u", ")));
    m_extras->setVisible(!extras.isEmpty());
}

void CriterionPanel::convert(int row)
{
    const CriteriaItem *item = m_path ? m_document->model()->item(*m_path) : nullptr;
    if (!item)
        return;
    const FilterNode node(item->kind, item->json);
    const auto kind = static_cast<CriterionKind>(m_kind->itemData(row).toInt());
    if (criterionKindOf(node) != kind)
        m_document->setJson(*m_path, convertedCriterion(node, kind).json);
}

void CriterionPanel::focusFirst()
{
    m_kind->isVisible() ? m_kind->setFocus(Qt::ShortcutFocusReason) : m_form->focusFirst();
}

} // namespace desk
