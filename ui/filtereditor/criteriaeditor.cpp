// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriaeditor.h"

#include "models/criteria/validation.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/criteriaactions.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/filtereditor/criterionpanel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int checkPause = 150; // ms after the last keystroke
constexpr int unfelt = 4;       // ms
constexpr int shownProblems = 5;
constexpr int leastForm = 44; // characters

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

//! As wide as the form needs, where there is the room; scrolls sideways where there is not.
class FormArea final : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

    void fit()
    {
        const auto *splitter = qobject_cast<QSplitter *>(parentWidget());
        if (!splitter)
            return;
        const int beside = splitter->orientation() == Qt::Horizontal
                               ? splitter->widget(0)->minimumSizeHint().width() + splitter->handleWidth()
                               : 0;
        const int least = textWidth(this, leastForm);
        const int need = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        setMinimumWidth(std::clamp(need, least, std::max(least, splitter->width() - beside)));
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            fit();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

CriteriaEditor::CriteriaEditor(FilterDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_banner(new Banner(this))
    , m_tree(new CriteriaTree(document, this))
    , m_empty(new EmptyState(this))
    , m_panel(new CriterionPanel(document, this))
    , m_actions(new CriteriaActions(document, m_tree, this))
    , m_problems(new QListWidget(this))
    , m_problemCount(plainLabel(this, TextSize::Small))
    , m_fix(new QPushButton(this))
    , m_summary(plainLabel(this))
    , m_testAccounts(new QCheckBox(tr("Leave out internal and &test users (the project's own filter)"), this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_splitter->addWidget(buildLeft());
    m_splitter->addWidget(buildRight());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 1);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(checkPause);
    setNames({});
    setFocusProxy(m_tree);
    connect(&m_pause, &QTimer::timeout, this, &CriteriaEditor::checkNow);
    connect(document, &FilterDocument::changed, this, &CriteriaEditor::noteChange);
    connect(document->model(), &CriteriaModel::modelReset, this, &CriteriaEditor::showSelection);
    connect(m_tree, &CriteriaTree::selectionMoved, this, &CriteriaEditor::showSelection);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CriteriaEditor::showContextMenu);
    connect(m_tree, &CriteriaTree::editWanted, m_panel, &CriterionPanel::focusFirst);
    connect(m_actions, &CriteriaActions::added, m_panel, &CriterionPanel::focusFirst);
    connect(m_actions, &CriteriaActions::refused, this,
            [this](const QString &why) { m_banner->showText(Tone::Warning, why); });
    connect(m_problems, &QListWidget::currentRowChanged, this, &CriteriaEditor::selectProblem);
    connect(m_problems, &QListWidget::itemActivated, this, [this] { m_panel->focusFirst(); });
    connect(m_fix, &QPushButton::clicked, this, &CriteriaEditor::fixProblem);
    connect(m_testAccounts, &QCheckBox::clicked, this,
            [this](bool on) { m_document->setFilterTestAccounts(on ? std::optional(true) : std::nullopt); });
}

QWidget *CriteriaEditor::buildLeft()
{
    auto *left = new QWidget(this);
    auto *bar = new QToolBar(tr("Criteria"), left);
    m_actions->fillToolBar(bar);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(left);
    setGrid(layout, this, 0, 1);
    layout->addWidget(bar);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buildProblems());
    layout->addWidget(m_summary);
    layout->addWidget(m_testAccounts);
    return left;
}

QWidget *CriteriaEditor::buildProblems()
{
    auto *box = new QWidget(this);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setObjectName(u"Problems"_s);
    m_problems->setWordWrap(true);
    m_problems->setMaximumHeight(grid(this, 14));
    m_problems->setIconSize(QSize(grid(this, 2), grid(this, 2)));
    auto *line = new QHBoxLayout;
    setGrid(line, this, 0, 1);
    line->addWidget(m_problemCount, 1);
    line->addWidget(m_fix);
    auto *layout = new QVBoxLayout(box);
    setGrid(layout, this, 0, 0.5);
    layout->addLayout(line);
    layout->addWidget(m_problems);
    return box;
}

QWidget *CriteriaEditor::buildRight()
{
    auto *area = new FormArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_panel);
    m_panel->setAutoFillBackground(false); // it stands on the tab, like the tree
    area->viewport()->setAutoFillBackground(false);
    area->setMinimumWidth(textWidth(this, leastForm));
    return area;
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
    // Side by side needs room for sentences; otherwise the form goes under the tree.
    m_splitter->setOrientation(width() < textWidth(this, 100) ? Qt::Vertical : Qt::Horizontal);
    static_cast<FormArea *>(m_splitter->widget(1))->fit();
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
    m_empty->setContent(u"system-users"_s, summaryText(m_document->tree(), m_names, 600), m_whyReadOnly);
    m_empty->setVisible(isEmpty);
    m_splitter->setVisible(!isEmpty);
    m_problemCount->setVisible(m_counts);
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
    showProblems();
    showSummary();
    const QSignalBlocker quiet(m_testAccounts);
    m_testAccounts->setChecked(tree.around[u"filterTestAccounts"].toBool());
    m_checkTook = clock.elapsed();
    emit checked();
}

void CriteriaEditor::showProblems()
{
    const QSignalBlocker quiet(m_problems);
    m_problems->clear();
    for (const Problem &problem : m_check.problems) {
        auto *item =
            new QListWidgetItem(toneIcon(problem.isError() ? Tone::Failed : Tone::Warning), problem.text, m_problems);
        item->setToolTip(problem.isError() ? tr("Stops the save or the calculation")
                                           : tr("Worth a look; it can be saved"));
    }
    const auto count = static_cast<int>(m_check.problems.size() + static_cast<size_t>(m_check.unlisted));
    m_problemCount->setText(count == 0 ? tr("No problems") : tr("%n problem(s)", nullptr, count));
    m_problems->setVisible(count > 0);
    fitProblems();
    m_fix->hide();
}

//! As high as its rows, up to its maximum, so that one problem does not take the room of many.
void CriteriaEditor::fitProblems()
{
    int rows = 0;
    for (int row = 0; row < std::min(m_problems->count(), shownProblems); ++row)
        rows += m_problems->sizeHintForRow(row);
    m_problems->setFixedHeight(std::min(rows + 2 * m_problems->frameWidth(), grid(this, 14)));
}

void CriteriaEditor::selectProblem(int row)
{
    if (row < 0 || row >= static_cast<int>(m_check.problems.size()))
        return;
    const Problem &problem = m_check.problems[static_cast<size_t>(row)];
    m_tree->select(problem.path);
    m_fix->setText(problem.fix);
    m_fix->setVisible(!problem.fix.isEmpty() && !m_document->isReadOnly());
}

void CriteriaEditor::fixProblem()
{
    const int row = m_problems->currentRow();
    if (row < 0 || row >= static_cast<int>(m_check.problems.size()))
        return;
    if (const auto fix = fixedBy(m_check.problems[static_cast<size_t>(row)], m_document->tree().root))
        m_document->replaceNode(fix->path, fix->node);
    checkNow();
}

void CriteriaEditor::showSummary()
{
    m_summary->setText(summaryText(m_document->tree(), m_names, 600));
}

void CriteriaEditor::showSelection()
{
    const auto paths = m_tree->selectedPaths();
    m_panel->showNode(paths.size() == 1 ? std::optional(paths.front()) : std::nullopt);
}

void CriteriaEditor::showContextMenu(const QPoint &place)
{
    QMenu *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillContextMenu(menu);
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace desk
