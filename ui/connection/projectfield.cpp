// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/projectfield.h"

#include <QLineEdit>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameRole = Qt::UserRole + 1;

} // namespace

ProjectField::ProjectField(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMinimumContentsLength(24);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    lineEdit()->setPlaceholderText(tr("found by the test, or type its number"));
    connect(this, &QComboBox::activated, this, [this] { m_isChosen = true; });
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_isChosen = true; });
}

void ProjectField::setProjects(const std::vector<Project> &projects, std::optional<ProjectId> current)
{
    const auto wanted = m_isChosen ? project() : std::nullopt;
    clear();
    for (const Project &each : projects) {
        const QString where = each.organization.isEmpty() ? QString() : u" (%1)"_s.arg(each.organization);
        addItem(each.name + where, each.id.value);
        setItemData(count() - 1, each.name, nameRole);
    }
    if (count() == 0)
        addItem(tr("The key owner's current project"), 0);
    const qint64 shown = wanted && wanted->isValid() ? wanted->value : current.value_or(ProjectId()).value;
    const int row = findData(shown);
    if (row < 0 && wanted && wanted->isValid())
        return setProject(*wanted, {});
    setCurrentIndex(qMax(0, row));
}

void ProjectField::setProject(ProjectId project, const QString &name)
{
    if (!project.isValid())
        return;
    addItem(name.isEmpty() ? project.toString() : name, project.value);
    setItemData(count() - 1, name, nameRole);
    setCurrentIndex(count() - 1);
    m_isChosen = true;
}

int ProjectField::currentRow() const
{
    return currentIndex() >= 0 && itemText(currentIndex()) == currentText() ? currentIndex() : findText(currentText());
}

std::optional<ProjectId> ProjectField::project() const
{
    const QString text = currentText().trimmed();
    if (const int row = currentRow(); row >= 0 && !text.isEmpty())
        return ProjectId{itemData(row).toLongLong()};
    if (text.isEmpty())
        return ProjectId();
    bool isNumber = false;
    const ProjectId typed{text.toLongLong(&isNumber)};
    return isNumber && typed.isValid() ? std::optional(typed) : std::nullopt;
}

QString ProjectField::projectName() const
{
    const int row = currentRow();
    return row < 0 ? QString() : itemData(row, nameRole).toString();
}

void ProjectField::forget()
{
    if (!m_isChosen)
        reset();
}

void ProjectField::reset()
{
    m_isChosen = false;
    clear();
    clearEditText();
}

} // namespace desk
