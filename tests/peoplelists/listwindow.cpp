// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peoplelists/listwindow.h"

#include "ui/cohortpage/cohortpage.h"
#include "ui/membership/planview.h"

#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QPushButton>
#include <QTabBar>
#include <QUrl>

namespace desk::test {

using namespace Qt::StringLiterals;

void ListWindow::openWindow()
{
    openWindow(m_world.demo().key());
}

void ListWindow::openWindow(const ApiKey &key)
{
    m_window = std::make_unique<WindowFixture>();
    // A run that the end of another test interrupted would be offered first.
    lists()->setFolder(m_folder.filePath(u"runs of "_s + QLatin1String(QTest::currentTestFunction())));
    m_window->open(m_world.demo().settings(), key);
}

bool ListWindow::openCohort(CohortId cohort)
{
    return openCohort(cohort, m_world.demo().key());
}

bool ListWindow::openCohort(CohortId cohort, const ApiKey &key)
{
    openWindow(key);
    const auto isComplete = [this] { return session().catalogue().progress().isComplete; };
    if (!QTest::qWaitFor(isComplete, patience))
        return false;
    workspace()->list()->open(cohort);
    auto *tabs = workspace()->page()->findChild<QTabBar *>();
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        if (tabs->tabText(i).remove(u'&') == u"People")
            tabs->setCurrentIndex(i);
    }
    return QTest::qWaitFor([this] { return lists()->addPeople()->isEnabled(); }, patience);
}

AddPeopleDialog *ListWindow::openDialog()
{
    lists()->addPeople()->trigger();
    return findNamed<AddPeopleDialog>(&window(), u"Add people"_s);
}

AddPeopleDialog *ListWindow::awaitDialog()
{
    AddPeopleDialog *dialog = nullptr;
    const auto isThere = [&] {
        dialog = findNamed<AddPeopleDialog>(&window(), u"Add people"_s);
        return dialog != nullptr;
    };
    return QTest::qWaitFor(isThere, patience) ? dialog : nullptr;
}

bool ListWindow::awaitPlan(AddPeopleDialog *dialog)
{
    if (!QTest::qWaitFor([dialog] { return dialog->primary()->isEnabled(); }, patience))
        return false;
    if (!dialog->view()->isVisible()) // people of the program itself go on to their plan alone
        QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    return QTest::qWaitFor([dialog] { return dialog->view()->isVisible() && dialog->view()->plan().size() > 0; },
                           patience);
}

bool ListWindow::close()
{
    m_window.reset();
    return m_world.demo().setFaults("[]");
}

QByteArray ListWindow::idList(size_t from, size_t to) const
{
    QByteArray text;
    for (size_t i = from; i < to; ++i)
        text += QByteArray::fromStdString(ids()[i]) + '\n';
    return text;
}

QString ListWindow::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

std::unique_ptr<QMimeData> dropOf(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

bool drop(QWidget *target, const QMimeData &data, const QPoint &place)
{
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(target, &leave);
        return false;
    }
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &event);
    return event.isAccepted();
}

} // namespace desk::test
