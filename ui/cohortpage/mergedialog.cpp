// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/mergedialog.h"

#include "models/tables/changetree.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

enum Column { PartColumn, MineColumn, TheirsColumn, ResultColumn, Columns };

QString explanationOf(MergeDialog::Occasion occasion)
{
    if (occasion == MergeDialog::Occasion::AfterSaving)
        return MergeDialog::tr("Somebody saved this cohort at the same moment as you, and your save replaced theirs. "
                               "Choose what shall stay; nothing is sent before you save the result.");
    return MergeDialog::tr("Somebody saved this cohort while you were editing it. Nothing of yours was sent yet. Where "
                           "only one of you changed something, that is kept; where both did, choose.");
}

} // namespace

MergeDialog::MergeDialog(DraftMerge merge, const CriteriaNames &names, Occasion occasion, QWidget *parent)
    : QDialog(parent)
    , m_merge(std::move(merge))
    , m_names(names)
    , m_table(new QTableWidget(0, Columns, this))
    , m_mine(new QRadioButton(tr("Keep &yours"), this))
    , m_theirs(new QRadioButton(tr("Take &theirs"), this))
    , m_result(plainLabel(this))
    , m_save(new QPushButton(tr("&Save the result"), this))
{
    setWindowTitle(tr("Cohort changed"));
    buildLayout(occasion);
    fillTable();
    showResult();
    resize(textWidth(this, 130), grid(this, 56));
}

void MergeDialog::buildLayout(Occasion occasion)
{
    auto *explanation = plainLabel(this);
    explanation->setWordWrap(true);
    explanation->setText(explanationOf(occasion));
    m_table->setAccessibleName(tr("Changes"));
    m_table->setHorizontalHeaderLabels({tr("Part"), tr("Yours"), tr("Theirs"), tr("Result")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(PartColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // Texts wrap: rows are as high as the columns let them be. Queued: the header tells before all columns have their
    // new widths.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableWidget::resizeRowsToContents,
            Qt::QueuedConnection);
    m_result->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    column->addWidget(explanation);
    column->addWidget(m_table, 1);
    column->addLayout(choiceLine());
    column->addWidget(m_result);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        accept();
        emit resultChosen(m_merge.result());
    });
}

QBoxLayout *MergeDialog::choiceLine()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 2));
    line->addWidget(m_mine);
    line->addWidget(m_theirs);
    line->addStretch(1);
    connect(m_mine, &QRadioButton::clicked, this, [this] { choose(DraftMerge::Side::Mine); });
    connect(m_theirs, &QRadioButton::clicked, this, [this] { choose(DraftMerge::Side::Theirs); });
    connect(m_table, &QTableWidget::currentCellChanged, this, &MergeDialog::showSelection);
    return line;
}

void MergeDialog::fillTable()
{
    for (const DraftMerge::Part &part : m_merge.parts())
        addPart(part);
    addMergedCriteria();
    m_table->resizeRowsToContents();
    // The first part that waits for a choice, else the first.
    const auto &parts = m_merge.parts();
    const auto waiting = std::find_if(parts.begin(), parts.end(), [](const auto &part) { return !part.choice; });
    m_table->setCurrentCell(waiting == parts.end() ? 0 : static_cast<int>(waiting - parts.begin()), PartColumn);
    showSelection();
}

void MergeDialog::addRow(const QString &part, const QString &mine, const QString &theirs)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QStringList texts{part, mine, theirs, QString()};
    for (int column = 0; column < Columns; ++column) {
        auto *item = new QTableWidgetItem(texts.at(column));
        item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        item->setToolTip(texts.at(column).toHtmlEscaped());
        m_table->setItem(row, column, item);
    }
}

void MergeDialog::addPart(const DraftMerge::Part &part)
{
    switch (part.kind) {
    case DraftMerge::Part::Kind::Name:
        return addRow(tr("Name"), m_merge.mine().name, m_merge.theirs().name);
    case DraftMerge::Part::Kind::Description:
        return addRow(tr("Description"), m_merge.mine().description, m_merge.theirs().description);
    case DraftMerge::Part::Kind::Member:
    case DraftMerge::Part::Kind::Criterion:
        return addRow(tr("Criterion"), wordsOf(part.mine), wordsOf(part.theirs));
    }
}

//! What one side alone changed, so that nothing is taken over unseen.
void MergeDialog::addMergedCriteria()
{
    const auto lines = [this](const FilterTree &side) {
        return changedLines(criteriaChanges(m_merge.base().criteria, side, m_names)).join(u'\n');
    };
    const QString mine = lines(m_merge.mine().criteria), theirs = lines(m_merge.theirs().criteria);
    const auto orNothing = [](const QString &text) { return text.isEmpty() ? tr("(no change)") : text; };
    if (!mine.isEmpty() || !theirs.isEmpty())
        addRow(tr("Criteria"), orNothing(mine), orNothing(theirs));
}

QString MergeDialog::wordsOf(const FilterNode &node) const
{
    if (node.kind == FilterNode::Kind::Unknown && node.json.isAbsent())
        return tr("(removed)");
    if (!node.isGroup())
        return sentenceText(node, m_names);
    FilterTree tree;
    tree.root = node;
    tree.hasRoot = true;
    const QString summary = oneLineSummary(tree, m_names);
    return summary.isEmpty() ? sentenceText(node, m_names) : u"%1: %2"_s.arg(sentenceText(node, m_names), summary);
}

void MergeDialog::choose(DraftMerge::Side side)
{
    const int row = m_table->currentRow();
    if (row < 0 || static_cast<size_t>(row) >= m_merge.parts().size())
        return;
    m_merge.choose(static_cast<size_t>(row), side);
    showResult();
}

void MergeDialog::showSelection()
{
    const int row = m_table->currentRow();
    const bool isPart = row >= 0 && static_cast<size_t>(row) < m_merge.parts().size();
    for (QRadioButton *button : {m_mine, m_theirs}) {
        button->setEnabled(isPart);
        button->setAutoExclusive(false); // so that none can be on while nothing is chosen
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
    const auto choice = isPart ? m_merge.parts()[static_cast<size_t>(row)].choice : std::nullopt;
    if (choice)
        (*choice == DraftMerge::Side::Mine ? m_mine : m_theirs)->setChecked(true);
}

//! The text that will be there, not whose it is.
QString MergeDialog::resultOf(int row) const
{
    if (static_cast<size_t>(row) >= m_merge.parts().size())
        return changedLines(criteriaChanges(m_merge.base().criteria, m_merge.result().criteria, m_names)).join(u'\n');
    const auto choice = m_merge.parts()[static_cast<size_t>(row)].choice;
    if (!choice)
        return tr("choose");
    return m_table->item(row, *choice == DraftMerge::Side::Mine ? MineColumn : TheirsColumn)->text();
}

void MergeDialog::showResult()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString text = resultOf(row);
        m_table->item(row, ResultColumn)->setText(text);
        m_table->item(row, ResultColumn)->setToolTip(text.toHtmlEscaped());
    }
    m_table->resizeRowsToContents();
    const bool isSettled = m_merge.isSettled();
    m_save->setEnabled(isSettled);
    m_save->setToolTip(isSettled ? QString() : tr("Choose for every part that both of you changed."));
    const DraftVersion result = m_merge.result();
    m_result->setText(isSettled ? tr("Result: %1. %2").arg(result.name, summaryText(result.criteria, m_names, 300))
                                : tr("Choose yours or theirs for each part whose result says \"choose\"."));
}

} // namespace desk
