// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"

#include <QHash>
#include <QObject>

namespace desk {

class CohortCatalogue;
struct Cohort;

//! The cohorts of the catalogue as choices; those that share a name say more about themselves. Owned by the choices of
//! a server; `catalogue` outlives it. GUI thread.
class CohortChoices final : public QObject
{
    Q_OBJECT
public:
    explicit CohortChoices(const CohortCatalogue &catalogue, QObject *parent = nullptr);

    //! Those with `search` in their name, or as their id, in the order of their names. Those that `forCohort` cannot
    //! refer to say why.
    Choices find(CohortId forCohort, const QString &search) const;
    QString name(CohortId id) const;
    //! What tells a cohort from others of its name; empty where there are none.
    QString detail(CohortId id) const;

private:
    const QHash<QString, int> &names() const;
    QString detailOf(const Cohort &cohort) const;

    const CohortCatalogue &m_catalogue;
    mutable QHash<QString, int> m_names; //!< how many cohorts have it; counted again after a change
};

} // namespace desk
