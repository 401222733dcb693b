// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/windowapplication.h"
#include "models/profile/places.h"
#include "ui/widgets/translations.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QTimer>

#include <ctime>
#include <functional>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! Before anything shows a time or a number. An own time zone is the whole program's.
void applyFormats(const Settings &settings)
{
    if (const QString zone = settings.timeZone(); !zone.isEmpty()) {
        qputenv("TZ", zone.toLatin1());
        tzset();
    }
    if (const QString formats = settings.formats(); !formats.isEmpty())
        QLocale::setDefault(QLocale(formats));
}

//! Hands the wish to the window that runs already; when that does not answer, this one runs all the same.
int handOverOrRun(SingleInstance &instance, const WindowStart &start, const std::function<int()> &run)
{
    QObject context;
    bool isDone = false;
    QObject::connect(&instance, &SingleInstance::handedOver, &context, [&isDone] {
        isDone = true;
        QApplication::quit();
    });
    QObject::connect(&instance, &SingleInstance::failed, &context, [] { QApplication::quit(); });
    QTimer::singleShot(0, &context, [&instance, &start] { instance.handOver({start.connection, start.link}); });
    QApplication::exec();
    return isDone ? 0 : run();
}

} // namespace

int runWindow(int &argc, char **argv, const WindowStart &start)
{
    QApplication program(argc, argv);
    QApplication::setApplicationName(u"cohort-desk"_s);
    QApplication::setApplicationVersion(QStringLiteral(COHORT_DESK_VERSION));
    QApplication::setDesktopFileName(u"cohort-desk"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/cohort-desk.svg"_s));
    Settings settings(places::settingsFile());
    applyFormats(settings);
    installTranslations(settings.language());
    SingleInstance instance(places::connectionsFile() + u".lock"_s, u"cohort-desk-"_s + places::identity());
    const auto run = [&] {
        WindowApplication application(settings, instance);
        application.start(start);
        return QApplication::exec();
    };
    if (start.isForAnyWindow() && !instance.becomeFirst())
        return handOverOrRun(instance, start, run);
    return run();
}

} // namespace desk
