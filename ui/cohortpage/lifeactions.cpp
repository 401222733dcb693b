// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/lifeactions.h"

#include "ui/cohortpage/actionreason.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

bool isStatic(const Cohort &cohort)
{
    return cohort.isStatic;
}

bool isDeleted(const Cohort &cohort)
{
    return cohort.deleted;
}

bool isMalformed(const Cohort &cohort)
{
    return !cohort.malformed.isEmpty() || !cohort.id.isValid();
}

QString firstOf(const QString &reason, const QString &other)
{
    return reason.isEmpty() ? other : reason;
}

} // namespace

LifeActions::LifeActions(QWidget *parent)
    : QObject(parent)
    , m_create(makeAction(this, u"list-add"_s, tr("&New cohort..."), QKeySequence::New))
    , m_recalculate(makeAction(this, u"view-refresh"_s, tr("&Recalculate now"), Qt::CTRL | Qt::SHIFT | Qt::Key_R))
    , m_duplicate(makeAction(this, u"edit-copy"_s, tr("D&uplicate")))
    , m_copyMembers(makeAction(this, u"system-users"_s, tr("As static: copy these &members"), Qt::CTRL | Qt::Key_D))
    , m_snapshot(makeAction(this, u"view-filter"_s, tr("As static: &snapshot of the criteria now")))
    , m_copyCriteria(
          makeAction(this, u"edit-copy"_s, tr("As &dynamic: copy the criteria"), Qt::CTRL | Qt::SHIFT | Qt::Key_D))
    , m_remove(makeAction(this, u"edit-delete"_s, tr("&Delete..."), Qt::CTRL | Qt::Key_Delete))
    , m_restore(makeAction(this, u"edit-undo"_s, tr("Res&tore")))
    , m_stopFilling(makeAction(this, u"process-stop"_s, tr("Stop")))
    , m_fillAgain(makeAction(this, u"view-refresh"_s, tr("Try again")))
    , m_menu(new QMenu(parent))
{
    m_create->setIconText(tr("New"));
    m_recalculate->setIconText(tr("Recalculate"));
    m_remove->setIconText(tr("Delete"));
    m_menu->addActions({m_copyMembers, m_snapshot, m_copyCriteria});
    m_menu->setToolTipsVisible(true);
    m_duplicate->setMenu(m_menu);
    parent->addActions({m_create, m_recalculate, m_copyMembers, m_copyCriteria, m_remove});
    update();
}

void LifeActions::fill(QMenu *menu) const
{
    menu->addActions({m_create, m_recalculate, m_duplicate, m_remove, m_restore});
}

void LifeActions::setSubjects(std::vector<CatalogueRowPtr> rows)
{
    m_subjects = std::move(rows);
    update();
}

void LifeActions::setCapabilities(const std::optional<Capabilities> &capabilities)
{
    m_capabilities = capabilities;
    update();
}

QString LifeActions::whyNot(Feature feature) const
{
    return m_capabilities ? m_capabilities->whyNot(feature) : tr("connect to a project first");
}

bool LifeActions::any(bool (*test)(const Cohort &)) const
{
    return std::any_of(m_subjects.begin(), m_subjects.end(), [&](const auto &row) { return test(row->cohort); });
}

bool LifeActions::all(bool (*test)(const Cohort &)) const
{
    return std::all_of(m_subjects.begin(), m_subjects.end(), [&](const auto &row) { return test(row->cohort); });
}

QString LifeActions::whyNotSubjects() const
{
    if (const QString reason = whyNot(Feature::EditCohorts); !reason.isEmpty())
        return reason;
    if (m_subjects.empty())
        return tr("choose a cohort first");
    return any(isMalformed) ? tr("it could not be read") : QString();
}

QString LifeActions::whyNotRecalculate() const
{
    if (any(isDeleted))
        return tr("it is deleted; restore it first");
    return all(isStatic) ? tr("a static cohort is a list of people: nothing is calculated") : QString();
}

QString LifeActions::whyNotCopyMembers() const
{
    if (any(isDeleted))
        return tr("it is deleted; restore it first");
    // The oldest servers copy dynamic cohorts by themselves; everything else reads the people.
    const bool copiesItself = whyNot(Feature::DuplicateOnServer).isEmpty() && !any(isStatic);
    return copiesItself && m_capabilities->generation() == Generation::Older ? QString() : whyNot(Feature::ReadPersons);
}

QString LifeActions::whyNotCriteria() const
{
    if (any([](const Cohort &cohort) { return !cohort.query.isEmpty(); }))
        return tr("it is defined by a query, not by criteria");
    const bool hasNone = std::any_of(m_subjects.begin(), m_subjects.end(),
                                     [](const auto &row) { return row->criteria.sentence.isEmpty(); });
    return hasNone ? tr("it has no criteria") : QString();
}

void LifeActions::updateDuplicates(const QString &general)
{
    const QString members = firstOf(general, whyNotCopyMembers());
    const QString criteria = firstOf(general, whyNotCriteria());
    enableUnless(m_copyMembers, members, tr("exactly the people who are in it now"));
    enableUnless(m_snapshot, firstOf(criteria, whyNot(Feature::CriteriaSnapshot)),
                 tr("the people who meet the criteria when the server gets to it"));
    enableUnless(m_copyCriteria, criteria, tr("a new cohort with the same criteria"));
    const bool none = !m_copyMembers->isEnabled() && !m_snapshot->isEnabled() && !m_copyCriteria->isEnabled();
    enableUnless(m_duplicate, none ? members : QString());
}

//! The server says which of the two it takes (contract 8).
void LifeActions::updateFilling(const QString &general)
{
    const std::optional<Population> population =
        m_subjects.size() == 1 ? m_subjects.front()->cohort.population : std::nullopt;
    const QString reason = firstOf(general, whyNot(Feature::PopulationRuns));
    const auto offer = [&](QAction *action, const QString &name, const QString &hint) {
        const bool offered = population && population->availableActions.contains(name);
        enableUnless(action, firstOf(reason, offered ? QString() : tr("the server does not offer it now")), hint);
    };
    offer(m_stopFilling, u"abandon"_s, tr("the people who are in it already stay"));
    offer(m_fillAgain, u"retry"_s, tr("it goes on where it stopped"));
}

void LifeActions::update()
{
    const QString general = whyNotSubjects();
    enableUnless(m_create, whyNot(Feature::EditCohorts));
    enableUnless(m_recalculate, firstOf(general, whyNotRecalculate()),
                 tr("every save does that too, even of a new name"));
    updateDuplicates(general);
    updateFilling(general);
    enableUnless(m_remove, firstOf(general, any(isDeleted) ? tr("it is deleted already") : QString()),
                 tr("it can be restored"));
    enableUnless(m_restore, firstOf(general, all(isDeleted) ? QString() : tr("it is not deleted")));
    m_restore->setVisible(!m_subjects.empty() && all(isDeleted));
}

} // namespace desk
