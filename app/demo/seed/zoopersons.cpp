// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

struct PersonCase
{
    const char *name;
    const char *key;
    const char *op;
    Json value;
};

std::vector<PersonCase> textCases()
{
    return {
        {"On the free plan", "plan", "exact", Json::array({"free"})},
        {"Paying plans", "plan", "exact", Json::array({"starter", "pro", "team", "enterprise"})},
        {"Not on the free plan", "plan", "is_not", Json::array({"free"})},
        {"Outside the German-speaking countries", "country", "is_not", Json::array({"DE", "AT", "CH"})},
        {"Mail at example.org", "email", "icontains", "@example.org"},
        {"Mail at any example host", "email", "icontains_multi", Json::array({"@example.org", "@example.net"})},
        {"No spam addresses", "email", "not_icontains", "+spam"},
        {"Discount of 50 (wildcards)", "note", "icontains", "50%_off"},
        {"Real companies", "company", "not_icontains_multi", Json::array({"test", "demo"})},
        {"Upper-case mail addresses", "email", "regex", "^[A-Z.'-]+[0-9]+@"},
        {"Not from the search engines", "utm_source", "not_regex", "^(google|bing)$"},
        {"Has a phone number", "phone", "is_set", "is_set"},
        {"Nobody to call", "phone", "is_not_set", nullptr},
        {"Gold and silver", "tier", "in", Json::array({"gold", "silver"})},
        {"Neither bronze nor none", "tier", "not_in", Json::array({"bronze", "none"})},
        {"The address of the documentation", "email", "exact", Json::array({"a@b.test"})},
        {"Named Ruth (any script would do)", "name", "icontains", "ruth"},
        {"姓が佐藤の人", "name", "icontains", "佐藤"},
        {"Formula instead of a name", "name", "exact", Json::array({"=1+1"})},
        {"Empty mail address", "email", "exact", Json::array({""})},
        {"Likes the timeline", "features", "icontains", "timeline"},
        {"Billing address known", "billing", "is_set", nullptr},
        {"A key with blanks", "favourite colour", "exact", Json::array({"blue"})},
        {"A key with dots", "a.b.c", "is_set", nullptr},
        {"Initial channel: organic", "$virt_initial_channel_type", "exact", Json::array({"Organic Search"})},
    };
}

std::vector<PersonCase> figureCases()
{
    return {
        {"More than ten seats", "seats", "gt", "10"},
        {"At least 100 seats", "seats", "gte", 100},
        {"Under thirty", "age", "lt", "30"},
        {"Thirty at most", "age", "lte", 30},
        {"Between forty and fifty", "age", "between", Json::array({40, 50})},
        {"Score off the scale", "score", "not_between", Json::array({0, 100})},
        {"Five logins or more", "logins", "min", "5"},
        {"Fifty logins at most", "logins", "max", "50"},
        {"Administrators", "is_admin", "exact", Json::array({"true"})},
        {"Not administrators", "is_admin", "is_not", Json::array({"true"})},
        {"Ratio spelled 10.0", "ratio", "exact", Json::array({"10.0"})},
        {"A very big account number", "account_number", "exact", Json::array({"9007199254740993"})},
        {"Named with a number", "name", "exact", Json::array({"4711"})},
    };
}

std::vector<PersonCase> dateCases()
{
    return {
        {"Signed up in the last six months", "signed_up", "is_date_after", "-6m"},
        {"Signed up before 2025", "signed_up", "is_date_before", "2025-01-01"},
        {"Signed up after a moment", "signed_up", "is_date_after", "2026-02-01T08:30:00Z"},
        {"Not seen for ninety days", "last_login", "is_date_before", "-90d"},
        {"Logged in today or so", "last_login", "is_date_after", "-36h"},
        {"Trial ends on the first", "trial_ends", "is_date_exact", "2026-12-01"},
        {"Signed up a year ago or earlier", "signed_up", "is_date_before", "-1y"},
        {"Back within two weeks", "last_login", "is_date_after", "2w"},
    };
}

std::vector<PersonCase> versionCases()
{
    return {
        {"Version 2.4.0 exactly", "app_version", "semver_eq", "2.4.0"},
        {"Any version but 2.4.0", "app_version", "semver_neq", "2.4.0"},
        {"Newer than 2.4.0", "app_version", "semver_gt", "2.4.0"},
        {"2.4 and later", "app_version", "semver_gte", "2.4"},
        {"Older than 2.0", "app_version", "semver_lt", "2.0.0"},
        {"Up to 3.0.0", "app_version", "semver_lte", "3.0.0"},
        {"About 1.4.2", "app_version", "semver_tilde", "1.4.2"},
        {"Compatible with 2.4.0", "app_version", "semver_caret", "2.4.0"},
        {"The 4.2 line", "app_version", "semver_wildcard", "4.2.*"},
    };
}

void addCases(std::vector<CohortPlan> &plans, const std::vector<PersonCase> &cases)
{
    for (const PersonCase &one : cases)
        plans.push_back(dynamicPlan(one.name, filters({person(one.key, one.op, one.value)})));
}

} // namespace

void addPersonPlans(std::vector<CohortPlan> &plans)
{
    addCases(plans, textCases());
    addCases(plans, figureCases());
    addCases(plans, dateCases());
    addCases(plans, versionCases());
    plans.push_back(dynamicPlan("Came in the last thirty days", filters({created("is_date_after", "-30d")})));
    plans.push_back(dynamicPlan("With us since before 2025", filters({created("is_date_before", "2025-01-01")})));
}

} // namespace demo
