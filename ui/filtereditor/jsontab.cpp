// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/jsontab.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/cohortdraft.h"
#include "ui/filtereditor/jsonhighlighter.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextBlock>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int typingPause = 300; // ms
//! Longer texts are shown without colours: a highlighter would be felt at every key.
constexpr qsizetype highlightedBytes = 500'000;

//! A whole `filters` object may be pasted bare or inside a cohort.
JsonValue filtersIn(const JsonValue &value)
{
    return value[u"filters"].isObject() ? value[u"filters"] : value;
}

} // namespace

JsonTab::JsonTab(CohortDraft &draft, QWidget *parent)
    : CohortTab(parent)
    , m_draft(draft)
    , m_banner(new Banner(this))
    , m_text(new QPlainTextEdit(this))
    , m_format(new QPushButton(tr("&Format"), this))
{
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &JsonTab::takeText);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_format, &QPushButton::clicked, this, &JsonTab::format);
    connect(&draft, &CohortDraft::changed, this, [this] {
        if (isVisible() && !m_taking)
            showDraft();
    });
}

void JsonTab::build()
{
    m_text->setAccessibleName(tr("JSON"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
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

void JsonTab::showDraft()
{
    const QByteArray json = writeJson(encodeFilters(m_draft.filters()->tree()), JsonLayout::Indented);
    m_text->setReadOnly(m_draft.filters()->isReadOnly());
    m_format->setEnabled(!m_text->isReadOnly());
    if (json == m_shown)
        return;
    m_shown = json;
    const QSignalBlocker quiet(m_text);
    auto *old = m_text->findChild<JsonHighlighter *>();
    delete old;
    m_text->setPlainText(QString::fromUtf8(json));
    if (json.size() < highlightedBytes)
        new JsonHighlighter(m_text->document());
    m_pause.stop();
    m_banner->clear();
}

void JsonTab::takeText()
{
    const JsonReading reading = readJson(m_text->toPlainText().toUtf8());
    if (reading.error) {
        m_banner->showText(Tone::Failed, tr("Line %1, column %2: %3 Nothing was changed.")
                                             .arg(reading.error->line)
                                             .arg(reading.error->column)
                                             .arg(reading.error->text));
        return;
    }
    m_banner->clear();
    const QScopedValueRollback<bool> taking(m_taking, true);
    m_draft.filters()->replaceTree(decodeFilters(filtersIn(reading.value)), tr("Edit JSON"));
    m_shown = writeJson(encodeFilters(m_draft.filters()->tree()), JsonLayout::Indented);
}

void JsonTab::format()
{
    takeText();
    m_shown.clear();
    if (!readJson(m_text->toPlainText().toUtf8()).error)
        showDraft();
}

void JsonTab::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

} // namespace desk
