// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriaeditor.h"

#include "models/criteria/validation.h"
#include "models/domain/flag.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/criteriaactions.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/filtereditor/criterionpanel.h"
#include "ui/filtereditor/editorpanes.h"
#include "ui/filtereditor/formarea.h"
#include "ui/filtereditor/problemlist.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/phrases.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int checkPause = 150;                            // ms after the last keystroke
constexpr int unfelt = 4;                                  // ms
constexpr int leastRows = 6;                               // of the tree: a group with a few criteria
constexpr qsizetype shortSummary = 120, longSummary = 600; // characters
constexpr qsizetype leastSummary = 40;

std::map<NodePath, RowMark> marksOf(const CriteriaCheck &check)
{
    std::map<NodePath, RowMark> marks;
    for (const Problem &problem : check.problems) {
        RowMark &mark = marks[problem.path];
        mark.severity = std::max(mark.severity, problem.isError() ? RowSeverity::Error : RowSeverity::Warning);
        mark.text += (mark.text.isEmpty() ? QString() : u"\n"_s) + problem.text;
    }
    return marks;
}

} // namespace

CriteriaEditor::CriteriaEditor(FilterDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_banner(new Banner(this))
    , m_tree(new CriteriaTree(document, this))
    , m_empty(new EmptyState(this))
    , m_panel(new CriterionPanel(document, this))
    , m_actions(new CriteriaActions(document, m_tree, this))
    , m_problems(new ProblemList(this))
    , m_summary(plainLabel(this))
    , m_testAccounts(new QCheckBox(tr("Leave out internal and &test users"), this))
    , m_panes(new EditorPanes(buildTree(), new FormArea(m_panel, this), buildWhole(), this))
{
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 1);
    layout->addWidget(m_banner);
    layout->addWidget(m_panes, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(checkPause);
    setNames({});
    m_testAccounts->setToolTip(tr("By the filter that the project's settings have for them"));
    setFocusProxy(m_tree);
    connectParts();
}

void CriteriaEditor::connectParts()
{
    const FilterDocument *document = m_document;
    connect(&m_pause, &QTimer::timeout, this, &CriteriaEditor::checkNow);
    connect(document, &FilterDocument::changed, this, &CriteriaEditor::noteChange);
    connect(document->model(), &CriteriaModel::modelReset, this, &CriteriaEditor::showSelection);
    connect(m_tree, &CriteriaTree::selectionMoved, this, &CriteriaEditor::showSelection);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CriteriaEditor::showContextMenu);
    connect(m_tree, &CriteriaTree::editWanted, this, &CriteriaEditor::editRow);
    connect(m_actions, &CriteriaActions::added, this, &CriteriaEditor::editRow);
    connect(m_actions, &CriteriaActions::refused, this,
            [this](const QString &why) { m_banner->showText(Tone::Warning, why); });
    connect(m_problems, &ProblemList::chosen, m_tree, [this](const Problem &problem) { m_tree->select(problem.path); });
    connect(m_problems, &ProblemList::activated, this, &CriteriaEditor::editRow);
    connect(m_problems, &ProblemList::fixWanted, this, &CriteriaEditor::fix);
    connect(m_panes, &EditorPanes::moved, this, &CriteriaEditor::checkSoon);
    connect(m_testAccounts, &QCheckBox::clicked, this,
            [this](bool on) { m_document->setFilterTestAccounts(on ? std::optional(true) : std::nullopt); });
}

QWidget *CriteriaEditor::buildTree()
{
    auto *part = new QWidget(this);
    auto *bar = new QToolBar(tr("Criteria"), part);
    m_actions->fillToolBar(bar);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setMinimumHeight(fontMetrics().lineSpacing() * leastRows);
    auto *layout = new QVBoxLayout(part);
    setGrid(layout, this, 0, 1);
    layout->addWidget(bar);
    layout->addWidget(m_tree, 1);
    return part;
}

//! What is said about the criteria as a whole.
QWidget *CriteriaEditor::buildWhole()
{
    auto *part = new QWidget(this);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(part);
    setGrid(layout, this, 0, 1);
    layout->addWidget(m_problems);
    layout->addWidget(m_summary);
    layout->addWidget(m_testAccounts);
    return part;
}

void CriteriaEditor::editRow()
{
    m_panel->focusFirst();
    m_panes->showFocus();
}

void CriteriaEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_tree->hasFocus())
        m_tree->setFocus(Qt::OtherFocusReason);
    else
        QWidget::keyPressEvent(event);
}

void CriteriaEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_pause.start(); // the summary is as long as there is room
}

void CriteriaEditor::setSurroundings(const FormSurroundings &surroundings)
{
    m_panel->setSurroundings(surroundings);
}

void CriteriaEditor::setNames(const CriteriaNames &names)
{
    m_names = names;
    m_document->model()->setSentences([names](const FilterNode &node) { return sentenceText(node, names); });
    showSummary();
}

void CriteriaEditor::setContext(std::function<CriteriaContext()> context)
{
    m_context = std::move(context);
    m_pause.start();
}

void CriteriaEditor::setReadOnlyReason(const QString &reason)
{
    m_whyReadOnly = reason;
    m_document->setReadOnly(!reason.isEmpty());
    m_problems->setReadOnly(!reason.isEmpty());
    showEmptiness();
    m_testAccounts->setEnabled(reason.isEmpty());
    showSelection();
    emit m_tree->selectionMoved();
}

void CriteriaEditor::setCounts(bool counts)
{
    m_counts = counts;
    showEmptiness();
}

//! Without criteria where none are needed there is nothing to edit and nothing wrong.
void CriteriaEditor::showEmptiness()
{
    const CriteriaModel *model = m_document->model();
    const bool isEmpty = !m_counts && model->rowCount(model->indexOf({})) == 0;
    m_empty->setContent(u"system-users"_s, summaryText(m_document->tree(), m_names, longSummary), m_whyReadOnly);
    m_empty->setVisible(isEmpty);
    m_panes->setVisible(!isEmpty);
    m_problems->setChecked(m_counts);
    if (isEmpty || m_whyReadOnly.isEmpty())
        m_banner->clear();
    else
        m_banner->showText(Tone::Quiet, m_whyReadOnly);
}

void CriteriaEditor::noteChange()
{
    // A save right after the last key must know the problems; only a check that one would feel waits for a pause.
    if (m_document->isModified() && m_checkTook < unfelt)
        checkNow();
    else
        m_pause.start();
}

void CriteriaEditor::checkNow()
{
    m_pause.stop();
    QElapsedTimer clock;
    clock.start();
    const FilterTree tree = m_document->tree();
    m_check = m_counts ? checkCriteria(tree, m_context ? m_context() : CriteriaContext()) : CriteriaCheck();
    m_document->model()->setMarks(marksOf(m_check));
    m_problems->showProblems(m_check);
    showSummary();
    const QSignalBlocker quiet(m_testAccounts);
    m_testAccounts->setChecked(flagIn(tree.around[u"filterTestAccounts"]).value_or(false));
    m_checkTook = clock.elapsed();
    emit checked();
}

void CriteriaEditor::fix(const Problem &problem)
{
    if (const auto fix = fixedBy(problem, m_document->tree().root))
        m_document->replaceNode(fix->path, fix->node);
    checkNow();
}

void CriteriaEditor::showSummary()
{
    // A few lines: the tree needs the room more.
    const int width = m_panes->treeWidth(), lines = m_panes->isStacked() ? 2 : 4;
    const FilterTree tree = m_document->tree();
    qsizetype room = std::clamp<qsizetype>(lines * width / textWidth(this, 1), shortSummary, longSummary);
    do {
        m_summary->setText(breakable(summaryText(tree, m_names, room)));
        room = room * 3 / 4; // words that do not fit the lines leave less room in them
    } while (room > leastSummary && m_summary->heightForWidth(width) > lines * m_summary->fontMetrics().lineSpacing());
    m_summary->setToolTip(u"<p>%1</p>"_s.arg(summaryText(tree, m_names, longSummary).toHtmlEscaped()));
}

void CriteriaEditor::showSelection()
{
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    m_panel->showNode(rows.size() == 1 ? rows.front() : QModelIndex());
}

void CriteriaEditor::showContextMenu(const QPoint &place)
{
    QMenu *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillContextMenu(menu);
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace desk
