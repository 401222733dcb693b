// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftsdialog.h"

#include "models/tables/celltext.h"
#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/draftwords.h"
#include "ui/drafts/setupwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/phrases.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

namespace desk {

using namespace Qt::StringLiterals;

DraftsDialog::DraftsDialog(DraftKeeper &keeper, Lookup now, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
    , m_now(std::move(now))
    , m_list(new QListWidget(this))
    , m_difference(new QPlainTextEdit(this))
    , m_open(new QPushButton(tr("&Open with these edits"), this))
    , m_discard(new QPushButton(icon(u"edit-delete"_s), tr("&Discard..."), this))
{
    setWindowTitle(tr("Unfinished work"));
    build();
    fill();
    connect(m_list, &QListWidget::currentRowChanged, this, &DraftsDialog::showCurrent);
    connect(m_list, &QListWidget::itemActivated, m_open, &QPushButton::click);
    connect(&keeper, &DraftKeeper::offeredChanged, this, &DraftsDialog::fill);
    connect(m_discard, &QPushButton::clicked, this, &DraftsDialog::askBeforeDiscarding);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const SavedDraft draft = *current();
        accept();
        emit openWanted(draft);
    });
}

void DraftsDialog::build()
{
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1);
    QLabel *words = plainLabel(this);
    words->setWordWrap(true);
    words->setText(tr("This was not finished when the program last ended. Nothing of it is on the server yet."));
    m_list->setAccessibleName(tr("Unfinished work"));
    auto *label = new QLabel(tr("Detai&ls"), this);
    label->setBuddy(m_difference);
    m_difference->setReadOnly(true);
    m_difference->setTabChangesFocus(true);
    m_open->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(m_discard, QDialogButtonBox::DestructiveRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(words);
    column->addWidget(m_list, 1);
    column->addWidget(label);
    column->addWidget(m_difference, 2);
    column->addWidget(buttons);
    resize(textWidth(this, 90), grid(this, 56));
}

void DraftsDialog::fill()
{
    const int row = qMax(0, m_list->currentRow());
    m_list->clear();
    for (const SavedDraft &draft : m_keeper.offered()) {
        m_list->addItem(tr("%1 (%2)").arg(draftTitle(draft), timeAgo(draft.savedAt, QDateTime::currentDateTimeUtc())));
        m_list->item(m_list->count() - 1)->setToolTip(exactUtc(draft.savedAt));
    }
    m_list->setCurrentRow(qMin(row, m_list->count() - 1));
    showCurrent();
}

const SavedDraft *DraftsDialog::current() const
{
    const auto row = static_cast<size_t>(m_list->currentRow());
    return m_list->currentRow() >= 0 && row < m_keeper.offered().size() ? &m_keeper.offered()[row] : nullptr;
}

void DraftsDialog::showCurrent()
{
    const SavedDraft *draft = current();
    const CatalogueRowPtr now = draft ? m_now(draft->cohort) : nullptr;
    const bool isEdits = draft && draft->kind == SavedDraft::Kind::Edits;
    m_difference->setPlainText(isEdits ? draftDifference(*draft, now) : draft ? setupWords(*draft, m_now) : QString());
    const bool canOpen = now || (draft && !draft->cohort.isValid());
    m_open->setEnabled(canOpen);
    m_open->setText(isEdits ? tr("&Open with these edits") : tr("&Open it again"));
    m_open->setToolTip(canOpen ? QString() : tr("The cohort is not in the list."));
    m_discard->setEnabled(draft != nullptr);
}

void DraftsDialog::askBeforeDiscarding()
{
    const SavedDraft draft = *current();
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Discard unfinished work"),
                                tr("Discard this?\n%1").arg(draftTitle(draft)), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It cannot be brought back. The cohort stays as it is on the server."));
    QPushButton *discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(discard, &QPushButton::clicked, this, [this, draft] {
        m_keeper.dismiss(draft);
        if (m_keeper.offered().empty())
            accept();
    });
    box->open();
}

} // namespace desk
