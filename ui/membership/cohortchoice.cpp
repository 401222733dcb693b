// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/cohortchoice.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace desk {

void chooseCohort(QWidget *parent, const QString &title, const std::vector<NamedCohort> &cohorts,
                  std::function<void(const NamedCohort &)> answer)
{
    QStringList names;
    for (const auto &[id, name] : cohorts)
        names << QCoreApplication::translate("CohortChoice", "%1 (id %2)").arg(oneLine(name, 80), id.toString());
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(QCoreApplication::translate("CohortChoice", "Cohort"));
    dialog->setComboBoxItems(names);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent,
                     [names, cohorts, answer = std::move(answer)](const QString &chosen) {
                         const qsizetype at = names.indexOf(chosen);
                         if (at >= 0)
                             answer(cohorts[static_cast<size_t>(at)]);
                     });
    dialog->open();
}

} // namespace desk
