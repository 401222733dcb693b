// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/peoplechart.h"

#include "models/tables/celltext.h"
#include "ui/calculations/chartlook.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tones.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QTimeZone>
#include <QToolTip>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr double shortestSpan = 60; // s: closer nothing is told apart

double keyOf(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0;
}

//! From the first to the last moment of anything that is shown.
QCPRange wholeSpan(const std::vector<PeopleSeries> &series)
{
    // Two numbers, not a range: that would put itself in order.
    double first = std::numeric_limits<double>::max(), last = std::numeric_limits<double>::lowest();
    const auto take = [&first, &last](const QDateTime &time) {
        first = std::min(first, keyOf(time));
        last = std::max(last, keyOf(time));
    };
    for (const PeopleSeries &each : series) {
        for (const PeopleSeries::Point &point : each.points)
            take(point.time);
        for (const PeopleSeries::Mark &mark : each.failures)
            take(mark.time);
    }
    if (first > last)
        return {0, 1};
    const double edge = std::max((last - first) * 0.03, shortestSpan / 2);
    return {first - edge, last + edge};
}

//! The number that held at a time: a failed run stands on the line.
double heightAt(const PeopleSeries &series, const QDateTime &time)
{
    double height = series.points.empty() ? 0 : static_cast<double>(series.points.front().people);
    for (const PeopleSeries::Point &point : series.points)
        if (point.time <= time)
            height = static_cast<double>(point.people);
    return height;
}

} // namespace

PeopleChart::PeopleChart(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_tracer(new QCPItemTracer(m_plot))
{
    setAccessibleName(tr("People over time"));
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusProxy(this);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_plot);
    setMinimumHeight(fontMetrics().height() * 7);
    setUp();
    wearPalette();
}

PeopleChart::~PeopleChart() = default;

void PeopleChart::setUp()
{
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->axisRect()->setupFullAxesBox();
    m_plot->axisRect()->setMinimumMargins(QMargins(0, grid(this, 0.5), 0, 0));
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerDateTime));
    m_plot->yAxis->setTicker(peopleTicker());
    for (QCPAxis *axis : {m_plot->xAxis2, m_plot->yAxis2})
        axis->setTicks(false);
    m_plot->setLocale(QLocale());
    m_plot->legend->setVisible(false);
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    m_tracer->setStyle(QCPItemTracer::tsCircle);
    m_tracer->setVisible(false);
    connect(m_plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this, &PeopleChart::fitHeight);
}

void PeopleChart::paintAxis(QCPAxis *axis)
{
    const QColor text = palette().color(QPalette::Text);
    const QColor faint = palette().color(QPalette::Mid);
    axis->setBasePen(QPen(faint));
    axis->setTickPen(QPen(faint));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(text);
    axis->setTickLabelFont(font());
    axis->grid()->setPen(QPen(palette().color(QPalette::AlternateBase).darker(isDark(palette()) ? 60 : 106)));
    axis->grid()->setZeroLinePen(Qt::NoPen);
}

void PeopleChart::wearPalette()
{
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2})
        paintAxis(axis);
    m_plot->setBackground(palette().brush(QPalette::Base));
    m_plot->legend->setBrush(palette().brush(QPalette::Base));
    m_plot->legend->setBorderPen(QPen(palette().color(QPalette::Mid)));
    m_plot->legend->setTextColor(palette().color(QPalette::Text));
    m_plot->legend->setFont(font());
    m_tracer->setPen(QPen(palette().color(QPalette::Text), 1.5));
    addLines();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::setSeries(std::vector<PeopleSeries> series)
{
    // New points of what is shown already do not throw the person out of where they look.
    const auto isSameCohort = [](const PeopleSeries &a, const PeopleSeries &b) { return a.cohort == b.cohort; };
    const bool keepsPlace = !m_series.empty() && !m_series.front().points.empty() &&
                            std::equal(m_series.begin(), m_series.end(), series.begin(), series.end(), isSameCohort);
    const QCPRange before = wholeSpan(m_series);
    const bool showedAll = !keepsPlace || (m_plot->xAxis->range().lower <= before.lower + 1 &&
                                           m_plot->xAxis->range().upper >= before.upper - 1);
    m_series = std::move(series);
    setAccessibleDescription(seriesText(m_series));
    addLines();
    if (showedAll)
        showAll();
    else
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::addLines()
{
    m_plot->clearGraphs();
    for (int i = m_plot->itemCount() - 1; i >= 0; --i)
        if (m_plot->item(i) != m_tracer)
            m_plot->removeItem(i);
    m_tracer->setVisible(false);
    for (size_t i = 0; i < m_series.size(); ++i)
        addLine(m_series[i], static_cast<int>(i));
    for (const PeopleSeries &each : m_series)
        addFailures(each);
    for (const PeopleSeries &each : m_series)
        addEdits(each);
    m_plot->legend->setVisible(m_series.size() > 1);
    fitHeight();
}

void PeopleChart::addLine(const PeopleSeries &series, int number)
{
    constexpr size_t mostDots = 150;
    QCPGraph *graph = m_plot->addGraph();
    graph->setName(oneLine(series.name, 40));
    graph->setPen(linePen(number, palette()));
    if (series.points.size() <= mostDots)
        graph->setScatterStyle(lineDots(number, fontMetrics().height() / 2.5));
    QVector<double> keys, values;
    for (const PeopleSeries::Point &point : series.points) {
        keys << keyOf(point.time);
        values << static_cast<double>(point.people);
    }
    graph->setData(keys, values, true);
}

void PeopleChart::addFailures(const PeopleSeries &series)
{
    if (series.failures.empty())
        return;
    QCPGraph *graph = m_plot->addGraph();
    graph->removeFromLegend();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle({QCPScatterStyle::ssCross, QPen(toneColor(Tone::Failed, palette()), 2), Qt::NoBrush,
                            fontMetrics().height() * 0.6});
    QVector<double> keys, values;
    for (const PeopleSeries::Mark &mark : series.failures) {
        keys << keyOf(mark.time);
        values << heightAt(series, mark.time);
    }
    graph->setData(keys, values, true);
}

void PeopleChart::addEdits(const PeopleSeries &series)
{
    for (const PeopleSeries::Mark &mark : series.edits) {
        auto *line = new QCPItemStraightLine(m_plot);
        line->setPen(QPen(toneColor(Tone::Warning, palette()), 1, Qt::DashLine));
        line->point1->setCoords(keyOf(mark.time), 0);
        line->point2->setCoords(keyOf(mark.time), 1);
    }
}

void PeopleChart::fitHeight()
{
    const QCPRange span = m_plot->xAxis->range();
    double least = std::numeric_limits<double>::max(), most = 0;
    for (const PeopleSeries &each : m_series) {
        for (const PeopleSeries::Point &point : each.points) {
            if (!span.contains(keyOf(point.time)))
                continue;
            least = std::min(least, static_cast<double>(point.people));
            most = std::max(most, static_cast<double>(point.people));
        }
    }
    least = std::min(least, most);
    // A line that only trembles is not drawn as a mountain range, and one that halves is seen against nobody.
    const double room = std::max({(most - least) * 0.1, most * 0.05, 1.0});
    const double floor = least * 2 < most ? 0.0 : std::max(least - room, 0.0);
    m_plot->yAxis->setRange(floor - room * 0.6, most + room); // marks at the floor are seen whole
    const auto ticker = m_plot->xAxis->ticker().dynamicCast<QCPAxisTickerDateTime>();
    ticker->setDateTimeFormat(timeFormat(span.size()));
}

void PeopleChart::showAll()
{
    m_plot->xAxis->setRange(wholeSpan(m_series));
    fitHeight();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::zoom(double factor)
{
    const QCPRange range = m_plot->xAxis->range();
    if (range.size() * factor < shortestSpan)
        return;
    m_plot->xAxis->scaleRange(factor, range.center());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PeopleChart::move(double part)
{
    m_plot->xAxis->moveRange(m_plot->xAxis->range().size() * part);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::pair<QDateTime, QDateTime> PeopleChart::shownSpan() const
{
    const QCPRange range = m_plot->xAxis->range();
    const auto time = [](double key) {
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(key * 1000), QTimeZone::utc());
    };
    return {time(range.lower), time(range.upper)};
}

QPointF PeopleChart::placeOf(const PeopleSeries::Point &point) const
{
    return {m_plot->xAxis->coordToPixel(keyOf(point.time)),
            m_plot->yAxis->coordToPixel(static_cast<double>(point.people))};
}

QString PeopleChart::textAt(const QPointF &place) const
{
    const double reach = fontMetrics().height();
    double nearest = reach;
    QString text;
    for (const PeopleSeries &each : m_series) {
        for (const PeopleSeries::Point &point : each.points) {
            const QPointF way = placeOf(point) - place;
            const double distance = std::hypot(way.x(), way.y());
            if (distance >= nearest)
                continue;
            nearest = distance;
            text =
                tr("%1: %2 people, %3").arg(oneLine(each.name, 60), localNumber(point.people), localTime(point.time));
        }
    }
    const auto isHere = [&](const QDateTime &time) {
        return std::abs(m_plot->xAxis->coordToPixel(keyOf(time)) - place.x()) < reach / 2;
    };
    QStringList texts = text.isEmpty() ? QStringList() : QStringList{text};
    for (const PeopleSeries &each : m_series) {
        for (const PeopleSeries::Mark &mark : each.failures)
            if (isHere(mark.time))
                texts << tr("Failed run, %1: %2").arg(localTime(mark.time), mark.text);
        for (const PeopleSeries::Mark &mark : each.edits)
            if (isHere(mark.time))
                texts << tr("%1, %2").arg(mark.text, localTime(mark.time));
    }
    return texts.mid(0, 6).join(u'\n');
}

void PeopleChart::hover(const QPointF &place)
{
    const QString text = textAt(place);
    QToolTip::showText(m_plot->mapToGlobal(place.toPoint()), plainToolTip(text), m_plot);
}

QPixmap PeopleChart::picture() const
{
    return m_plot->toPixmap(m_plot->width(), m_plot->height(), 2.0);
}

bool PeopleChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove && !(static_cast<QMouseEvent *>(event)->buttons() & Qt::LeftButton))
        hover(static_cast<QMouseEvent *>(event)->position());
    if (event->type() == QEvent::MouseButtonDblClick)
        showAll();
    return QWidget::eventFilter(watched, event);
}

void PeopleChart::keyPressEvent(QKeyEvent *event)
{
    constexpr double step = 0.7, part = 0.15;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(step);
    case Qt::Key_Minus:
        return zoom(1 / step);
    case Qt::Key_Left:
        return move(-part);
    case Qt::Key_Right:
        return move(part);
    case Qt::Key_0:
    case Qt::Key_Home:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void PeopleChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        wearPalette();
}

} // namespace desk
