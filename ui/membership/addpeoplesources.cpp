// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window "Add people" takes its list from.
#include "ui/membership/addpeopledialog.h"

#include "models/tables/celltext.h"
#include "ui/membership/listform.h"
#include "ui/membership/localfiles.h"
#include "ui/membership/planview.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>

namespace desk {

void AddPeopleDialog::takeFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    const QString name = QFileInfo(paths.constFirst()).fileName();
    ListSetup given;
    given.files = paths;
    given.name = paths.size() == 1 ? name : tr("%1 and %n more files", nullptr, int(paths.size()) - 1).arg(name);
    takeSource(fileSource(paths), given);
}

void AddPeopleDialog::takeText(const QByteArray &text, const QString &name)
{
    ListSetup given;
    given.text = QString::fromUtf8(text);
    given.name = name;
    takeSource(textSource(text), given);
}

void AddPeopleDialog::takePeople(const QByteArray &list, const QString &name)
{
    takeText(list, name);
    m_goesOn = true;
}

//! The list is read as `setup` says, or as is found out.
void AddPeopleDialog::takeSource(ListSource source, const ListSetup &setup)
{
    m_matcher.stop();
    m_other.stop();
    m_banner->clear();
    m_primary->setEnabled(false); // until it was looked at: how the list before it is written says nothing
    m_goesOn = false;
    m_source = std::move(source);
    m_given = setup;
    if (setup.format)
        m_loader.look(m_source, *setup.format);
    else
        m_loader.sniff(m_source);
    emit setupChanged();
}

ListSetup AddPeopleDialog::setup() const
{
    ListSetup setup = m_given;
    if (m_stage != Stage::Start)
        setup.format = m_form->format();
    setup.mode = m_view->mode();
    return setup;
}

void AddPeopleDialog::takeSetup(const ListSetup &setup)
{
    m_view->setMode(setup.mode);
    if (setup.cohort.isValid())
        readCohort(setup);
    else if (!setup.files.isEmpty())
        takeSource(fileSource(setup.files), setup);
    else
        takeSource(textSource(setup.text.toUtf8()), setup);
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
    const QStringList files = copied ? localFiles(*copied) : QStringList();
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
    ListSetup given;
    given.cohort = cohort;
    given.name = tr("People of %1").arg(oneLine(name, 80));
    readCohort(given);
}

void AddPeopleDialog::readCohort(const ListSetup &setup)
{
    m_banner->showText(Tone::Busy, tr("Reading the list: %1...").arg(setup.name));
    m_other.disconnect(this);
    connect(&m_other, &MemberReader::failed, this, &AddPeopleDialog::failed);
    connect(&m_other, &MemberReader::finished, this, [this](const std::vector<PersonKey> &members) {
        QByteArray text = "person_id\n";
        for (const PersonKey &member : members)
            text.append(member.text()).append('\n');
        takeSource(textSource(text), m_given);
    });
    m_given = setup;
    m_primary->setEnabled(false);
    m_other.start(setup.cohort);
    emit setupChanged();
}

void AddPeopleDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const bool mayTake = m_stage == Stage::Start || m_stage == Stage::List;
    if (mayTake && (!localFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void AddPeopleDialog::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(*event->mimeData());
    event->acceptProposedAction();
    if (!files.isEmpty())
        takeFiles(files);
    else
        takeText(event->mimeData()->text().toUtf8(), tr("Dropped list"));
}

} // namespace desk
