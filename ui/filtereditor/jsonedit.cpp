// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/jsonedit.h"

#include "ui/filtereditor/jsonexcerpt.h"
#include "ui/filtereditor/jsonhighlighter.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

namespace desk {

namespace {
//! Longer texts are shown without colours: a highlighter would be felt at every key.
constexpr qsizetype highlightedText = 500'000;
} // namespace

JsonEdit::JsonEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
}

void JsonEdit::showJson(const QByteArray &json, bool isFixed)
{
    const JsonExcerpt excerpt = excerptOf(json);
    m_isShortened = !excerpt.isWhole;
    m_whole = m_isShortened ? json : QByteArray();
    m_isFixed = isFixed;
    setReadOnly(isFixed || m_isShortened);
    delete document()->findChild<JsonHighlighter *>(); // before the text: it would colour what goes
    setPlainText(excerpt.text);
    if (excerpt.text.size() < highlightedText)
        new JsonHighlighter(document());
}

QString JsonEdit::wholeText() const
{
    return m_isShortened ? QString::fromUtf8(m_whole) : toPlainText();
}

bool JsonEdit::isAllSelected() const
{
    const QTextCursor cursor = textCursor();
    return cursor.selectionEnd() - cursor.selectionStart() == document()->characterCount() - 1;
}

void JsonEdit::keyPressEvent(QKeyEvent *event)
{
    // A part cannot be edited, but all of it replaced.
    if (m_isShortened && event->matches(QKeySequence::Paste))
        return insertFromMimeData(QGuiApplication::clipboard()->mimeData());
    if (event->matches(QKeySequence::Undo) && !document()->isUndoAvailable())
        emit undoWanted();
    else if (event->matches(QKeySequence::Redo) && !document()->isRedoAvailable())
        emit redoWanted();
    else
        QPlainTextEdit::keyPressEvent(event);
}

bool JsonEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source && source->hasText(); // never read as HTML
}

void JsonEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_isFixed || !source || !source->hasText() || (m_isShortened && !isAllSelected()))
        return;
    const QString text = source->text();
    const qsizetype line = textCursor().block().length() + longestLineOf(text);
    const bool fits = line <= longestShownLine && text.size() <= longestShownText;
    if (fits && !m_isShortened)
        return QPlainTextEdit::insertFromMimeData(source);
    emit longTextPasted(m_isShortened ? text : withPasted(text));
}

QString JsonEdit::withPasted(const QString &text) const
{
    const QTextCursor cursor = textCursor();
    QString whole = toPlainText();
    return whole.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), text);
}

QMimeData *JsonEdit::createMimeDataFromSelection() const
{
    if (!m_isShortened || !isAllSelected())
        return QPlainTextEdit::createMimeDataFromSelection();
    auto *all = new QMimeData;
    all->setText(wholeText());
    return all;
}

} // namespace desk
