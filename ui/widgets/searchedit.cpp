// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchedit.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Qt's own picture of the clear button is made once, for the theme of that moment; this one follows the theme.
void followTheme(QLineEdit *edit)
{
    const QIcon themed =
        icon(edit->isRightToLeft() ? u"edit-clear-locationbar-ltr"_s : u"edit-clear-locationbar-rtl"_s);
    if (auto *clearing = edit->findChild<QAction *>(u"_q_qlineeditclearaction"_s); clearing && !themed.isNull())
        clearing->setIcon(themed);
}

} // namespace

SearchEdit::SearchEdit(const QString &name, const QString &hint, int pause, QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    setPlaceholderText(hint);
    setClearButtonEnabled(true);
    followTheme(this);
    addAction(icon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SearchEdit::tell);
    // Clearing is a decision, not typing: it does not wait.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_pause.interval() == 0 || text.isEmpty())
            tell();
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchEdit::tell);
}

void SearchEdit::reset()
{
    m_told.clear();
    m_pause.stop();
    clear(); // nothing new to tell
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else if (event->key() == Qt::Key_Down)
        emit leftDownwards();
    else
        QLineEdit::keyPressEvent(event);
}

void SearchEdit::tell()
{
    m_pause.stop();
    if (text() == m_told)
        return;
    m_told = text();
    emit searchChanged(m_told);
}

} // namespace desk
