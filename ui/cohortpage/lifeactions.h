// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/capabilities.h"
#include "models/catalogue/cataloguerow.h"

#include <QObject>

class QAction;
class QMenu;

namespace desk {

//! What can be done with whole cohorts: make a new one, recalculate, duplicate, delete, restore. They are about the
//! selected cohorts, else about the open one. What server, key or cohort do not allow is off and says why. Owned by the
//! cohort page; what the actions do is somebody else's.
class LifeActions final : public QObject
{
    Q_OBJECT
public:
    explicit LifeActions(QWidget *parent);

    void setSubjects(std::vector<CatalogueRowPtr> rows);
    //! Nothing: not connected.
    void setCapabilities(const std::optional<Capabilities> &capabilities);
    const std::vector<CatalogueRowPtr> &subjects() const { return m_subjects; }

    QAction *create() const { return m_create; }
    QAction *recalculate() const { return m_recalculate; }
    QAction *duplicate() const { return m_duplicate; } //!< opens a menu of the three below
    QAction *copyMembers() const { return m_copyMembers; }
    QAction *snapshot() const { return m_snapshot; }
    QAction *copyCriteria() const { return m_copyCriteria; }
    QAction *remove() const { return m_remove; }
    QAction *restore() const { return m_restore; }
    //! Of a static cohort that is being filled (contract 8).
    QAction *stopFilling() const { return m_stopFilling; }
    QAction *fillAgain() const { return m_fillAgain; }
    void fill(QMenu *menu) const;

private:
    void update();
    void updateFilling(const QString &general);
    void updateDuplicates(const QString &general);
    QString whyNot(Feature feature) const;
    QString whyNotSubjects() const;
    bool any(bool (*test)(const Cohort &)) const;
    bool all(bool (*test)(const Cohort &)) const;
    QString whyNotRecalculate() const;
    QString whyNotCopyMembers() const;
    QString whyNotCriteria() const;

    std::vector<CatalogueRowPtr> m_subjects;
    std::optional<Capabilities> m_capabilities;
    QAction *m_create;
    QAction *m_recalculate;
    QAction *m_duplicate;
    QAction *m_copyMembers;
    QAction *m_snapshot;
    QAction *m_copyCriteria;
    QAction *m_remove;
    QAction *m_restore;
    QAction *m_stopFilling;
    QAction *m_fillAgain;
    QMenu *m_menu; //!< of m_duplicate; owned by the page
};

} // namespace desk
