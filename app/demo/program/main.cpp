// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/demo/program/options.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

namespace {

std::array<int, 2> wakePipe = {-1, -1};

// Only what a signal handler may do: the main thread waits at the other end.
void wake(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wakePipe[1], &byte, 1);
}

bool catchSignals()
{
    struct sigaction action = {};
    action.sa_handler = wake;
    signal(SIGPIPE, SIG_IGN);
    return pipe(wakePipe.data()) == 0 && sigaction(SIGTERM, &action, nullptr) == 0 &&
           sigaction(SIGINT, &action, nullptr) == 0;
}

bool inputEnded()
{
    std::array<char, 4096> ignored{};
    return read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0;
}

// Returns at SIGTERM, at SIGINT and, when wanted, at the end of the standard input.
void waitForTheEnd(bool stopWithInput)
{
    std::array<pollfd, 2> watched = {{{wakePipe[0], POLLIN, 0}, {stopWithInput ? STDIN_FILENO : -1, POLLIN, 0}}};
    for (;;) {
        if (poll(watched.data(), watched.size(), -1) < 0)
            continue; // a signal; its byte is in the pipe now
        if (watched[0].revents != 0)
            return;
        if (watched[1].revents != 0 && inputEnded())
            return;
    }
}

int serve(const demo::ProgramOptions &options)
{
    demo::DemoServer server(options.server);
    std::printf("%s\n", server.start().json().c_str());
    std::fflush(stdout);
    waitForTheEnd(options.stopWithInput);
    server.stop();
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int wrongUsage = 2;
    const demo::ProgramOptions options = demo::parseArguments(argc, argv);
    if (options.finished)
        return options.exitCode;
    if (!catchSignals())
        return EXIT_FAILURE;
    try {
        return serve(options);
    } catch (const std::invalid_argument &error) {
        std::fprintf(stderr, "cohort-desk-demo-server: %s\n", error.what());
        return wrongUsage;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "cohort-desk-demo-server: %s\n", error.what());
        return EXIT_FAILURE;
    }
}
