// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/editbar.h"

#include "ui/cohortpage/cohortediting.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QToolButton *button(QWidget *parent, QAction *action)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

//! Keeps the place of the cursor when the text is the same.
void put(QLineEdit *edit, const QString &text)
{
    if (edit->text() == text)
        return;
    edit->setText(text);
    edit->setCursorPosition(0);
}

} // namespace

EditBar::EditBar(CohortEditing &editing, QWidget *parent)
    : QWidget(parent)
    , m_editing(editing)
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_banner(new Banner(this))
{
    build();
    connectParts();
}

void EditBar::build()
{
    m_name->setAccessibleName(tr("Name"));
    m_name->setObjectName(u"Name"_s);
    m_name->setPlaceholderText(tr("(no name)"));
    m_name->setMaxLength(CohortDraft::longestName);
    setTextSize(m_name, TextSize::Title);
    m_description->setAccessibleName(tr("Description"));
    m_description->setObjectName(u"Description"_s);
    m_description->setPlaceholderText(tr("Add a description"));
    m_description->setMaxLength(CohortDraft::longestDescription);
    auto *line = new QHBoxLayout;
    setGrid(line, this, 0, 1);
    line->addWidget(m_name, 1);
    line->addWidget(button(this, m_editing.saveAction()));
    line->addWidget(button(this, m_editing.discardAction()));
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addLayout(line);
    column->addWidget(m_description);
    column->addWidget(m_banner);
}

void EditBar::connectParts()
{
    CohortDraft *draft = &m_editing.draft();
    connect(m_name, &QLineEdit::textEdited, draft, &CohortDraft::setName);
    connect(m_description, &QLineEdit::textEdited, draft, &CohortDraft::setDescription);
    connect(draft, &CohortDraft::changed, this, &EditBar::showDraft);
    connect(&m_editing, &CohortEditing::failed, this, &EditBar::showFailure);
    connect(&m_editing, &CohortEditing::doubtful, this, &EditBar::showDoubt);
    connect(&m_editing, &CohortEditing::saved, m_banner, &Banner::clear);
    connect(draft, &CohortDraft::modifiedChanged, this, [this](bool modified) {
        if (!modified)
            m_banner->clear();
    });
    connect(&m_editing, &CohortEditing::deletedMeanwhile, this, &EditBar::showDeleted);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        const auto action = m_action; // which may choose the next one while it runs
        action();
    });
}

void EditBar::showDraft()
{
    CohortDraft &draft = m_editing.draft();
    put(m_name, draft.name());
    put(m_description, draft.description());
    const bool fixed = draft.server().deleted || !draft.server().malformed.isEmpty();
    m_name->setReadOnly(fixed);
    m_description->setReadOnly(fixed);
    if (draft.serverChanged() && !m_banner->isVisibleTo(this)) {
        m_action = [this] { m_editing.save(); };
        m_banner->showText(Tone::Warning,
                           tr("Somebody changed this cohort on the server while you were editing it. When "
                              "you save, both versions are shown side by side first."));
    }
}

void EditBar::showFailure(const Error &error)
{
    m_action = [this] { m_editing.save(); };
    m_banner->showError(error, tr("Try again"));
    if (error.attr == u"name")
        m_name->setFocus();
    else if (error.attr == u"description")
        m_description->setFocus();
}

void EditBar::showDoubt(int errors)
{
    m_action = [this] { m_editing.saveAnyway(); };
    m_banner->showText(
        Tone::Warning,
        tr("The criteria have %n problem(s) that the server refuses, drops or fails on.", nullptr, errors),
        tr("Save anyway"));
}

void EditBar::showDeleted()
{
    m_action = [this] { m_editing.saveAndRestore(); };
    m_banner->showText(Tone::Warning,
                       tr("Somebody deleted this cohort meanwhile. Your changes are still here and were not sent."),
                       tr("Restore and save"));
}

} // namespace desk
