// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/definitions.h"
#include "ui/filtereditor/cohortchoices.h"
#include "ui/filtereditor/editorchoices.h"

#include <QHash>
#include <QObject>

namespace desk {

class CohortApi;
class CohortCatalogue;

//! The pickers' choices from one server: definitions, actions and values searched there, cohorts from the catalogue.
//! Every answer is remembered for the session; when the server does not answer, what was seen before is searched.
//! Owned by the criteria tab; `api` and `catalogue` must outlive it. GUI thread.
class ServerChoices final : public QObject, public EditorChoices
{
    Q_OBJECT
public:
    ServerChoices(CohortApi &api, CohortCatalogue &catalogue, QObject *parent = nullptr);

    //! Reads what sentences and fields need before anybody searches: actions and the types of person properties.
    void prepare();

    ChoiceSource events() override;
    ChoiceSource actions() override;
    ChoiceSource personProperties() override;
    ChoiceSource eventProperties(const QString &event) override;
    ChoiceSource personValues(const QString &property) override;
    ChoiceSource eventValues(const QString &property, const QString &event) override;
    ChoiceSource sqlExpressions(const QString &event) override;
    ChoiceSource cohorts(CohortId forCohort) override;
    QString personPropertyType(const QString &property) const override { return m_personTypes.value(property); }
    QString eventPropertyType(const QString &property) const override { return m_eventTypes.value(property); }
    QString actionName(qint64 id) const override { return m_actionNames.value(id); }
    QString cohortName(qint64 id) const override { return m_cohorts.name(CohortId{id}); }
    QString actionDetail(qint64 id) const override;
    QString cohortDetail(qint64 id) const override { return m_cohorts.detail(CohortId{id}); }
    //! False only when all actions are known and this is none of them.
    bool actionExists(qint64 id) const { return !m_actionsKnown || m_actionNames.contains(id); }

signals:
    //! Names or types became known: sentences and forms may say more now.
    void learned();

private:
    //! How one search is put to the server.
    using Ask = std::function<Pending(const QString &search, Answer<Choices>)>;
    ChoiceSource remembered(const QString &what, Ask ask);
    Choices searchMemory(const QString &what, const QString &search) const;
    void remember(const QString &what, const QString &search, const Choices &choices);
    ChoiceSource properties(bool ofEvents, const QString &event);
    ChoiceSource values(bool ofEvents, const QString &property, const QString &event);
    void takeActions(const std::vector<ActionDefinition> &actions);
    Choices actionChoices(const QString &search) const;

    CohortApi &m_api;
    CohortChoices m_cohorts;
    QHash<QString, QHash<QString, Choices>> m_memory; //!< what was asked for, and the search
    QHash<QString, QString> m_personTypes, m_eventTypes;
    QHash<qint64, QString> m_actionNames;
    QHash<QString, int> m_actionNamesakes; //!< how many actions have the name
    bool m_actionsKnown = false;
    Pending m_askActions, m_askTypes;
};

} // namespace desk
