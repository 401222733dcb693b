// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/uploadforecast.h"

#include "models/codec/csvwriter.h"
#include "models/codec/jsonstring.h"
#include "models/membership/columnguess.h"
#include "models/membership/idvalue.h"
#include "models/membership/peoplelist.h"
#include "models/membership/recordscanner.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

constexpr std::array KindNames{"person_id", "distinct_id", "email"};

struct ServerColumn
{
    IdKind kind = IdKind::DistinctId;
    int column = 0;
    bool hasHeader = true;
};

std::string folded(std::string_view cell)
{
    return canonicalValue(trimmedValue(cell, IdKind::DistinctId), IdKind::Email);
}

std::optional<IdKind> kindOfHeader(const std::string &cell)
{
    if (cell == "person_id" || cell == "person-id" || cell == "person .id")
        return IdKind::PersonId;
    if (cell == "distinct_id" || cell == "distinct-id")
        return IdKind::DistinctId;
    if (cell == "email" || cell == "e-mail")
        return IdKind::Email;
    return std::nullopt;
}

bool isOneColumn(const std::vector<std::string> &cells)
{
    return std::count_if(cells.begin(), cells.end(), [](const std::string &cell) { return !cell.empty(); }) <= 1;
}

ServerColumn onlyColumn(const std::string &cell)
{
    const auto kind = kindOfHeader(cell);
    const bool isKnown = kind && *kind != IdKind::DistinctId;
    return isKnown ? ServerColumn{*kind, 0, true} : ServerColumn{IdKind::DistinctId, 0, false};
}

std::optional<ServerColumn> namedColumn(const std::vector<std::string> &cells)
{
    for (const IdKind kind : {IdKind::PersonId, IdKind::DistinctId, IdKind::Email}) {
        const auto found = std::find_if(cells.begin(), cells.end(),
                                        [kind](const std::string &cell) { return kindOfHeader(cell) == kind; });
        if (found != cells.end())
            return ServerColumn{kind, static_cast<int>(found - cells.begin()), true};
    }
    return std::nullopt;
}

QString headerNames(const std::vector<std::string> &cells)
{
    QStringList names;
    for (const std::string &cell : cells) {
        if (!cell.empty())
            names << QString::fromStdString(cell);
    }
    return names.join(u", "_s);
}

//! Reads rows as the server does.
class ServerReading final
{
public:
    bool operator()(const ListRecord &record)
    {
        std::vector<std::string> cells;
        for (const std::string_view cell : record.cells)
            cells.push_back(folded(cell));
        const bool isBlank = std::all_of(cells.begin(), cells.end(), [](const auto &cell) { return cell.empty(); });
        if (!m_column && isBlank)
            return true;
        if (!m_column && !begin(cells))
            return false;
        if (!std::exchange(m_isHeader, false))
            take(record);
        return true;
    }
    UploadForecast forecast;

private:
    bool begin(const std::vector<std::string> &cells)
    {
        m_column = isOneColumn(cells) ? onlyColumn(cells.front()) : namedColumn(cells);
        if (!m_column) {
            forecast.refusal = Words::tr("The server refuses this file: none of its columns (%1) is named person_id, "
                                         "distinct_id or email.")
                                   .arg(headerNames(cells));
            return false;
        }
        forecast.kind = m_column->kind;
        forecast.column = m_column->column;
        forecast.hasHeader = m_isHeader = m_column->hasHeader;
        const QString first = QString::fromStdString(cells.front());
        if (!m_isHeader && looksLikeHeader(ListCells{QStringList{first}}))
            forecast.trap = Words::tr("The server takes the first row, “%1”, as a distinct id.").arg(first);
        return true;
    }
    void take(const ListRecord &record)
    {
        const auto column = static_cast<size_t>(m_column->column);
        if (column >= record.cells.size())
            return;
        const std::string_view value = trimmedValue(record.cells[column], IdKind::DistinctId);
        if (!value.empty())
            forecast.values.emplace_back(value);
    }

    std::optional<ServerColumn> m_column;
    bool m_isHeader = false;
};

UploadForecast refused(const QString &why)
{
    UploadForecast forecast;
    forecast.refusal = why;
    return forecast;
}

} // namespace

UploadForecast forecastUpload(const QByteArray &bytes, bool keepsMark)
{
    if (firstInvalidUtf8(bytes) >= 0)
        return refused(Words::tr("The server refuses this file: it is not UTF-8."));
    if (bytes.contains('\0'))
        return refused(Words::tr("The server refuses this file: it holds a NUL character."));
    std::string_view text(bytes.constData(), static_cast<size_t>(bytes.size()));
    constexpr std::string_view Mark = "\xef\xbb\xbf";
    if (!keepsMark && text.starts_with(Mark))
        text.remove_prefix(Mark.size());
    ServerReading reading;
    RecordScanner scanner(',', true);
    if (scanner.feed(text, reading))
        scanner.finish(reading);
    if (reading.forecast.refusal.isEmpty() && reading.forecast.values.empty())
        return refused(Words::tr("The server refuses this file: there are no ids in it."));
    return reading.forecast;
}

QByteArray uploadOf(const PeopleList &list)
{
    TextBuffer text;
    CsvWriter csv({}, text);
    csv.plain(KindNames[static_cast<size_t>(list.kind())]);
    csv.plain("row");
    csv.endRow();
    for (const size_t row : list.askable()) {
        csv.text(list.value(row));
        csv.plain(std::to_string(list.number(row)));
        csv.endRow();
    }
    return QByteArray(text.view().data(), static_cast<qsizetype>(text.size()));
}

} // namespace desk
