// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace desk {

//! Unfinished work as it lies on disk: the unsaved edits of one cohort, or what an open window was set up to do.
struct SavedDraft
{
    enum class Kind {
        Edits,  //!< of name, description and criteria
        Export, //!< an export that was not started
        List    //!< people to be put into a cohort, not confirmed
    };
    QString file; //!< where; set by the store
    Kind kind = Kind::Edits;
    CohortId cohort;   //!< not valid: a list for a cohort that is yet to be made
    QDateTime savedAt; //!< UTC
    QString name;      //!< of Edits as edited, else what the cohort was called
    QString description;
    QByteArray filters;                //!< JSON text as edited; empty: the criteria were not edited
    QString baseName, baseDescription; //!< what the server had when the editing began
    QByteArray baseFilters;
    QByteArray setup; //!< of Export and List: JSON text, which their windows read
    bool operator==(const SavedDraft &) const = default;
};

//! Unfinished work on disk, one file each in the folder of one connection. A file is whole or not there, whatever
//! happens while it is written, and nobody but its owner may read it. A value. GUI thread.
class DraftStore final
{
public:
    //! The folder is made when something is written.
    explicit DraftStore(QString folder)
        : m_folder(std::move(folder))
    {}

    //! Replaces `draft.file`, or begins a new one when it is empty; the answer names it. Error File.
    Result<QString> write(const SavedDraft &draft);
    //! False when the file is still there.
    bool remove(const QString &file);
    //! All that can be read, newest first. Damaged ones are put aside as NAME.damaged, those of a newer version of the
    //! program stay where they are; both are told by problems().
    std::vector<SavedDraft> drafts();
    //! What drafts() met, in plain words.
    QStringList problems() const { return m_problems; }

private:
    QString freshName(const SavedDraft &draft) const;
    void putAside(const QString &file);

    QString m_folder;
    QStringList m_problems;
};

} // namespace desk
