// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/awaiting.h"
#include "tests/support/demofixture.h"
#include "tests/ui/windowfixture.h"
#include "ui/widgets/banner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>

#include <sqlite3.h>

#include <memory>

namespace desk::test {

inline constexpr int patience = 20'000; // ms

//! One demo server of a generation with a file behind it, the whole window on it, and a second client beside it.
class LifeFixture final
{
public:
    explicit LifeFixture(const QByteArray &generation, int delay = 60, std::int64_t persons = 300)
        : LifeFixture(optionsOf(generation, delay, persons))
    {}
    explicit LifeFixture(demo::DemoServer::Options options)
    {
        options.data = m_folder.filePath(QStringLiteral("demo.sqlite")).toStdString();
        m_demo = std::make_unique<DemoFixture>(options);
        m_client = std::make_unique<ApiClient>(m_demo->settings(), m_demo->key());
        m_api = std::make_unique<CohortApi>(*m_client);
        m_window = std::make_unique<WindowFixture>();
    }

    //! Opens the window with a key and waits until list and abilities are known.
    bool open(const ApiKey &key)
    {
        m_window->open(m_demo->settings(), key);
        return QTest::qWaitFor([this] { return isReady(); }, patience);
    }
    bool open() { return open(m_demo->key()); }

    DemoFixture &demo() const { return *m_demo; }
    WindowFixture &fixture() const { return *m_window; }
    MainWindow &window() const { return m_window->window(); }
    Session &session() const { return m_window->session(); }
    CohortApi &other() const { return *m_api; } //!< a second client, as another person has one

    //! Made by the second client; an invalid cohort when that failed.
    Cohort make(const QByteArray &body) const
    {
        const auto made = await<Cohort>(
            [&](QObject *context, Answer<Cohort> answer) { return m_api->createCohort(body, context, answer); });
        return made && *made ? **made : Cohort();
    }
    bool change(CohortId id, const QByteArray &body) const
    {
        const auto changed = await<Cohort>(
            [&](QObject *context, Answer<Cohort> answer) { return m_api->patchCohort(id, body, context, answer); });
        return changed && changed->has_value();
    }
    Cohort read(CohortId id) const
    {
        const auto found =
            await<Cohort>([&](QObject *context, Answer<Cohort> answer) { return m_api->cohort(id, context, answer); });
        return found && *found ? **found : Cohort();
    }
    bool settled(CohortId id) const
    {
        return QTest::qWaitFor([&] { return !read(id).isCalculating; }, patience);
    }

    //! Rows of texts out of the server's own database.
    std::vector<QStringList> rows(const QString &sql) const
    {
        std::vector<QStringList> found;
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        const QByteArray file = m_folder.filePath(QStringLiteral("demo.sqlite")).toUtf8();
        sqlite3_open_v2(file.constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_prepare_v2(database, sql.toUtf8().constData(), -1, &statement, nullptr);
        while (statement && sqlite3_step(statement) == SQLITE_ROW) {
            QStringList row;
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                row << QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)));
            found.push_back(row);
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return found;
    }
    QString cell(const QString &sql) const
    {
        const auto found = rows(sql);
        return found.empty() ? QString() : found.front().value(0);
    }
    QStringList members(CohortId id) const
    {
        QStringList uuids;
        for (const QStringList &row : rows(QStringLiteral("SELECT p.uuid FROM person p JOIN cohort_person c "
                                                          "ON c.person_id = p.id WHERE c.cohort_id = %1 ORDER BY 1")
                                               .arg(id.toString())))
            uuids << row.front();
        return uuids;
    }

    //! "METHOD path" of what the server received since the last forget.
    QStringList requests() const
    {
        QStringList lines;
        const QJsonArray all = QJsonDocument::fromJson(m_demo->requests()).object().value(u"results").toArray();
        for (const QJsonValue &each : all)
            lines << each[u"method"].toString() + u' ' + each[u"path"].toString();
        return lines;
    }
    int sent(const QString &start) const
    {
        return static_cast<int>(requests().filter(QRegularExpression(u'^' + start)).size());
    }

    //! Selects these cohorts in the list with the mouse, as a person does.
    bool select(const std::vector<CohortId> &ids) const
    {
        auto *table = m_window->cohorts();
        Qt::KeyboardModifiers modifiers;
        for (const CohortId id : ids) {
            const int row = rowOf(id);
            if (row < 0)
                return false;
            clickCell(table, table->model()->index(row, 0), modifiers);
            modifiers = Qt::ControlModifier;
        }
        return table->selectedRowCount() == static_cast<int>(ids.size());
    }
    int rowOf(CohortId id) const
    {
        return static_cast<const CohortTableModel *>(m_window->cohorts()->model())->rowOf(id);
    }
    bool waitForRow(CohortId id) const
    {
        return QTest::qWaitFor([&] { return rowOf(id) >= 0; }, patience);
    }
    bool refresh() const
    {
        const QDateTime before = session().catalogue().progress().asOf;
        session().catalogue().refresh();
        return QTest::qWaitFor(
            [&] {
                const CatalogueProgress &progress = session().catalogue().progress();
                return progress.asOf > before && !progress.isLoading;
            },
            patience);
    }
    //! The action of a menu entry by its words, whatever its mnemonic.
    QAction *action(const QString &words) const
    {
        for (QAction *each : window().findChildren<QAction *>())
            if (QString(each->text()).remove(u'&').startsWith(words))
                return each;
        return nullptr;
    }
    //! The banner that says something with these words in it.
    Banner *banner(const QString &words) const
    {
        for (Banner *each : window().findChildren<Banner *>())
            if (each->isVisible() && each->text().contains(words))
                return each;
        return nullptr;
    }
    template<class T>
    T *dialog() const
    {
        T *found = nullptr;
        (void)QTest::qWaitFor([&] { return (found = window().findChild<T *>()) && found->isVisible(); }, patience);
        return found;
    }

private:
    static demo::DemoServer::Options optionsOf(const QByteArray &generation, int delay, std::int64_t persons)
    {
        demo::DemoServer::Options options = smallDemo();
        options.generation = generation.toStdString();
        options.calculationDelayMs = delay;
        options.persons = persons;
        return options;
    }
    bool isReady() const
    {
        return session().catalogue().progress().isComplete &&
               session().client().capabilities().generation() != Generation::Unknown;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
    std::unique_ptr<WindowFixture> m_window;
};

inline void addGenerations()
{
    QTest::addColumn<QByteArray>("generation");
    for (const char *name : {"newest", "mid", "older"})
        QTest::newRow(name) << QByteArray(name);
}

//! Clicks a button by its words, once. QTRY_VERIFY looks at its condition once more than needed, so that no click may
//! stand in it: see pressSoon().
inline bool press(const QWidget *root, const QString &words)
{
    for (QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        if (QString(button->text()).remove(u'&') == words && button->isVisible() && button->isEnabled()) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

//! The same as soon as the button is there and on.
inline bool pressSoon(const QWidget *root, const QString &words)
{
    return QTest::qWaitFor([&] { return press(root, words); }, patience);
}

} // namespace desk::test
