// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/memberreader.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qint64 PageSize = 1000;

std::string_view withoutQuotes(std::string_view token)
{
    return token.size() >= 2 ? token.substr(1, token.size() - 2) : std::string_view();
}

} // namespace

MemberReader::MemberReader(FetchPersonPage fetch, Backoff backoff, QObject *parent)
    : QObject(parent)
    , m_fetcher(std::move(fetch), this)
    , m_backoff(backoff)
    , m_rows(std::vector<PersonColumn>{{PersonColumn::Field::Id, {}}})
    , m_reader(PageSize)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        if (std::exchange(m_mustAskAnew, false))
            askFrom(m_reader.offset());
        else
            m_fetcher.retry();
    });
    connect(&m_fetcher, &PageFetcher::arrived, this, &MemberReader::take);
    connect(&m_fetcher, &PageFetcher::failed, this, &MemberReader::stall);
}

void MemberReader::start(CohortId cohort)
{
    stop();
    m_cohort = cohort;
    m_reader = ListReader(PageSize);
    m_members.clear();
    askFrom(0);
}

void MemberReader::stop()
{
    m_retry.stop();
    m_fetcher.stop();
    m_tried = 0;
}

void MemberReader::askFrom(qint64 offset)
{
    PersonQuery query;
    query.cohort = m_cohort;
    query.offset = offset;
    query.limit = m_reader.limit();
    m_fetcher.startAt(query, m_reader.stride());
}

void MemberReader::take(const PersonQuery &query, const QByteArray &body)
{
    if (const auto read = m_rows.read(body); !read) {
        m_mustAskAnew = true;
        return stall(read.error());
    }
    if (std::exchange(m_tried, 0) > 0)
        emit waiting({});
    std::vector<ListRow> places;
    for (size_t row = 0; row < m_rows.size(); ++row)
        places.push_back({m_rows.identity(row), m_rows.createdAt(row)});
    const qint64 stride = m_reader.stride();
    const ListStep step = m_reader.take({query.offset, query.limit, m_rows.hasMore(), places});
    keep(step.firstNew);
    emit progress(static_cast<qint64>(m_members.size()));
    if (step.go == ListStep::Go::End)
        return finish();
    if (step.go == ListStep::Go::GiveUp)
        return giveUp();
    if (step.go == ListStep::Go::Back || m_reader.stride() != stride)
        askFrom(m_reader.offset());
    else
        m_fetcher.used();
}

void MemberReader::keep(size_t firstNew)
{
    for (size_t row = firstNew; row < m_rows.size(); ++row) {
        if (const auto key = readPersonKey(withoutQuotes(m_rows.identity(row))))
            m_members.push_back(*key);
    }
}

void MemberReader::stall(const Error &error)
{
    if (m_tried++ == 0)
        m_stalledSince.start();
    const auto wait = m_backoff.next(error, m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait) {
        stop();
        emit failed(error);
        return;
    }
    emit waiting(error.text);
    m_retry.start(*wait);
}

void MemberReader::giveUp()
{
    stop();
    emit failed({ErrorKind::BrokenAnswer,
                 tr("The list of members changes faster than it can be read. Try again when the cohort is at rest.")});
}

void MemberReader::finish()
{
    stop();
    std::sort(m_members.begin(), m_members.end());
    m_members.erase(std::unique(m_members.begin(), m_members.end()), m_members.end());
    emit finished(std::exchange(m_members, {}));
}

} // namespace desk
