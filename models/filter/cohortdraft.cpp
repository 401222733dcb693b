// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/cohortdraft.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"

#include <utility>

namespace desk {

namespace {

JsonValue filtersOf(const Cohort &cohort)
{
    return cohort.filters.isEmpty() ? JsonValue() : readJson(cohort.filters).value;
}

} // namespace

CohortDraft::CohortDraft(QObject *parent)
    : QObject(parent)
{
    connect(&m_filters, &FilterDocument::changed, this, &CohortDraft::note);
}

void CohortDraft::open(const Cohort &cohort)
{
    m_server = cohort;
    m_name = m_baseName = cohort.name;
    m_description = m_baseDescription = cohort.description;
    m_serverChanged = false;
    loadFilters();
    note();
}

void CohortDraft::rebase(const Cohort &server, const DraftVersion &merged)
{
    open(server);
    m_name = merged.name;
    m_description = merged.description;
    if (!sameFilters(encodeFilters(merged.criteria), encodeFilters(m_serverFilters)))
        m_filters.replaceTree(merged.criteria, tr("Merge"));
    note();
}

void CohortDraft::resume(const DraftVersion &base, const DraftVersion &edited)
{
    resumeText(base.name, edited.name, m_server.name, m_baseName, m_name);
    resumeText(base.description, edited.description, m_server.description, m_baseDescription, m_description);
    const JsonValue mine = encodeFilters(edited.criteria), ground = encodeFilters(base.criteria);
    if (!sameFilters(mine, ground) && !sameFilters(mine, filtersOf(m_server))) {
        m_serverChanged = m_serverChanged || !sameFilters(ground, filtersOf(m_server));
        m_serverFilters = base.criteria;
        m_filters.setReadOnly(false);
        m_filters.load(base.criteria); // undo leads to what was there before the edits
        m_filters.replaceTree(edited.criteria, tr("Unsaved edits"));
        m_filters.setReadOnly(!whyReadOnly().isEmpty());
    }
    note();
}

//! What the server has by now is no edit any more, and what was none follows the server.
void CohortDraft::resumeText(const QString &base, const QString &edited, const QString &server, QString &ground,
                             QString &mine)
{
    if (edited == base || edited == server)
        return;
    m_serverChanged = m_serverChanged || base != server;
    ground = base;
    mine = edited;
}

void CohortDraft::loadFilters()
{
    m_serverFilters = decodeFilters(filtersOf(m_server));
    m_filters.load(m_serverFilters);
    m_filters.setReadOnly(!whyReadOnly().isEmpty());
}

void CohortDraft::follow(const Cohort &cohort)
{
    const bool nameEdited = m_name != m_server.name, descriptionEdited = m_description != m_server.description;
    const bool criteriaEdited = filtersModified();
    const bool criteriaMoved = !sameFilters(filtersOf(cohort), filtersOf(m_server));
    m_serverChanged = m_serverChanged || (nameEdited && cohort.name != m_server.name) ||
                      (descriptionEdited && cohort.description != m_server.description) ||
                      (criteriaEdited && criteriaMoved);
    if (!nameEdited)
        m_name = m_baseName = cohort.name;
    if (!descriptionEdited)
        m_description = m_baseDescription = cohort.description;
    const bool reload = !criteriaEdited && (criteriaMoved || cohort.isStatic != m_server.isStatic);
    m_server = cohort;
    if (reload)
        loadFilters();
    note();
}

void CohortDraft::saved(const Cohort &cohort)
{
    // What nobody edited here follows the server, whatever somebody else made of it meanwhile.
    const bool nameStands = m_name == m_server.name || m_name.trimmed() == cohort.name.trimmed();
    const bool descriptionStands =
        m_description == m_server.description || m_description.trimmed() == cohort.description.trimmed();
    m_server = cohort;
    m_serverChanged = false;
    takeSavedFilters();
    // The server trims names. What was typed while the save was under way is not there and stays an edit.
    m_name = nameStands ? cohort.name : m_name;
    m_description = descriptionStands ? cohort.description : m_description;
    m_baseName = cohort.name;
    m_baseDescription = cohort.description;
    note();
}

void CohortDraft::takeSavedFilters()
{
    const JsonValue stored = filtersOf(m_server);
    if (stored.isAbsent() || sameFilters(stored, encodeFilters(m_filters.tree()))) {
        m_serverFilters = m_filters.tree();
        m_filters.markSaved();
    } else if (m_filters.isModified()) {
        m_serverFilters = decodeFilters(stored);
    } else {
        loadFilters();
    }
}

void CohortDraft::discard()
{
    open(Cohort(m_server));
}

void CohortDraft::setName(const QString &name)
{
    if (std::exchange(m_name, name) != name)
        note();
}

void CohortDraft::setDescription(const QString &description)
{
    if (std::exchange(m_description, description) != description)
        note();
}

bool CohortDraft::filtersModified() const
{
    return m_filters.isModified() && !sameFilters(m_filters.tree(), m_serverFilters);
}

QString CohortDraft::whyReadOnly() const
{
    if (!m_server.malformed.isEmpty())
        return tr("This cohort could not be read, so it cannot be edited here.");
    if (m_server.deleted)
        return tr("This cohort is deleted. Restore it to edit it.");
    if (!m_server.query.isEmpty())
        return tr("This cohort is defined by a query, not by criteria.");
    if (m_server.isStatic)
        return tr(
            "A static cohort keeps the list of its members; its criteria are only a note of where they came from.");
    return {};
}

QByteArray CohortDraft::patch() const
{
    JsonValue body = JsonValue::emptyObject();
    if (m_name != m_server.name)
        body.set(QStringLiteral("name"), m_name);
    if (m_description != m_server.description)
        body.set(QStringLiteral("description"), m_description);
    if (filtersModified())
        body.set(QStringLiteral("filters"), filtersForSave(m_filters.tree()));
    return body.size() == 0 ? QByteArray() : writeJson(body);
}

void CohortDraft::note()
{
    const bool modified = m_name != m_server.name || m_description != m_server.description || filtersModified();
    if (std::exchange(m_modified, modified) != modified)
        emit modifiedChanged(modified);
    emit changed();
}

} // namespace desk
