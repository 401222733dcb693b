// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export does to a window: a timer of one millisecond in the GUI thread while people are exported beside it.
//   bench-heartbeat BASE-URL TARGET
#include "models/api/cohortapi.h"
#include "models/jobs/exportjob.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>

using namespace desk;

int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    if (argc < 3)
        return 2;
    QWidget window;
    window.show();

    ConnectionSettings settings;
    settings.baseUrl = QUrl(QString::fromLocal8Bit(argv[1]));
    settings.project = ProjectId{1};
    settings.proxy = ProxyChoice::None;
    ApiClient client(settings, ApiKey("phx_bench"));
    CohortApi api(client);
    ExportPlan plan;
    plan.sources = {{CohortId{1}}};
    plan.target = QString::fromLocal8Bit(argv[2]);
    ExportJob job(plan, [&api](const PersonQuery &query, QObject *context, Answer<QByteArray> answer) {
        return api.personPage(query, context, std::move(answer));
    });

    std::vector<double> gaps;
    QElapsedTimer clock;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heartbeat, &QTimer::timeout, &window, [&] {
        gaps.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        clock.start();
    });
    QObject::connect(&job, &Job::over, &program,
                     [&] { QCoreApplication::exit(job.state() == JobState::Done ? 0 : 1); });
    clock.start();
    heartbeat.start(1);
    job.start();
    const int code = QApplication::exec();
    std::sort(gaps.begin(), gaps.end());
    if (gaps.empty())
        return 1;
    const auto at = [&gaps](double share) {
        return gaps[static_cast<size_t>(share * static_cast<double>(gaps.size() - 1))];
    };
    std::printf("{\"people\": %lld, \"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f}\n",
                static_cast<long long>(job.progress().done), at(0.5), at(0.99), gaps.back());
    return code;
}
