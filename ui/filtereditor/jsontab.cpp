// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/jsontab.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/cohortdraft.h"
#include "ui/filtereditor/jsonedit.h"
#include "ui/filtereditor/jsonexcerpt.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextBlock>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int typingPause = 300; // ms
//! Shorter texts are taken with every key, so that a save never misses the last ones.
constexpr int shortText = 50'000;

//! A whole `filters` object may be pasted bare or inside a cohort.
JsonValue filtersIn(const JsonValue &value)
{
    return value[u"filters"].isObject() ? value[u"filters"] : value;
}

QString mistakeText(const JsonTextError &error)
{
    return JsonTab::tr("Line %1, column %2: %3").arg(error.line).arg(error.column).arg(error.text);
}

} // namespace

JsonTab::JsonTab(CohortDraft &draft, QWidget *parent)
    : CohortTab(parent)
    , m_draft(draft)
    , m_banner(new Banner(this))
    , m_text(new JsonEdit(this))
    , m_format(new QPushButton(tr("&Format"), this))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &JsonTab::takeText);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_text->document()->characterCount() < shortText ? takeText() : m_pause.start(); });
    connect(m_text, &JsonEdit::longTextPasted, this, &JsonTab::takeLongText);
    connect(m_text, &JsonEdit::undoWanted, draft.filters()->undoStack(), &QUndoStack::undo);
    connect(m_text, &JsonEdit::redoWanted, draft.filters()->undoStack(), &QUndoStack::redo);
    connect(m_format, &QPushButton::clicked, this, &JsonTab::format);
    connect(&draft, &CohortDraft::changed, this, [this] {
        if (isVisible() && !m_taking)
            showDraft();
    });
}

void JsonTab::build()
{
    m_text->setAccessibleName(tr("JSON"));
    auto *copy = new QPushButton(tr("&Copy"), this);
    connect(copy, &QPushButton::clicked, this, &JsonTab::copy);
    auto *line = new QHBoxLayout;
    setGrid(line, this, 0, 1);
    line->addWidget(m_format);
    line->addWidget(copy);
    line->addStretch();
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 1);
    column->addLayout(line);
    column->addWidget(m_banner);
    column->addWidget(m_text, 1);
    setFocusProxy(m_text);
}

void JsonTab::showCohort(const CatalogueRowPtr &)
{
    m_shown.clear(); // the draft tells
}

void JsonTab::showEvent(QShowEvent *event)
{
    CohortTab::showEvent(event);
    showDraft();
}

void JsonTab::hideEvent(QHideEvent *event)
{
    if (m_pause.isActive())
        takeText();
    CohortTab::hideEvent(event);
}

void JsonTab::showDraft()
{
    const QByteArray json = writeJson(encodeFilters(m_draft.filters()->tree()), JsonLayout::Indented);
    const bool isFixed = m_draft.filters()->isReadOnly();
    m_format->setEnabled(!isFixed);
    if (json == m_shown && (isFixed || m_text->isShortened()) == m_text->isReadOnly())
        return;
    m_shown = json;
    const QSignalBlocker quiet(m_text);
    m_text->showJson(json, isFixed);
    m_pause.stop();
    m_banner->clear();
    if (m_text->isShortened())
        m_banner->showText(Tone::Quiet, isFixed ? tr("Shown in part, as it is very long. Copy takes all of it.")
                                                : tr("Shown in part, as it is very long. Copy takes all of it; to "
                                                     "replace it, select all and paste."));
    m_text->setExtraSelections({});
}

void JsonTab::takeText()
{
    m_pause.stop();
    if (m_text->isShortened())
        return;
    const JsonReading reading = readJson(m_text->toPlainText().toUtf8());
    if (reading.error) {
        m_banner->showText(Tone::Failed, tr("%1 Nothing was changed.").arg(mistakeText(*reading.error)));
        markMistake(reading.error->line, reading.error->column);
        return;
    }
    m_banner->clear();
    m_text->setExtraSelections({});
    take(reading.value, true);
    m_shown = writeJson(encodeFilters(m_draft.filters()->tree()), JsonLayout::Indented);
}

//! What no text field can lay out as it is goes into the criteria and is shown in lines.
void JsonTab::takeLongText(const QString &text)
{
    const JsonReading reading = readJson(text.toUtf8());
    if (reading.error) {
        m_banner->showText(
            Tone::Failed,
            tr("What was pasted was not taken: with it the text is no JSON. %1").arg(mistakeText(*reading.error)));
        return;
    }
    take(reading.value, false);
    m_shown.clear();
    showDraft();
    if (!m_text->isShortened() && longestLineOf(text) > longestShownLine)
        m_banner->showText(Tone::Quiet, tr("What was pasted had very long lines; it is shown formatted."));
}

void JsonTab::take(const JsonValue &value, bool isTyping)
{
    const QScopedValueRollback<bool> taking(m_taking, true);
    m_draft.filters()->replaceTree(decodeFilters(filtersIn(value)), tr("Edit JSON"), isTyping);
}

void JsonTab::markMistake(int line, int column)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(block);
    const int last = std::max(0, block.length() - 2); // a mistake at the end is marked at the character before it
    mark.cursor.setPosition(block.position() + std::clamp(column - 1, 0, last));
    mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(toneColor(Tone::Failed, palette()));
    m_text->setExtraSelections({mark});
}

void JsonTab::format()
{
    takeText();
    m_shown.clear();
    if (m_text->isShortened() || !readJson(m_text->toPlainText().toUtf8()).error)
        showDraft();
}

void JsonTab::copy()
{
    QGuiApplication::clipboard()->setText(m_text->wholeText());
}

} // namespace desk
