// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestlog/requestlogdialog.h"

#include "ui/requestlog/requestlogmodel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Numbers stand on the right.
class RequestDelegate final : public PlainTextDelegate
{
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        CellLook cell = PlainTextDelegate::look(option, index);
        const int column = index.column();
        if (column >= RequestLogModel::Status && column <= RequestLogModel::Tries)
            cell.alignment = Qt::AlignRight;
        return cell;
    }
};

} // namespace

RequestLogDialog::RequestLogDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new RequestLogModel(this))
    , m_table(new DataTable(tr("Requests"), this))
    , m_note(plainLabel(this, TextSize::Small))
    , m_copy(new QPushButton(icon(u"edit-copy"_s), tr("&Copy all as text"), this))
{
    setWindowTitle(tr("Request log"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RequestDelegate(m_table));
    m_table->setColumnCharacters({19, 10, 60, 9, 9, 8, 16});
    m_note->setWordWrap(true);
    m_note->setText(tr("The last 500 requests to the server, for support. The key, search words and contents are not "
                       "in it."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(textWidth(this, 140), grid(this, 56));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &RequestLogDialog::copyAll);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RequestLogDialog::follow, Qt::QueuedConnection);
}

void RequestLogDialog::setSession(Session *session)
{
    if (m_session)
        m_session->client().disconnect(m_model);
    m_session = session;
    m_model->setLog(session ? session->client().log() : RequestLog());
    if (session)
        connect(&session->client(), &ApiClient::logged, m_model, &RequestLogModel::append);
    m_table->scrollToBottom();
}

void RequestLogDialog::follow()
{
    // Who looks at something further up keeps it in sight.
    const QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->value() >= bar->maximum() - 1)
        m_table->scrollToBottom();
}

void RequestLogDialog::copyAll()
{
    QGuiApplication::clipboard()->setText(m_model->toText());
}

} // namespace desk
