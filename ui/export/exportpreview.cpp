// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportpreview.h"

#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>

#include <algorithm>

namespace desk {

namespace {

constexpr size_t Rows = 5;
constexpr int SearchPauseMs = 400;
//! Of a line of the file; a value of kilobytes would only fill the window.
constexpr qsizetype LongestLine = 400;

//! The first lines of the file, also of a server that sends more people than it was asked for.
QByteArray linesOf(const ExportPlan &plan, const PersonRows &rows)
{
    TextBuffer out;
    PersonFormat format = plan.format;
    format.dialect.byteOrderMark = false; // nothing that one could see
    PersonWriter writer(plan.columns, format, out);
    writer.begin();
    for (size_t row = 0; row < std::min(rows.size(), Rows); ++row)
        writer.write(rows, row);
    return {out.view().data(), static_cast<qsizetype>(out.size())};
}

QString shortened(const QByteArray &lines)
{
    QStringList all = QString::fromUtf8(lines).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (QString &line : all) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
        if (line.size() > LongestLine)
            line = line.left(LongestLine) + QChar(0x2026);
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace

ExportPreview::ExportPreview(FetchPersonPage fetch, QWidget *parent)
    : QWidget(parent)
    , m_fetch(std::move(fetch))
    , m_text(new QPlainTextEdit(this))
{
    auto *label = new QLabel(tr("First &lines of the file"), this);
    label->setBuddy(m_text);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("First lines of the file"));
    m_text->setFixedHeight(grid(this, 16));
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addWidget(label);
    column->addWidget(m_text);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ExportPreview::ask);
}

void ExportPreview::setPlan(const ExportPlan &plan)
{
    m_plan = plan;
    const PersonQuery query{plan.sources.front().cohort, plan.search, {}, 0, Rows};
    if (query == m_asked)
        return showLines();
    const bool isFirst = !m_asked.cohort.isValid();
    m_asked = query;
    m_pending = {};
    m_page.clear();
    tell(tr("Reading the first people..."));
    m_later.start(isFirst ? 0 : SearchPauseMs);
}

void ExportPreview::ask()
{
    if (!m_fetch)
        return;
    m_pending = m_fetch(m_asked, this, [this](Result<QByteArray> answer) { take(std::move(answer)); });
}

void ExportPreview::take(Result<QByteArray> answer)
{
    if (!answer)
        return tell(tr("The first people could not be read: %1").arg(answer.error().text));
    m_page = *answer;
    showLines();
}

void ExportPreview::showLines()
{
    if (m_page.isEmpty())
        return;
    if (m_plan.columns.empty())
        return tell(tr("Choose at least one column."));
    PersonRows rows(m_plan.columns);
    if (const auto read = rows.read(m_page); !read)
        return tell(tr("The first people could not be read: %1").arg(read.error().text));
    if (rows.size() == 0)
        return tell(m_plan.search.isEmpty() ? tr("Nobody is in it.") : tr("Nobody matches."));
    m_text->setPlainText(shortened(linesOf(m_plan, rows)));
}

void ExportPreview::tell(const QString &words)
{
    m_text->clear();
    m_text->setPlaceholderText(words);
}

} // namespace desk
