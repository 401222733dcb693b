// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "app/demo/json.h"
#include "tests/demo/answerpattern.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace demo::test {

// One file of tests/data/contract: requests with the answers they must get.
struct ContractCase
{
    std::string name; // of the file, without its ending
    Json words;
};

// All files, by name. Throws std::runtime_error for one that is no JSON object with steps.
std::vector<ContractCase> contractCases(const std::string &folder);

// Runs cases; those that ask for the same server share one unless they want it fresh.
class ContractRunner final
{
public:
    // What went wrong first, empty when every answer was as written.
    std::string run(const ContractCase &contract);

private:
    struct Running
    {
        std::unique_ptr<DemoServer> server;
        DemoServer::Ready ready;
    };

    Running &serverFor(const Json &words);

    std::map<std::string, Running> m_servers; // by the options they were started with
};

} // namespace demo::test
