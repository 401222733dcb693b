// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exporttarget.h"
#include "models/jobs/writebehind.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace desk;

namespace {

TextBuffer textOf(const QByteArray &bytes)
{
    TextBuffer text;
    text.append({bytes.constData(), static_cast<size_t>(bytes.size())});
    return text;
}

//! For its life no file of this process grows beyond the limit: what a full disk looks like to who writes.
class SmallFiles final
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

//! What is written behind the back of the one who formats: everything, in order, and no error is lost.
class TestWriteBehind final : public QObject
{
    Q_OBJECT

private slots:
    void writesAllInOrder();
    void tellsAnErrorLater();
    void aDiskThatFillsUp_data();
    void aDiskThatFillsUp();
};

void TestWriteBehind::writesAllInOrder()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("whole")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QRandomGenerator random(11);
    QByteArray all;
    {
        WriteBehind behind(file.handle());
        for (int i = 0; i < 500; ++i) {
            const QByteArray piece(random.bounded(20'000), static_cast<char>('a' + i % 26));
            all += piece;
            TextBuffer text = textOf(piece);
            QCOMPARE(behind.write(text), 0);
            QCOMPARE(text.size(), size_t(0));
        }
        QCOMPARE(behind.finish(), 0);
    }
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == all);
}

void TestWriteBehind::tellsAnErrorLater()
{
    std::signal(SIGPIPE, SIG_IGN);
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    {
        WriteBehind behind(ends[1]);
        TextBuffer text = textOf("nobody reads this");
        QCOMPARE(behind.write(text), 0);
        QCOMPARE(behind.finish(), EPIPE);
        text = textOf("nor this");
        QCOMPARE(behind.write(text), EPIPE);
        QCOMPARE(behind.finish(), EPIPE);
    }
    ::close(ends[1]);
}

void TestWriteBehind::aDiskThatFillsUp_data()
{
    QTest::addColumn<int>("pieces");
    QTest::newRow("while writing") << 400;
    QTest::newRow("with the last piece") << 5;
}

void TestWriteBehind::aDiskThatFillsUp()
{
    QFETCH(int, pieces);
    const QTemporaryDir folder;
    const std::atomic_bool cancelled = false;
    const SmallFiles limit(static_cast<rlim_t>(pieces) * 1000 / 2);
    ExportTarget target(folder.filePath(QStringLiteral("people.csv")), cancelled);
    QVERIFY(target.open());
    std::optional<Error> error;
    for (int i = 0; i < pieces && !error; ++i) {
        TextBuffer text = textOf(QByteArray(1000, 'x'));
        if (const auto written = target.write(text); !written)
            error = written.error();
    }
    if (!error) {
        const auto done = target.commit();
        QVERIFY(!done);
        error = done.error();
    }
    QCOMPARE(error->kind, ErrorKind::File);
    target.discard();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(TestWriteBehind)
#include "tst_writebehind.moc"
