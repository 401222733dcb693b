// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/eventkinds.h"

#include "app/demo/seed/objecttext.h"
#include "app/demo/seed/random.h"
#include "app/demo/seed/words.h"

#include <array>
#include <functional>
#include <string_view>

namespace demo {

namespace {

using Texts = std::vector<std::string_view>;
using Fill = std::function<void(Random &, SeedKind &)>;

constexpr const char *Site = "https://app.harborlight.example";

struct Recipe
{
    const char *name;
    double share;
    std::uint32_t kinds; // how many different ones
    Fill fill;
};

void putBrowser(Random &random, ObjectText &object)
{
    const std::string path(random.pick(pages()));
    object.text("$browser", random.pick(browsers())).text("$os", random.pick(systems()));
    object.text("$current_url", Site + path).text("$pathname", path.substr(0, path.find('?')));
}

void fillPageview(Random &random, SeedKind &kind)
{
    static const Texts referrers = {"$direct", "$direct", "https://www.google.com/", "https://news.example.org/a?b=c"};
    ObjectText object(kind.properties);
    putBrowser(random, object);
    object.text("$referrer", random.pick(referrers));
    if (random.chance(0.5))
        object.flag("$feature/new-nav", random.chance(0.5));
    if (random.chance(0.2))
        object.text("utm_campaign", random.chance(0.5) ? "spring-24" : "été & co");
    object.end();
}

std::string element(std::string_view tag, std::string_view text, std::string_view href, std::string_view classes)
{
    std::string json;
    ObjectText object(json);
    object.text("tag_name", tag);
    if (!text.empty())
        object.text("text", text);
    if (!href.empty())
        object.text("href", href);
    if (!classes.empty())
        object.text("attr_class", classes);
    object.end();
    return json;
}

std::string clickedElements(Random &random)
{
    static const Texts labels = {"Buy", "Buy now", "Sign up", "Export", "Invite", "Löschen", "Read more", "次へ"};
    static const Texts links = {"/pricing", "/signup", "https://docs.example.org/start", "/boards/42"};
    const bool isLink = random.chance(0.4);
    const std::string_view label = random.pick(labels);
    const std::string clicked =
        isLink ? element("a", label, random.pick(links), "nav-link") : element("button", label, {}, "btn btn-primary");
    std::string list = '[' + clicked;
    if (random.chance(0.3))
        list += ",{\"tag_name\":\"form\",\"attr_id\":\"checkout\",\"attributes\":{\"attr__data-step\":\"2\"}}";
    return list + ",{\"tag_name\":\"div\",\"attr_class\":[\"card\",\"is-open\"],\"nth_child\":3,\"nth_of_type\":1},"
                  "{\"tag_name\":\"main\",\"attr_id\":\"app\"}]";
}

void fillAutocapture(Random &random, SeedKind &kind)
{
    ObjectText object(kind.properties);
    putBrowser(random, object);
    object.text("$event_type", random.chance(0.9) ? "click" : "submit");
    object.end();
    kind.elements = clickedElements(random);
}

void fillLogin(Random &random, SeedKind &kind)
{
    static const Texts methods = {"password", "google", "sso", "magic link"};
    ObjectText object(kind.properties);
    object.text("method", random.pick(methods)).flag("success", random.chance(0.9));
    object.text("$browser", random.pick(browsers()));
    object.end();
}

void fillPurchase(Random &random, SeedKind &kind)
{
    static const Texts currencies = {"EUR", "EUR", "USD", "USD", "CHF", "JPY"};
    static const Texts coupons = {"WELCOME", "50%_off", "Frühling"};
    ObjectText object(kind.properties);
    const std::string amount = std::to_string(5 + random.below(300));
    // Some clients send the amount as a text.
    if (random.chance(0.1))
        object.text("amount", amount);
    else
        object.raw("amount", random.chance(0.5) ? amount : amount + ".90");
    object.text("currency", random.pick(currencies));
    if (random.chance(0.3))
        object.text("coupon", random.pick(coupons));
    else
        object.null("coupon");
    object.raw("items", "[{\"sku\":\"HL-" + std::to_string(random.below(40)) +
                            "\",\"quantity\":" + std::to_string(1 + random.below(4)) + "}]");
    object.end();
}

void fillAmount(Random &random, SeedKind &kind)
{
    static const Texts plans = {"starter", "pro", "team", "enterprise"};
    ObjectText object(kind.properties);
    object.text("plan", random.pick(plans)).number("amount", static_cast<std::int64_t>(random.below(20)) * 12);
    object.end();
}

void fillSearch(Random &random, SeedKind &kind)
{
    static const Texts terms = {"invoice", "kalender", "日報", "retro \"Q3\"", "how to export, please",
                                "   ",     "łódź",     "a%b_c"};
    ObjectText object(kind.properties);
    object.text("query", std::string(random.pick(terms)) + ' ' + std::to_string(random.below(60)));
    object.number("results", static_cast<std::int64_t>(random.below(90)));
    object.end();
}

void fillFile(Random &random, SeedKind &kind)
{
    static const Texts types = {"image/png", "application/pdf", "text/csv", "video/mp4"};
    ObjectText object(kind.properties);
    object.text("mime", random.pick(types)).number("size_bytes", static_cast<std::int64_t>(random.below(40'000'000)));
    object.flag("shared", random.chance(0.3));
    object.end();
}

void fillFeature(Random &random, SeedKind &kind)
{
    ObjectText object(kind.properties);
    object.text("feature", random.pick(features())).number("duration", static_cast<std::int64_t>(random.below(600)));
    object.end();
}

void fillCrash(Random &random, SeedKind &kind)
{
    ObjectText object(kind.properties);
    object.text("message", "Cannot read \"id\" of undefined\n  at board.js:" + std::to_string(random.below(900)));
    object.text("app_version", random.chance(0.5) ? "2.4.0" : "3.0.0");
    object.end();
}

void fillLetter(Random &random, SeedKind &kind)
{
    ObjectText object(kind.properties);
    object.text("a", std::to_string(1 + random.below(3)));
    object.end();
}

std::vector<Recipe> recipes()
{
    return {
        {"$pageview", 0.36, 1100, fillPageview},
        {"$autocapture", 0.18, 500, fillAutocapture},
        {"login", 0.15, 60, fillLogin},
        {"search performed", 0.07, 300, fillSearch},
        {"cart_opened", 0.05, 60, fillFeature},
        {"purchase", 0.045, 500, fillPurchase},
        {"report exported", 0.03, 80, fillFeature},
        {"file uploaded", 0.03, 200, fillFile},
        {"feature used", 0.03, 120, fillFeature},
        {"invite sent", 0.02, 20, fillFeature},
        {"renewal", 0.01, 60, fillAmount},
        {"$identify", 0.008, 1, fillLetter},
        {"webinar_joined", 0.006, 20, fillFeature},
        {"app crashed", 0.004, 80, fillCrash},
        {"payment failed", 0.003, 30, fillAmount},
        {"Übung gestartet", 0.002, 10, fillFeature},
        {"日報 submitted", 0.001, 5, fillFeature},
        {"a", 0.001, 3, fillLetter},
    };
}

} // namespace

EventKinds makeEventKinds(std::uint64_t seed)
{
    EventKinds made;
    std::uint64_t stream = 100;
    for (const Recipe &recipe : recipes()) {
        SeedEvent event{recipe.name, recipe.share};
        ++stream;
        for (std::uint32_t i = 0; i < recipe.kinds; ++i) {
            Random random(seed, stream, i);
            SeedKind kind{recipe.name, {}};
            recipe.fill(random, kind);
            event.kinds.push_back(static_cast<std::uint32_t>(made.kinds.size()));
            made.kinds.push_back(std::move(kind));
        }
        made.events.push_back(std::move(event));
    }
    return made;
}

} // namespace demo
