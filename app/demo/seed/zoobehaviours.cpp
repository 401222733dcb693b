// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"

namespace demo {

namespace {

using namespace criteria;

Json within(const char *time)
{
    return {{"explicit_datetime", time}};
}

Json lasting(int value, const char *interval)
{
    return {{"time_value", value}, {"time_interval", interval}};
}

Json eventFilter(const char *key, const char *op, const Json &value)
{
    return {{"type", "event"}, {"key", key}, {"operator", op}, {"value", value}};
}

Json elementFilter(const char *key, const Json &value)
{
    return {{"type", "element"}, {"key", key}, {"operator", "exact"}, {"value", value}};
}

Json with(Json some, const Json &more)
{
    some.update(more);
    return some;
}

Json counted(const char *op, int count, const Json &window)
{
    return with(window, {{"operator", op}, {"operator_value", count}});
}

Json twice(const Json &window, int value, const char *interval)
{
    return with(window, {{"seq_time_value", value}, {"seq_time_interval", interval}});
}

void add(std::vector<CohortPlan> &plans, const char *name, const Json &leaf)
{
    plans.push_back(dynamicPlan(name, filters({leaf})));
}

void addOnce(std::vector<CohortPlan> &plans)
{
    add(plans, "Viewed a page in the last thirty days", did("performed_event", "$pageview", within("-30d")));
    add(plans, "Logged in during the last week", did("performed_event", "login", lasting(7, "day")));
    add(plans, "Logged in within 36 hours", did("performed_event", "login", lasting(36, "hour")));
    add(plans, "Bought in the last quarter", did("performed_event", "purchase", within("-1q")));
    add(plans, "Started an exercise this year", did("performed_event", "Übung gestartet", within("-1yStart")));
    add(plans, "Bought between two dates",
        did("performed_event", "purchase",
            {{"explicit_datetime", "2026-01-01"}, {"explicit_datetime_to", "2026-06-30"}}));
    add(plans, "Bought for more than 100",
        did("performed_event", "purchase",
            with(within("-90d"), {{"event_filters", {eventFilter("amount", "gt", "100")}}})));
    add(plans, "Paid in euros or francs",
        did("performed_event", "purchase",
            with(within("-180d"), {{"event_filters", {eventFilter("currency", "exact", {"EUR", "CHF"})}}})));
    add(plans, "Saw the new navigation",
        did("performed_event", "$pageview",
            with(within("-60d"), {{"event_filters", {eventFilter("$feature/new-nav", "exact", {"true"})}}})));
    add(plans, "Pressed Buy",
        did("performed_event", "$autocapture",
            with(within("-60d"), {{"event_filters", {elementFilter("text", {"Buy"})}}})));
    add(plans, "Pressed a primary button",
        did("performed_event", "$autocapture",
            with(within("-60d"), {{"event_filters", {elementFilter("selector", {".btn-primary"})}}})));
    add(plans, "Clicked any link",
        did("performed_event", "$autocapture",
            with(within("-60d"), {{"event_filters", {elementFilter("tag_name", {"a"})}}})));
    add(plans, "Bought for fifty or more (action)", didAction("performed_event", 31, within("-90d")));
    add(plans, "Clicked Buy (action)", didAction("performed_event", 32, within("-90d")));
    add(plans, "Read the docs (action, number as text)", didAction("performed_event", "34", within("-90d")));
    add(plans, "Old checkout (deleted action)", didAction("performed_event", 40, within("-90d")));
    add(plans, "Minutes that mean months", did("performed_event", "renewal", lasting(3, "minute")));
}

void addCounted(std::vector<CohortPlan> &plans)
{
    const char *many = "performed_event_multiple";
    add(plans, "Exactly five logins in a month", did(many, "login", counted("exact", 5, within("-30d"))));
    add(plans, "At least three purchases in a year", did(many, "purchase", counted("gte", 3, lasting(1, "year"))));
    add(plans, "Two page views at most", did(many, "$pageview", counted("lte", 2, within("-30d"))));
    add(plans, "More than twenty clicks", did(many, "$autocapture", counted("gt", 20, within("-90d"))));
    add(plans, "Fewer than three searches", did(many, "search performed", counted("lt", 3, within("-60d"))));
    add(plans, "Twice, without an operator",
        did(many, "report exported", {{"operator_value", 2}, {"time_value", 60}, {"time_interval", "day"}}));
    add(plans, "Two big purchases",
        did(many, "purchase",
            with(counted("gte", 2, within("-180d")), {{"event_filters", {eventFilter("amount", "gte", "50")}}})));
    add(plans, "Visited pricing twice (action)", didAction(many, 33, counted("gte", 2, within("-90d"))));
}

void addTimely(std::vector<CohortPlan> &plans)
{
    add(plans, "First login this month", did("performed_event_first_time", "login", lasting(30, "day")));
    add(plans, "First purchase, and a big one",
        did("performed_event_first_time", "purchase",
            with(lasting(60, "day"), {{"event_filters", {eventFilter("amount", "gt", "100")}}})));
    const Json bought = {{"seq_event", "purchase"}, {"seq_event_type", "events"}};
    add(plans, "Cart, then purchase within a week",
        did("performed_event_sequence", "cart_opened", with(twice(lasting(60, "day"), 7, "day"), bought)));
    add(plans, "Two page views within the hour",
        did("performed_event_sequence", "$pageview",
            with(twice(lasting(14, "day"), 1, "hour"), {{"seq_event", "$pageview"}, {"seq_event_type", "events"}})));
    add(plans, "Docs, then signed in (actions)",
        didAction("performed_event_sequence", 34,
                  with(twice(lasting(30, "day"), 2, "day"), {{"seq_event", 35}, {"seq_event_type", "actions"}})));
    add(plans, "Logs in most days",
        did("performed_event_regularly", "login",
            with(counted("gte", 1, lasting(1, "day")), {{"min_periods", 4}, {"total_periods", 7}})));
    add(plans, "Exports monthly",
        did("performed_event_regularly", "report exported",
            with(counted("gte", 1, lasting(1, "month")), {{"min_periods", 3}, {"total_periods", 6}})));
    add(plans, "Once a week, no more",
        did("performed_event_regularly", "search performed",
            with(counted("lte", 1, lasting(1, "week")), {{"min_periods", 2}, {"total_periods", 8}})));
    add(plans, "Stopped logging in", did("stopped_performing_event", "login", twice(lasting(60, "day"), 30, "day")));
    add(plans, "Stopped buying big",
        did("stopped_performing_event", "purchase",
            with(twice(lasting(180, "day"), 45, "day"), {{"event_filters", {eventFilter("amount", "gt", "100")}}})));
    add(plans, "Came back after a pause",
        did("restarted_performing_event", "login", twice(lasting(60, "day"), 14, "day")));
}

} // namespace

void addBehaviourPlans(std::vector<CohortPlan> &plans)
{
    addOnce(plans);
    addCounted(plans);
    addTimely(plans);
}

} // namespace demo
