// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriatemplates.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CriteriaTemplates)
};

FilterTree treeOf(const QByteArray &leaves, const char *connective = "AND")
{
    const QByteArray json = R"({"properties":{"type":"OR","values":[{"type":")" + QByteArray(connective) +
                            R"(","values":[)" + leaves + "]}]}}";
    return decodeFilters(readJson(json).value);
}

QByteArray event(const QByteArray &value, const QByteArray &days, const QByteArray &more = {},
                 const QByteArray &negation = "false")
{
    return R"({"type":"behavioral","key":"$pageview","value":")" + value + R"(","event_type":"events","time_value":)" +
           days + R"(,"time_interval":"day","negation":)" + negation + more + "}";
}

QByteArray property(const QByteArray &key, const QByteArray &op)
{
    return R"({"type":"person","key":")" + key + R"(","operator":")" + op + R"(","value":")" + op + R"("})";
}

} // namespace

std::vector<CriteriaTemplate> criteriaTemplates()
{
    // None of them excludes only: servers cannot calculate criteria without anybody to begin with.
    const QByteArray often = R"(,"operator":"gte","operator_value":10)";
    return {
        {Words::tr("Active in the last 30 days"), treeOf(event("performed_event", "30"))},
        {Words::tr("Active 10 times or more in the last 30 days"),
         treeOf(event("performed_event_multiple", "30", often))},
        {Words::tr("Active in the last 90 days, but not in the last 30"),
         treeOf(event("performed_event", "90") + "," + event("performed_event", "30", {}, "true"))},
        {Words::tr("First active in the last 7 days"), treeOf(event("performed_event_first_time", "7"))},
        {Words::tr("Have an e-mail address"), treeOf(property("email", "is_set"))},
        {Words::tr("Have neither e-mail address nor name"),
         treeOf(property("email", "is_not_set") + "," + property("name", "is_not_set"))},
    };
}

} // namespace desk
