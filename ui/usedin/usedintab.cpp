// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/usedin/usedintab.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"
#include "models/tables/tsv.h"
#include "ui/connection/session.h"
#include "ui/usedin/dependencydelegate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! More lines than a person takes in at once stay folded.
constexpr int mostOpened = 200;
constexpr int settleTime = 150; // ms

int countOf(const std::vector<DependencyNode> &nodes)
{
    int count = static_cast<int>(nodes.size());
    for (const DependencyNode &node : nodes)
        count += countOf(node.children);
    return count;
}

} // namespace

UsedInTab::UsedInTab(QWidget *parent)
    : CohortTab(parent)
    , m_model(new DependencyModel(this))
    , m_summary(plainLabel(this))
    , m_open(textButton(this, u"go-jump"_s, tr("Open")))
    , m_browse(textButton(this, u"internet-web-browser"_s, tr("Open in browser")))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new QTreeView(this))
    , m_empty(new EmptyState(this))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    setUpTree();
    buildLayout();
    connectParts();
    setFocusProxy(m_tree);
    showUses();
}

void UsedInTab::setUpTree()
{
    m_tree->setAccessibleName(tr("Used in"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new DependencyDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // Names take the room that the details leave.
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->setColumnWidth(1, textWidth(this, 34));
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
}

void UsedInTab::buildLayout()
{
    m_summary->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(m_summary, 1);
    line->addWidget(m_open);
    line->addWidget(m_browse);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    column->addLayout(line);
    column->addWidget(m_banner);
    // A splitter does not hand on how high wrapped words would like to be: the window must not grow and shrink for
    // them.
    auto *shield = new QSplitter(this);
    shield->addWidget(m_stack);
    column->addWidget(shield, 1);
}

void UsedInTab::connectParts()
{
    connect(&m_settle, &QTimer::timeout, this, &UsedInTab::showUses);
    connect(m_tree, &QAbstractItemView::activated, this, &UsedInTab::openNode);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &UsedInTab::showContextMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &UsedInTab::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &UsedInTab::updateButtons);
    connect(m_open, &QToolButton::clicked, this, [this] { openNode(m_tree->currentIndex()); });
    connect(m_browse, &QToolButton::clicked, this, &UsedInTab::openInBrowser);
    connect(m_banner, &Banner::actionTriggered, this, &UsedInTab::start);
    connect(m_empty, &EmptyState::actionTriggered, this, &UsedInTab::start);
}

void UsedInTab::setSession(Session *session)
{
    if (m_session)
        m_session->catalogue().disconnect(this);
    m_session = session;
    m_row.reset();
    m_told = {};
    m_error.reset();
    m_ask.drop();
    const auto settle = [this] {
        if (!isVisible())
            m_reading.want();
        else if (!m_settle.isActive())
            m_settle.start();
    };
    if (session) {
        connect(&session->catalogue(), &CohortCatalogue::changed, this, settle);
        connect(&session->catalogue(), &CohortCatalogue::progressChanged, this, settle);
    }
    showUses();
}

void UsedInTab::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    const bool isSame = before && row && before->cohort.id == row->cohort.id;
    if (isSame)
        return;
    m_told = {};
    m_error.reset();
    m_ask.drop();
    m_model->setNodes({});
    if (row)
        refresh();
}

void UsedInTab::refresh()
{
    m_reading.want();
}

void UsedInTab::start()
{
    if (!m_session || !m_row || !m_row->cohort.id.isValid())
        return;
    m_error.reset();
    m_told.hasFailed = false;
    m_told.isAsking = !m_told.uses && m_session->client().capabilities().has(Feature::UsedIn);
    // What is known here is shown at once; the server's answer completes it.
    showUses();
    if (!m_session->client().capabilities().has(Feature::UsedIn))
        return;
    m_ask = m_session->api().usedIn(m_row->cohort.id, this, [this](const Result<UsedIn> &result) { take(result); });
}

void UsedInTab::take(const Result<UsedIn> &result)
{
    m_ask.release();
    m_told.isAsking = false;
    if (result)
        m_told.uses = *result;
    else if (result.error().kind != ErrorKind::NotFound || m_session->client().capabilities().has(Feature::UsedIn))
        m_error = result.error();
    m_told.hasFailed = m_error.has_value();
    showUses();
}

CohortSurroundings UsedInTab::surroundings() const
{
    const CohortCatalogue *catalogue = &m_session->catalogue();
    return {[catalogue](CohortId id) { return catalogue->referrersOf(id); },
            [catalogue](CohortId id) { return catalogue->find(id); }};
}

void UsedInTab::showUses()
{
    if (!m_session || !m_row) {
        m_model->setNodes({});
        m_summary->clear();
        m_banner->clear();
        return updateButtons();
    }
    const CohortSurroundings around = surroundings();
    if (m_model->setNodes(dependencyTree(m_row->cohort.id, m_told, around))) {
        if (countOf(m_model->nodes()) <= mostOpened)
            m_tree->expandAll();
        else
            m_tree->expandToDepth(0);
        spanRemarks({});
        m_tree->setCurrentIndex(m_model->index(0, 0));
    }
    m_summary->setText(usesText(m_row->cohort.id, m_told, around));
    showRemarks();
    showEmptiness();
    updateButtons();
}

//! Remarks have no details: they are read over the whole width.
void UsedInTab::spanRemarks(const QModelIndex &parent)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        m_tree->setFirstColumnSpanned(row, parent, m_model->nodeAt(index)->kind == DependencyNode::Kind::Remark);
        spanRemarks(index);
    }
}

void UsedInTab::showRemarks()
{
    const CatalogueProgress &progress = m_session->catalogue().progress();
    const QString whyNot = m_session->client().capabilities().whyNot(Feature::UsedIn);
    const QString looked =
        progress.isComplete
            ? tr("The criteria of all %1 cohorts were looked through instead.").arg(localNumber(progress.have))
            : tr("The criteria of %1 cohorts were looked through so far.").arg(localNumber(progress.have));
    if (m_error)
        m_banner->showError(*m_error, tr("Try &again"));
    else if (!whyNot.isEmpty())
        m_banner->showText(
            Tone::Quiet,
            tr("%1 Feature flags and insights are not known; look for them in PostHog. %2").arg(whyNot, looked));
    else
        m_banner->clear();
}

void UsedInTab::showEmptiness()
{
    // Without an id nothing can be asked, and nobody can refer to it.
    const bool isNameless = !m_row->cohort.id.isValid();
    m_stack->setCurrentIndex(isNameless ? 1 : 0);
    if (isNameless)
        m_empty->setContent(u"state-warning"_s, tr("Not known"), tr("The id of this cohort cannot be read."));
}

QUrl UsedInTab::linkOf(const QModelIndex &index) const
{
    const DependencyNode *node = m_model->nodeAt(index);
    QUrl url = m_session ? m_session->projectUrl() : QUrl();
    if (!node || node->webPath.isEmpty() || url.isEmpty())
        return {};
    url.setPath(url.path() + node->webPath);
    return url;
}

void UsedInTab::updateButtons()
{
    const QModelIndex current = m_tree->currentIndex();
    const DependencyNode *node = m_model->nodeAt(current);
    const bool hasLink = linkOf(current).isValid();
    const bool isCohort = node && node->cohort.isValid();
    m_open->setEnabled(isCohort || hasLink);
    m_open->setToolTip(isCohort ? tr("Open the cohort here") : tr("Choose a cohort, a feature flag or an insight"));
    m_browse->setEnabled(hasLink);
    m_browse->setToolTip(hasLink ? tr("Open it in PostHog") : tr("This has no page in PostHog"));
}

void UsedInTab::openNode(const QModelIndex &index)
{
    const DependencyNode *node = m_model->nodeAt(index);
    if (!node)
        return;
    if (node->cohort.isValid())
        emit cohortWanted(node->cohort);
    else if (const QUrl link = linkOf(index); link.isValid())
        QDesktopServices::openUrl(link);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void UsedInTab::openInBrowser()
{
    if (const QUrl link = linkOf(m_tree->currentIndex()); link.isValid())
        QDesktopServices::openUrl(link);
}

void UsedInTab::copyLink()
{
    QGuiApplication::clipboard()->setText(linkOf(m_tree->currentIndex()).toString());
    emit done(tr("The link is on the clipboard."));
}

void UsedInTab::copyRows()
{
    std::vector<QStringList> rows;
    for (QModelIndex index = m_model->index(0, 0); index.isValid(); index = m_tree->indexBelow(index)) {
        if (m_tree->selectionModel()->isSelected(index))
            rows.push_back({index.data(ValueRole).toString(),
                            index.siblingAtColumn(static_cast<int>(DependencyColumn::Details)).data().toString(),
                            linkOf(index).toString()});
    }
    if (rows.empty())
        return;
    QGuiApplication::clipboard()->setText(toTsv(rows));
    emit done(tr("%Ln rows are on the clipboard.", nullptr, static_cast<int>(rows.size())));
}

bool UsedInTab::eventFilter(QObject *watched, QEvent *event)
{
    // The window's menu has Ctrl+C too: where the tree has the focus, the tree answers.
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return CohortTab::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copyRows();
    return true;
}

void UsedInTab::showContextMenu(const QPoint &place)
{
    const QModelIndex index = m_tree->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *open = menu->addAction(icon(u"go-jump"_s), tr("&Open"));
    QAction *browse = menu->addAction(icon(u"internet-web-browser"_s), tr("Open in &browser"));
    QAction *link = menu->addAction(icon(u"edit-link"_s), tr("Copy &link"));
    open->setEnabled(m_open->isEnabled());
    browse->setEnabled(m_browse->isEnabled());
    link->setEnabled(m_browse->isEnabled());
    connect(open, &QAction::triggered, this, [this] { openNode(m_tree->currentIndex()); });
    connect(browse, &QAction::triggered, this, &UsedInTab::openInBrowser);
    connect(link, &QAction::triggered, this, &UsedInTab::copyLink);
    connect(menu->addAction(icon(u"edit-copy"_s), tr("&Copy rows")), &QAction::triggered, this, &UsedInTab::copyRows);
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace desk
