// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/comparedialog.h"

#include "models/tables/celltext.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchedit.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

namespace desk {

CompareDialog::CompareDialog(const std::vector<CatalogueRowPtr> &rows, const QList<CohortId> &now, int most,
                             QWidget *parent)
    : QDialog(parent)
    , m_most(most)
    , m_search(new SearchEdit(tr("Search cohorts to compare"), tr("Search"), 0, this))
    , m_list(new QListWidget(this))
    , m_note(plainLabel(this, TextSize::Small))
{
    setWindowTitle(tr("Compare with other cohorts"));
    m_list->setAccessibleName(tr("Cohorts to compare"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    fill(rows, now);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *compare = buttons->addButton(tr("&Compare"), QDialogButtonBox::AcceptRole);
    compare->setDefault(true);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1);
    for (QWidget *part : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list),
                          static_cast<QWidget *>(m_note), static_cast<QWidget *>(buttons)})
        column->addWidget(part);
    resize(textWidth(this, 60), grid(this, 44));
    connect(m_search, &SearchEdit::searchChanged, this, &CompareDialog::filter);
    connect(m_search, &SearchEdit::leftDownwards, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list, &QListWidget::itemChanged, this, &CompareDialog::keepWithin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        accept();
        emit chosen(choice());
    });
    keepWithin();
}

void CompareDialog::fill(const std::vector<CatalogueRowPtr> &rows, const QList<CohortId> &now)
{
    for (const CatalogueRowPtr &row : rows) {
        const QString name = oneLine(row->cohort.name);
        auto *item = new QListWidgetItem(name.isEmpty() ? tr("cohort %1").arg(row->cohort.id.value) : name, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(now.contains(row->cohort.id) ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, row->cohort.id.value);
    }
    m_list->sortItems();
    m_list->setCurrentRow(0);
}

void CompareDialog::filter(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

CompareDialog::Choice CompareDialog::choice() const
{
    Choice choice;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            choice.emplace_back(CohortId{item->data(Qt::UserRole).toLongLong()}, item->text());
    }
    return choice;
}

void CompareDialog::keepWithin()
{
    const auto ticked = static_cast<int>(choice().size());
    m_note->setText(tr("%1 of at most %2 chosen").arg(ticked).arg(m_most));
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const bool isOpen = item->checkState() == Qt::Checked || ticked < m_most;
        item->setFlags(isOpen ? item->flags() | Qt::ItemIsEnabled : item->flags() & ~Qt::ItemIsEnabled);
    }
}

} // namespace desk
