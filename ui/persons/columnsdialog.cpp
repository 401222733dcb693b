// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/columnsdialog.h"

#include "ui/persons/peoplecolumns.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

namespace desk {

namespace {

constexpr qint64 pageSize = 200;
constexpr qint64 mostProperties = 5'000;

} // namespace

PropertyColumnSource::PropertyColumnSource(PropertyFetch fetch, ColumnChoiceModel *model, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
    , m_model(model)
{}

void PropertyColumnSource::start()
{
    if (m_fetch)
        ask({0, pageSize});
}

void PropertyColumnSource::ask(PageRequest page)
{
    m_running = m_fetch(page, this, [this, page](Result<Page<PropertyDefinition>> answer) {
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        std::vector<ColumnChoice> choices;
        for (const PropertyDefinition &definition : answer->rows)
            choices.push_back({propertyColumnKey(definition.name), definition.name});
        m_model->addChoices(choices);
        const qint64 next = page.offset + page.limit;
        if (answer->hasMore && next < mostProperties)
            ask({next, page.limit});
    });
}

ColumnsDialog::ColumnsDialog(std::vector<ColumnChoice> choices, PropertyFetch fetch, QWidget *parent)
    : QDialog(parent)
    , m_chooser(new ColumnChooser(this))
    , m_banner(new Banner(this))
    , m_source(std::move(fetch), &m_chooser->model())
{
    setWindowTitle(tr("Columns of people"));
    m_chooser->model().setChoices(std::move(choices));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setText(tr("&Show columns"));
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1);
    column->addWidget(m_chooser, 1);
    column->addWidget(m_banner);
    column->addWidget(buttons);
    resize(textWidth(this, 52), grid(this, 46));
    connect(&m_chooser->model(), &ColumnChoiceModel::choiceChanged, ok,
            [this, ok] { ok->setEnabled(!m_chooser->model().chosenKeys().isEmpty()); });
    connect(&m_source, &PropertyColumnSource::failed, m_banner,
            [this](const Error &error) { m_banner->showError(error, tr("Try &again")); });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        m_source.start();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(m_chooser->model().chosenKeys());
        accept();
    });
    m_source.start();
}

} // namespace desk
