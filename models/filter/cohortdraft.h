// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"
#include "models/filter/draftmerge.h"
#include "models/filter/filterdocument.h"

#include <QObject>

namespace desk {

//! One cohort while it is edited: name, description and criteria beside what the server holds. Knows what differs and
//! how the smallest change is told to the server. Owned by the open cohort's page; GUI thread.
class CohortDraft final : public QObject
{
    Q_OBJECT
public:
    //! Longest texts the server takes (contract 2), in characters.
    static constexpr int longestName = 400;
    static constexpr int longestDescription = 1000;

    explicit CohortDraft(QObject *parent = nullptr);

    //! Another cohort: its values, nothing edited.
    void open(const Cohort &cohort);
    //! New values of the open cohort from the server. What was not edited follows them; edits stay. `serverChanged()`
    //! says whether an edited part changed there too.
    void follow(const Cohort &cohort);
    //! The server has taken patch(): what is in the editor is what it holds.
    void saved(const Cohort &cohort);
    //! Everything as the server holds it.
    void discard();
    //! What the server held when each part began to be edited: the common ground of a merge.
    DraftVersion base() const { return {m_baseName, m_baseDescription, m_serverFilters}; }
    DraftVersion mine() const { return {m_name, m_description, m_filters.tree()}; }
    //! Goes on over another state of the server, with the values of a merge. The history of the criteria begins anew.
    void rebase(const Cohort &server, const DraftVersion &merged);
    //! Puts edits of an earlier run into the open cohort. What differs from `base` is an edit; of these the base stays
    //! the common ground, so that what changed on the server meanwhile is merged by the next save, not overwritten.
    void resume(const DraftVersion &base, const DraftVersion &edited);

    const Cohort &server() const { return m_server; }
    const QString &name() const { return m_name; }
    const QString &description() const { return m_description; }
    void setName(const QString &name);
    void setDescription(const QString &description);
    FilterDocument *filters() { return &m_filters; }
    const FilterDocument *filters() const { return &m_filters; }

    bool isModified() const { return m_modified; }
    //! Criteria that differ in meaning, not only in what a server adds (grammar 7).
    bool filtersModified() const;
    bool serverChanged() const { return m_serverChanged; }
    //! Why the criteria cannot be edited; empty: they can.
    QString whyReadOnly() const;
    //! The PATCH body: only what was edited (contract 3.4, 14.15). Empty when nothing was.
    QByteArray patch() const;

signals:
    void changed(); //!< any value here, edited or followed
    void modifiedChanged(bool modified);

private:
    void loadFilters();
    void resumeText(const QString &base, const QString &edited, const QString &server, QString &ground, QString &mine);
    void takeSavedFilters();
    void note();

    Cohort m_server;
    FilterTree m_serverFilters;
    QString m_baseName, m_baseDescription;
    QString m_name, m_description;
    FilterDocument m_filters;
    bool m_modified = false;
    bool m_serverChanged = false;
};

} // namespace desk
