// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/cohortediting.h"

#include "models/codec/jsontext.h"
#include "ui/cohortpage/mergedialog.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

CohortEditing::CohortEditing(QWidget *page)
    : QObject(page)
    , m_page(page)
    , m_save(new QAction(icon(u"document-save"_s), tr("&Save"), this))
    , m_discard(new QAction(icon(u"edit-undo"_s), tr("&Discard"), this))
{
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WindowShortcut);
    connect(m_save, &QAction::triggered, this, &CohortEditing::save);
    connect(m_discard, &QAction::triggered, this, &CohortEditing::discard);
    connect(&m_draft, &CohortDraft::modifiedChanged, this, &CohortEditing::update);
    update();
}

void CohortEditing::setServer(Send send, Read read, Log log)
{
    m_reader = std::move(read);
    m_log = std::move(log);
    m_pending.drop();
    m_lookBack.drop();
    m_saving = false;
    m_sender = std::move(send);
    update();
}

void CohortEditing::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    update();
}

void CohortEditing::setProblems(int errors)
{
    m_errors = errors;
    update();
}

void CohortEditing::update()
{
    const bool modified = m_draft.isModified();
    m_save->setEnabled(modified && !m_saving && m_sender && m_whyNot.isEmpty());
    m_discard->setEnabled(modified && !m_saving);
    QString hint = tr("Send the changes to the server (%1)").arg(m_save->shortcut().toString(QKeySequence::NativeText));
    if (!m_whyNot.isEmpty())
        hint = m_whyNot;
    else if (!modified)
        hint = tr("Nothing was changed.");
    else if (m_errors > 0)
        hint = tr("%n problem(s) in the criteria stand in the way; they are listed under the tree.", nullptr, m_errors);
    m_save->setToolTip(hint);
    m_discard->setToolTip(tr("Go back to what the server has"));
    emit stateChanged();
}

void CohortEditing::save()
{
    if (!m_save->isEnabled())
        return;
    emit aboutToSave();
    if (m_errors > 0 && m_draft.filtersModified())
        emit doubtful(m_errors);
    else
        send();
}

void CohortEditing::saveAnyway()
{
    if (m_save->isEnabled())
        send();
}

void CohortEditing::send()
{
    if (m_draft.patch().isEmpty() || m_saving || !m_reader)
        return;
    m_saving = true;
    update();
    m_pending = m_reader(m_draft.server().id, this, [this](Result<Cohort> now) {
        m_pending.release();
        compare(std::move(now));
    });
}

//! Lost updates: what the server holds now against what it held when the editing began.
void CohortEditing::compare(Result<Cohort> now)
{
    if (!now)
        return take(now.error());
    if (now->deleted) {
        giveUp();
        emit deletedMeanwhile();
        return;
    }
    if (!isSameVersion(versionOf(*now), m_draft.base()))
        return merge(*now);
    m_draft.follow(*now);
    m_known = versionOf(*now);
    sendPatch(m_draft.patch());
}

void CohortEditing::sendPatch(const QByteArray &body)
{
    m_pending = m_sender({m_draft.server().id, body}, this, [this](Result<Cohort> result) {
        m_pending.release();
        take(std::move(result));
    });
}

void CohortEditing::merge(const Cohort &now)
{
    auto *dialog = new MergeDialog(DraftMerge(m_draft.base(), m_draft.mine(), versionOf(now)), m_names,
                                   MergeDialog::Occasion::BeforeSaving, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::resultChosen, this, [this, now](const DraftVersion &result) {
        m_saving = false;
        m_draft.rebase(now, result);
        // It may have changed once more meanwhile: the same way again.
        if (m_draft.isModified())
            send();
        else
            take(now); // the result is what they saved
    });
    connect(dialog, &QDialog::rejected, this, &CohortEditing::giveUp);
    dialog->open();
}

//! The server has no "only if nobody else did": between the look and the save somebody may have saved too.
void CohortEditing::lookBack(const Cohort &saved)
{
    const std::optional<DraftVersion> known = std::exchange(m_known, std::nullopt);
    if (!known || !m_log)
        return;
    m_lookBack = m_log(saved.id, this, [this, known = *known, saved](const Result<Page<ActivityEntry>> &log) {
        m_lookBack.release();
        if (const auto lost = log ? lostUpdate(known, saved, log->rows) : std::nullopt)
            emit overwrote(*lost);
    });
}

void CohortEditing::showBoth(const LostUpdate &lost)
{
    if (m_saving || m_draft.server().id != lost.cohort)
        return;
    auto *dialog = new MergeDialog(DraftMerge(lost.known, m_draft.mine(), lost.theirs), m_names,
                                   MergeDialog::Occasion::AfterSaving, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::resultChosen, this, [this](const DraftVersion &result) {
        m_draft.rebase(Cohort(m_draft.server()), result);
        send();
    });
    dialog->open();
}

//! Nothing is saved, the edits stay, and so does the page.
void CohortEditing::giveUp()
{
    m_saving = false;
    m_known.reset();
    m_go = nullptr;
    update();
    if (auto stayed = std::exchange(m_stayed, nullptr))
        stayed();
}

bool CohortEditing::noteDeletion()
{
    if (m_saving || std::exchange(m_deleted, m_draft.server().id) == m_draft.server().id)
        return false;
    emit deletedMeanwhile();
    return true;
}

void CohortEditing::saveAndRestore()
{
    if (m_saving || !m_sender)
        return;
    m_saving = true;
    update();
    JsonValue body = readJson(m_draft.patch()).value;
    body.set(u"deleted"_s, JsonValue(false));
    sendPatch(writeJson(body));
}

void CohortEditing::take(Result<Cohort> result)
{
    m_saving = false;
    if (result) {
        m_draft.saved(*result);
        m_deleted = {};
        update();
        emit saved(*result);
        lookBack(*result);
        if (auto go = std::exchange(m_go, nullptr))
            go();
        return;
    }
    giveUp();
    emit failed(result.error());
}

void CohortEditing::discard()
{
    m_pending.drop();
    m_known.reset();
    m_saving = false;
    m_draft.discard();
    update();
}

void CohortEditing::leave(std::function<void()> go, std::function<void()> stayed)
{
    if (!m_draft.isModified())
        return go();
    m_go = std::move(go);
    m_stayed = std::move(stayed);
    if (!m_asking)
        ask();
}

void CohortEditing::ask()
{
    m_asking = true;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                tr("Save the changes to \"%1\"?").arg(m_draft.name()), QMessageBox::NoButton, m_page);
    box->setObjectName(u"unsavedChanges"_s);
    box->setInformativeText(tr("If you discard them they are gone."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    QPushButton *save = box->addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(tr("S&tay"), QMessageBox::RejectRole);
    save->setEnabled(m_save->isEnabled());
    box->setDefaultButton(save->isEnabled() ? save : stay);
    box->setEscapeButton(stay);
    connect(box, &QMessageBox::finished, this, [this, box, save, discard] {
        m_asking = false;
        if (box->clickedButton() == save)
            return send(); // goes on when the server took it
        const auto go = std::exchange(m_go, nullptr), stayed = std::exchange(m_stayed, nullptr);
        if (box->clickedButton() == discard) {
            this->discard();
            go();
        } else if (stayed) {
            stayed();
        }
    });
    box->open();
}

} // namespace desk
