// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectioncorner.h"

#include "models/tables/celltext.h"
#include "ui/connection/connectdialog.h"
#include "ui/connection/connectionmenu.h"
#include "ui/widgets/icons.h"

namespace desk {

using namespace Qt::StringLiterals;

ConnectionCorner::ConnectionCorner(QWidget *window)
    : QToolButton(window)
    , m_menu(new ConnectionMenu(this))
{
    setObjectName(u"connectionCorner"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(desk::icon(u"network-connect"_s));
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(m_menu);
    connect(m_menu, &ConnectionMenu::demoWanted, this, &ConnectionCorner::demoWanted);
    connect(m_menu, &ConnectionMenu::profileWanted, this, &ConnectionCorner::profileWanted);
    connect(m_menu, &ConnectionMenu::connectWanted, this, [this] { openDialog(); });
    showCurrent({}, {}, {});
}

void ConnectionCorner::setBook(ConnectionBook *book)
{
    m_book = book;
    m_menu->setBook(book);
}

void ConnectionCorner::showCurrent(const QString &where, const QString &profile, const QString &source)
{
    m_current = profile;
    m_menu->setCurrent(profile);
    setText(where.isEmpty() ? tr("Connect...") : oneLine(where, 40).replace(u'&', u"&&"_s));
    const QString hint = tr("Switch to another connection");
    setToolTip(source.isEmpty() ? hint : plainToolTip(source + u'\n' + hint));
    setAccessibleDescription(source);
}

void ConnectionCorner::openDialog(const std::optional<ConnectionProfile> &profile, const std::optional<Error> &error)
{
    if (!m_dialog) {
        m_dialog = new ConnectDialog(window());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &ConnectDialog::demoChosen, this, &ConnectionCorner::demoWanted);
        connect(m_dialog, &ConnectDialog::connectionChosen, this, &ConnectionCorner::choiceMade);
        if (m_book) {
            connect(m_dialog, &ConnectDialog::removeWanted, m_book, &ConnectionBook::remove);
            m_dialog->setConnections(m_book->profiles(), [book = m_book.data()](const QString &id, QObject *context,
                                                                                Answer<QByteArray> answer) {
                return book->keyOf(id, context, std::move(answer));
            });
        }
    }
    const auto current = m_book && !profile ? m_book->find(m_current) : std::nullopt;
    if (profile || current)
        m_dialog->showProfile(profile ? *profile : *current);
    m_dialog->open();
    if (error)
        m_dialog->showError(*error);
}

} // namespace desk
