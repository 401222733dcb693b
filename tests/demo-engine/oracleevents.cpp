// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/oracle.h"

#include <QRegularExpression>
#include <QStringList>

namespace oracle {

namespace {

std::optional<Json> find(const Json &object, const std::string &key)
{
    return object.is_object() && object.contains(key) ? std::optional(object.at(key)) : std::nullopt;
}

bool fitsPart(const QString &part, const Json &element)
{
    static const QRegularExpression pieces(QStringLiteral(R"re(\*|\.[\w-]+|#[\w-]+|\[([\w-]+)="([^"]*)"\]|[\w-]+)re"));
    auto all = pieces.globalMatch(part);
    while (all.hasNext()) {
        const auto match = all.next();
        const QString text = match.captured(0);
        const std::string name = text.mid(1).toStdString();
        bool fits = true;
        if (text.startsWith(QLatin1Char('.'))) {
            const Json classes = element.value("attr_class", Json::array());
            fits = std::find(classes.begin(), classes.end(), Json(name)) != classes.end();
        } else if (text.startsWith(QLatin1Char('#'))) {
            fits = element.value("attr_id", Json()) == name;
        } else if (text.startsWith(QLatin1Char('['))) {
            const Json attributes = element.value("attributes", Json::object());
            fits = attributes.value(match.captured(1).toStdString(), Json()) == match.captured(2).toStdString();
        } else if (text != QStringLiteral("*")) {
            fits = element.value("tag_name", Json()) == text.toStdString();
        }
        if (!fits)
            return false;
    }
    return true;
}

//! Whether the last of the steps fits the element at \a at and the others fit elements around it.
bool fitsSteps(QStringList steps, const Json &chain, std::size_t at)
{
    if (!fitsPart(steps.takeLast(), chain.at(at)))
        return false;
    if (steps.isEmpty())
        return true;
    const bool direct = steps.last() == QStringLiteral(">");
    if (direct)
        steps.removeLast();
    for (std::size_t outer = at + 1; outer < chain.size() && (!direct || outer == at + 1); ++outer) {
        if (fitsSteps(steps, chain, outer))
            return true;
    }
    return false;
}

bool isSelected(const std::string &selector, const Json &chain)
{
    const QStringList steps = QString::fromStdString(selector).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t at = 0; at < chain.size(); ++at) {
        if (fitsSteps(steps, chain, at))
            return true;
    }
    return false;
}

bool anyElement(const std::string &key, const std::string &op, const Json &value, const Json &chain, const World &world)
{
    bool any = false;
    static_cast<void>(matches(op, value, Json("x"), world)); // brings up its faults even where there is no element
    for (const Json &element : chain) {
        const auto stored = find(element, key);
        any |= stored && !stored->is_null() && matches(op, value, stored, world);
    }
    return any;
}

bool elementHolds(const std::string &key, const std::string &op, const Json &value, const Json &chain,
                  const World &world)
{
    static const std::map<std::string, std::string> negatives{
        {"is_not", "exact"}, {"not_icontains", "icontains"}, {"not_regex", "regex"}, {"is_not_set", "is_set"}};
    const auto negative = negatives.find(op);
    if (negative != negatives.end()) {
        const bool positive = elementHolds(key, negative->second, value, chain, world);
        return (value.is_array() && value.empty() && op != "is_not_set") || !positive;
    }
    if (key == "selector" || key == "tag_name") {
        if (op != "exact")
            throw Fault{"validation_error"};
        bool any = value.is_array() && value.empty();
        for (const Json &part : value.is_array() ? value : Json::array({value}))
            any |= key == "selector" ? isSelected(textOf(part), chain)
                                     : anyElement("tag_name", "exact", part, chain, world);
        return any;
    }
    if ((key != "text" && key != "href") || (op != "exact" && op != "icontains" && op != "regex" && op != "is_set"))
        throw Fault{"validation_error"};
    if (value.is_array() && value.empty() && op != "is_set")
        return true;
    return anyElement(key, op, value, chain, world);
}

bool literally(demo::StepMatching matching, const std::string &wanted, const std::string &text, const World &world)
{
    switch (matching) {
    case demo::StepMatching::Exact:
        return text == wanted;
    case demo::StepMatching::Regex:
        return matches("regex", wanted, Json(text), world);
    case demo::StepMatching::Contains:
        break;
    }
    return text.find(wanted) != std::string::npos;
}

bool anyElementText(const char *key, demo::StepMatching matching, const std::string &wanted, const Json &chain,
                    const World &world)
{
    if (matching == demo::StepMatching::Contains)
        return anyElement(key, "icontains_multi", wanted, chain, world);
    return anyElement(key, matching == demo::StepMatching::Regex ? "regex" : "exact", wanted, chain, world);
}

bool stepHolds(const demo::ActionStep &step, const Subject::Deed &deed, const World &world)
{
    if (step.event && *step.event != deed.name)
        return false;
    if (step.event == "$autocapture") {
        const Json &chain = deed.elements;
        if ((step.selector && !isSelected(*step.selector, chain)) ||
            (step.tagName && !anyElement("tag_name", "exact", *step.tagName, chain, world)) ||
            (step.text && !anyElementText("text", step.textMatching, *step.text, chain, world)) ||
            (step.href && !anyElementText("href", step.hrefMatching, *step.href, chain, world)))
            return false;
    }
    if (step.url) {
        const auto url = find(deed.properties, "$current_url");
        if (!url || url->is_null() || !literally(step.urlMatching, *step.url, textOf(*url), world))
            return false;
    }
    const Picker always = [](const Subject::Deed &) { return true; };
    return withFilters(always, Json::parse(step.properties), true, world)(deed);
}

} // namespace

Picker pickEvent(const Json &type, const Json &key, bool stepsNeeded, const World &world)
{
    if (type == "events") {
        const std::string name = textOf(key);
        return [name](const Subject::Deed &deed) { return deed.name == name; };
    }
    if (type != "actions")
        throw Fault{"validation_error"};
    bool isNumber = key.is_number_integer();
    const qlonglong id = key.is_string() ? QString::fromStdString(key.get<std::string>()).toLongLong(&isNumber)
                         : isNumber      ? key.get<std::int64_t>()
                                         : 0;
    if (!isNumber)
        throw Fault{"validation_error"};
    const demo::ActionRecord *action = nullptr;
    for (const demo::ActionRecord &candidate : world.actions) {
        if (candidate.id == id && !candidate.deleted)
            action = &candidate;
    }
    if (action == nullptr)
        return [](const Subject::Deed &) { return false; };
    if (action->steps.empty() && stepsNeeded)
        throw Fault{"validation_error"};
    return [action, &world](const Subject::Deed &deed) {
        bool any = action->steps.empty();
        for (const demo::ActionStep &step : action->steps)
            any |= stepHolds(step, deed, world);
        return any;
    };
}

Picker withFilters(Picker picker, const Json &filters, bool elements, const World &world)
{
    const Json list = filters.is_array() ? filters : Json::array();
    const auto holds = [list, elements, &world](const Subject::Deed &deed) {
        bool all = true;
        for (const Json &filter : list) {
            const std::string type = filter.value("type", "event");
            const std::string op = filter.contains("operator") ? textOf(filter.at("operator")) : "exact";
            const std::string key = filter.value("key", "");
            const Json value = filter.value("value", Json());
            if (type == "event")
                all &= matches(op, value, find(deed.properties, key), world);
            else if (type == "element" && elements)
                all &= elementHolds(key, op, value, deed.elements, world);
            else
                throw Fault{"validation_error"};
        }
        return all;
    };
    static_cast<void>(
        holds(Subject::Deed{0, "", Json::object(), Json::array()})); // its faults count without events too
    return [picker, holds](const Subject::Deed &deed) { return picker(deed) && holds(deed); };
}

} // namespace oracle
