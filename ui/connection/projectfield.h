// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/project.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace desk {

//! Which project: one of those that the server listed, or a number typed by hand, for keys that may not list any. Owned
//! by its form.
class ProjectField final : public QComboBox
{
    Q_OBJECT
public:
    explicit ProjectField(QWidget *parent = nullptr);

    void setProjects(const std::vector<Project> &projects, std::optional<ProjectId> current);
    //! Chosen before, under this name.
    void setProject(ProjectId project, const QString &name);
    //! The chosen or typed one; not valid: the key owner's current project. Nothing: what was typed is no project.
    std::optional<ProjectId> project() const;
    //! Without its organization; empty when it is not known.
    QString projectName() const;
    bool hasChoice() const { return count() > 1 && !m_isChosen; }
    //! What was listed is not true any more; a choice of the person stays.
    void forget();
    void reset();

private:
    int currentRow() const;

    bool m_isChosen = false; //!< by the person
};

} // namespace desk
