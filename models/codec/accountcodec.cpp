// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/accountcodec.h"

#include "models/codec/answerbody.h"
#include "models/codec/fieldreader.h"
#include "models/codec/usercodec.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("AccountCodec", text);
}

Project readProject(const JsonValue &object, const QString &organization)
{
    FieldReader fields(object);
    Project project;
    project.id = ProjectId{fields.integer(u"id").value_or(0)};
    project.name = fields.text(u"name");
    project.timezone = fields.text(u"timezone");
    if (project.timezone.isEmpty())
        project.timezone = QStringLiteral("UTC");
    project.organization = organization;
    return project;
}

//! Adds a project unless it has no id or is there already.
void addProject(std::vector<Project> &projects, Project project)
{
    const auto isSame = [&project](const Project &other) { return other.id == project.id; };
    if (project.id.isValid() && std::none_of(projects.begin(), projects.end(), isSame))
        projects.push_back(std::move(project));
}

//! `teams` first: they know the time zone, `projects` do not (contract 13.1).
std::vector<Project> projectsOf(const JsonValue &organization)
{
    FieldReader fields(organization);
    const QString name = fields.text(u"name");
    std::vector<Project> projects;
    for (const QStringView list : {QStringView(u"teams"), QStringView(u"projects")}) {
        for (const JsonValue &project : organization[list].array())
            addProject(projects, readProject(project, name));
    }
    return projects;
}

} // namespace

Result<Account> decodeAccount(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    if (!object->contains(u"email") && !object->contains(u"uuid") && !object->contains(u"distinct_id"))
        return brokenAnswer(say(QT_TRANSLATE_NOOP("AccountCodec", "it does not say whose key this is")), body);
    const JsonValue &organization = (*object)[u"organization"];
    Account account;
    account.user = readUser(*object);
    account.projects = projectsOf(organization);
    const Project current = readProject((*object)[u"team"], organization[u"name"].toString());
    if (current.id.isValid())
        account.currentProject = current.id;
    addProject(account.projects, current);
    return account;
}

Result<std::vector<Project>> decodeOrganizationProjects(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    if (!(*object)[u"teams"].isArray() && !(*object)[u"projects"].isArray())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("AccountCodec", "it names no projects")), body);
    return projectsOf(*object);
}

Result<Page<Project>> decodeProjectPage(const QByteArray &body)
{
    auto page =
        readPage<Project>(body, [](const JsonValue &object, QByteArrayView) { return readProject(object, {}); });
    if (page)
        std::erase_if(page->rows, [](const Project &project) { return !project.id.isValid(); });
    return page;
}

Result<Project> decodeProject(const QByteArray &body)
{
    const auto object = readAnswerObject(body);
    if (!object)
        return object.error();
    Project project = readProject(*object, {});
    if (!project.id.isValid())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("AccountCodec", "the project has no id")), body);
    return project;
}

} // namespace desk
