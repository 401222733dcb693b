// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"
#include "tests/support/demofixture.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/connection/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/workspace.h"
#include "ui/widgets/datatable.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace desk::test {

//! A widget by the name that assistive technology gives it: accessible name, window title, tab or button text.
template<class T>
T *findNamed(const QWidget *root, const QString &name)
{
    for (T *widget : root->findChildren<T *>()) {
        QString text = widget->accessibleName().isEmpty() ? widget->windowTitle() : widget->accessibleName();
        if (const auto *button = qobject_cast<QAbstractButton *>(widget); button && text.isEmpty())
            text = button->text();
        if (text.remove(u'&') == name && widget->isVisibleTo(root))
            return widget;
    }
    return nullptr;
}

//! Gives up soon, so that a test of failures does not wait as long as a person would.
inline ClientOptions impatient()
{
    ClientOptions options;
    options.retry.tries = 1;
    options.pause.first = std::chrono::milliseconds(200);
    return options;
}

//! The whole window in this process, with settings of its own, shown on the offscreen screen.
class WindowFixture final
{
public:
    WindowFixture()
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
        , m_window(std::make_unique<MainWindow>(m_settings))
    {
        m_window->resize(1280, 800);
        m_window->show();
    }
    ~WindowFixture() { m_window->setSession(nullptr); }

    void open(const ConnectionSettings &settings, const ApiKey &key, ClientOptions options = impatient())
    {
        m_window->setSession(nullptr);
        m_session = std::make_unique<Session>(settings, key, QStringLiteral("Test project"), std::move(options));
        m_window->setSession(m_session.get());
        m_session->start();
    }

    MainWindow &window() const { return *m_window; }
    Settings &settings() { return m_settings; }
    Session &session() const { return *m_session; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    //! Also while it is hidden because nothing matches.
    DataTable *cohorts() const { return m_window->workspace()->list()->table(); }
    DataTable *people() const { return findNamed<DataTable>(m_window.get(), QStringLiteral("People")); }

private:
    QTemporaryDir m_folder;
    Settings m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

//! Clicks into a cell as a person does.
inline void clickCell(QAbstractItemView *view, const QModelIndex &index, Qt::KeyboardModifiers modifiers = {})
{
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(index).center());
}

//! The offscreen platform says on every resize that it cannot give hints to a window manager; everything else is a
//! failure.
inline QRegularExpression anyRealWarning()
{
    return QRegularExpression(QStringLiteral("^(?!This plugin does not support).*"));
}

} // namespace desk::test
