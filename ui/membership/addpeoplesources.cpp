// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window "Add people" takes its list from.
#include "ui/membership/addpeopledialog.h"

#include "models/tables/celltext.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

namespace desk {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

void AddPeopleDialog::takeFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    const QString name = QFileInfo(paths.constFirst()).fileName();
    takeSource(fileSource(paths),
               paths.size() == 1 ? name : tr("%1 and %n more files", nullptr, int(paths.size()) - 1).arg(name));
}

void AddPeopleDialog::takeText(const QByteArray &text, const QString &name)
{
    takeSource(textSource(text), name);
}

void AddPeopleDialog::takeSource(ListSource source, const QString &name)
{
    m_matcher.stop();
    m_other.stop();
    m_banner->clear();
    m_source = std::move(source);
    m_sourceName = name;
    m_loader.sniff(m_source);
}

void AddPeopleDialog::askFiles()
{
    auto *dialog = new QFileDialog(this, tr("Open lists of people"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Lists (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &AddPeopleDialog::takeFiles);
    dialog->open();
}

void AddPeopleDialog::paste()
{
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    const QStringList files = copied ? localFiles(copied) : QStringList();
    if (!files.isEmpty())
        takeFiles(files);
    else if (copied && copied->hasText() && !copied->text().trimmed().isEmpty())
        takeText(copied->text().toUtf8(), tr("Pasted list"));
    else
        m_banner->showText(Tone::Warning, tr("There is no text on the clipboard. Copy a list first, then paste it."));
}

void AddPeopleDialog::askCohort()
{
    chooseCohort(this, tr("Take the people of a cohort"), m_wish.others,
                 [this](const NamedCohort &chosen) { takeCohort(chosen.first, chosen.second); });
}

void AddPeopleDialog::takeCohort(CohortId cohort, const QString &name)
{
    m_banner->showText(Tone::Busy, tr("Reading the people of %1...").arg(oneLine(name, 80)));
    m_other.disconnect(this);
    connect(&m_other, &MemberReader::failed, this, &AddPeopleDialog::failed);
    connect(&m_other, &MemberReader::finished, this, [this, name](const std::vector<PersonKey> &members) {
        QByteArray text = "person_id\n";
        for (const PersonKey &member : members)
            text.append(member.text()).append('\n');
        takeText(text, tr("People of %1").arg(oneLine(name, 80)));
    });
    m_other.start(cohort);
}

void AddPeopleDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const bool mayTake = m_stage == Stage::Start || m_stage == Stage::List;
    if (mayTake && (!localFiles(event->mimeData()).isEmpty() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void AddPeopleDialog::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    event->acceptProposedAction();
    if (!files.isEmpty())
        takeFiles(files);
    else
        takeText(event->mimeData()->text().toUtf8(), tr("Dropped list"));
}

} // namespace desk
