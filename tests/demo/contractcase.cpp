// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/contractcase.h"

#include "tests/demo/plainclient.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace demo::test {

namespace {

constexpr std::chrono::milliseconds Pause{20};
constexpr std::chrono::seconds Patience{20};

DemoServer::Options optionsOf(const Json &words)
{
    DemoServer::Options options;
    options.persons = words.value("persons", std::int64_t(300));
    options.events = words.value("events", std::int64_t(3000));
    options.cohorts = words.value("cohorts", std::int64_t(60));
    options.now = words.value("now", std::string("2026-11-20T12:00:00Z"));
    options.generation = words.value("generation", std::string("newest"));
    options.calculationDelayMs = words.value("calculation_delay", 20);
    return options;
}

// Bytes that no JSON text can hold are given in hexadecimal.
std::string fileContent(const Json &file)
{
    const std::string digits = file.value("hex", std::string());
    std::string bytes = file.value("content", std::string());
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return bytes;
}

std::string multipartBody(const Json &fields, const std::string &boundary)
{
    std::string body;
    for (const auto &[name, value] : fields.items()) {
        const bool isFile = value.is_object();
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + '"';
        if (isFile)
            body += "; filename=\"" + value.value("filename", std::string("list.csv")) + "\"\r\nContent-Type: text/csv";
        body += "\r\n\r\n" + (isFile ? fileContent(value) : value.get<std::string>()) + "\r\n";
    }
    return body + "--" + boundary + "--\r\n";
}

void putBody(PlainRequest &request, const Json &words)
{
    if (words.contains("json")) {
        request.body = words["json"].dump();
        request.headers.try_emplace("Content-Type", "application/json");
    } else if (words.contains("form")) {
        request.body = words["form"].get<std::string>();
        request.headers.try_emplace("Content-Type", "application/x-www-form-urlencoded");
    } else if (words.contains("multipart")) {
        request.body = multipartBody(words["multipart"], "cut-here");
        request.headers.try_emplace("Content-Type", "multipart/form-data; boundary=cut-here");
    } else if (words.contains("body")) {
        request.body = words["body"].get<std::string>();
        request.headers.try_emplace("Content-Type", "application/json");
    }
}

PlainRequest requestOf(const Json &step, const DemoServer::Ready &ready, const Remembered &remembered)
{
    const Json words = filledIn(step.at("request"), remembered);
    PlainRequest request{words.value("method", std::string("GET")), words.at("path").get<std::string>()};
    const std::string key = step.value("key", std::string("full"));
    if (key == "control")
        request.headers["Authorization"] = "Bearer " + ready.controlKey;
    else if (key != "none")
        request.headers["Authorization"] = "Bearer " + (ready.keys.count(key) ? ready.keys.at(key) : key);
    const Json headers = words.value("headers", Json::object());
    for (const auto &[name, value] : headers.items())
        request.headers[name] = value.get<std::string>();
    putBody(request, words);
    return request;
}

std::string headerDifference(const Json &wanted, const PlainAnswer &answer)
{
    Json headers = Json::object();
    for (const auto &[name, value] : answer.headers)
        headers[name] = value;
    return difference(wanted, headers, "headers");
}

std::string answerDifference(const Json &wanted, const PlainAnswer &answer)
{
    if (answer.status != wanted.value("status", 200))
        return "status " + std::to_string(answer.status) + ": " + answer.body.substr(0, 400);
    if (wanted.contains("headers")) {
        if (const std::string wrong = headerDifference(wanted["headers"], answer); !wrong.empty())
            return wrong;
    }
    if (wanted.contains("empty") && !answer.body.empty())
        return "the body is not empty: " + answer.body.substr(0, 200);
    if (wanted.contains("text"))
        return difference(wanted["text"], answer.body);
    return wanted.contains("json") ? difference(wanted["json"], answer.json()) : std::string();
}

void remember(const Json &step, const PlainAnswer &answer, Remembered &remembered)
{
    const Json names = step.value("remember", Json::object());
    for (const auto &[name, pointer] : names.items())
        remembered[name] = answer.json().at(Json::json_pointer(pointer.get<std::string>()));
}

// With `wait`, the request is repeated until its answer fits: for what happens in the background.
std::string runStep(const Json &step, const DemoServer::Ready &ready, Remembered &remembered)
{
    const auto end = std::chrono::steady_clock::now() + Patience;
    const PlainRequest request = requestOf(step, ready, remembered);
    const Json wanted = filledIn(step.at("answer"), remembered);
    for (;;) {
        const PlainAnswer answer = ask(ready.port, request);
        const std::string wrong = answerDifference(wanted, answer);
        if (wrong.empty()) {
            remember(step, answer, remembered);
            return {};
        }
        if (!step.value("wait", false) || std::chrono::steady_clock::now() > end)
            return request.method + ' ' + request.path + ": " + wrong;
        std::this_thread::sleep_for(Pause);
    }
}

Json readFile(const std::filesystem::path &path)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    Json words = Json::parse(text.str(), nullptr, false);
    if (!words.is_object() || !words.contains("steps") || words["steps"].empty())
        throw std::runtime_error("not a contract file: " + path.string());
    return words;
}

// One case, or one for each of its generations.
void addCases(std::vector<ContractCase> &cases, const std::string &name, const Json &words)
{
    if (!words.contains("generations")) {
        cases.push_back({name, words});
        return;
    }
    for (const Json &generation : words["generations"]) {
        Json one = words;
        one["server"]["generation"] = generation;
        cases.push_back({name + '/' + generation.get<std::string>(), std::move(one)});
    }
}

} // namespace

std::vector<ContractCase> contractCases(const std::string &folder)
{
    std::vector<ContractCase> cases;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".json")
            addCases(cases, entry.path().stem().string(), readFile(entry.path()));
    }
    std::sort(cases.begin(), cases.end(), [](const ContractCase &a, const ContractCase &b) { return a.name < b.name; });
    return cases;
}

ContractRunner::Running &ContractRunner::serverFor(const Json &words)
{
    const std::string name = words.dump();
    Running &running = m_servers[name];
    if (!running.server) {
        running.server = std::make_unique<DemoServer>(optionsOf(words));
        running.ready = running.server->start();
    }
    return running;
}

std::string ContractRunner::run(const ContractCase &contract)
{
    const Json words = contract.words.value("server", Json::object());
    if (words.value("fresh", false))
        m_servers.erase(words.dump());
    Running &running = serverFor(words);
    Remembered remembered{{"key", running.ready.apiKey}};
    std::size_t number = 0;
    for (const Json &step : contract.words.at("steps")) {
        ++number;
        std::string wrong;
        try {
            wrong = runStep(step, running.ready, remembered);
        } catch (const std::exception &error) { // a file that asks for what an answer does not hold
            wrong = error.what();
        }
        if (!wrong.empty())
            return "step " + std::to_string(number) + ": " + wrong;
    }
    return {};
}

} // namespace demo::test
