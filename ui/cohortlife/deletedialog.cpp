// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/deletedialog.h"

#include "models/catalogue/deletionplan.h"
#include "models/tables/celltext.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 80;
constexpr int mostFreeNames = 20;

QString shownName(const QString &name)
{
    return name.trimmed().isEmpty() ? DeleteDialog::tr("(no name)") : oneLine(name, longestNameShown);
}

QString html(const QString &name)
{
    return shownName(name).toHtmlEscaped();
}

QString link(const QString &target, const QString &text)
{
    return target.isEmpty() ? html(text) : u"<a href=\"%1\">%2</a>"_s.arg(target.toHtmlEscaped(), html(text));
}

QString more(const ReferenceList &list)
{
    const auto left = list.total - static_cast<qint64>(list.results.size());
    return left > 0 ? u"<li>%1</li>"_s.arg(DeleteDialog::tr("and %Ln more", nullptr, static_cast<int>(left)))
                    : QString();
}

} // namespace

DeleteDialog::DeleteDialog(DeletionWish wish, QWidget *parent)
    : QDialog(parent)
    , m_wish(std::move(wish))
    , m_question(plainLabel(this))
    , m_body(new QTextBrowser(this))
    , m_delete(new QPushButton(this))
{
    setWindowTitle(tr("Delete cohort"));
    buildLayout();
    ask();
    showUses();
}

void DeleteDialog::buildLayout()
{
    m_question->setWordWrap(true);
    m_body->setAccessibleName(tr("Where it is used"));
    m_body->setOpenLinks(false);
    m_body->setMinimumHeight(grid(this, 10));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_delete, QDialogButtonBox::DestructiveRole);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    column->addWidget(m_question);
    column->addWidget(m_body, 1);
    column->addWidget(buttons);
    setMinimumWidth(textWidth(this, 70));
    connect(m_body, &QTextBrowser::anchorClicked, this, &DeleteDialog::follow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        accept();
        emit deleteWanted(deletable());
    });
}

void DeleteDialog::ask()
{
    const auto count = static_cast<int>(m_wish.cohorts.size());
    QStringList words{count == 1 ? tr("Delete \"%1\"?").arg(shownName(m_wish.cohorts.front()->cohort.name))
                                 : tr("Delete %Ln cohorts?", nullptr, count)};
    words << tr("What is deleted can be taken back at once, and later restored from the list of deleted cohorts. "
                "A static cohort that is restored late may have lost its people.");
    if (m_wish.losesEdits)
        words << tr("Changes that were not saved are lost.");
    m_question->setText(words.join(u"\n\n"_s));
    for (const CatalogueRowPtr &row : m_wish.cohorts)
        m_asks.push_back(m_wish.uses(row->cohort.id, this, [this, row](Result<UsedIn> uses) { take(row, uses); }));
}

void DeleteDialog::take(const CatalogueRowPtr &row, Result<UsedIn> uses)
{
    if (uses)
        m_uses.insert(row->cohort.id, *uses);
    else
        m_unknown.insert(row->cohort.id, uses.error());
    showUses();
}

std::vector<CatalogueRowPtr> DeleteDialog::deletable() const
{
    const QSet<CohortId> going = desk::deletable(m_uses, m_wish.protects);
    std::vector<CatalogueRowPtr> rows;
    for (const CatalogueRowPtr &row : m_wish.cohorts)
        if (going.contains(row->cohort.id) || m_unknown.contains(row->cohort.id))
            rows.push_back(row);
    return rows;
}

void DeleteDialog::showUses()
{
    m_body->setHtml(bodyText());
    showButton();
}

void DeleteDialog::showButton()
{
    const size_t answered = static_cast<size_t>(m_uses.size() + m_unknown.size());
    const bool isAsking = answered < m_wish.cohorts.size();
    const auto count = isAsking ? m_wish.cohorts.size() : deletable().size();
    m_delete->setEnabled(!isAsking && count > 0);
    m_delete->setText(m_wish.cohorts.size() == 1 ? tr("&Delete")
                                                 : tr("&Delete %Ln cohorts", nullptr, static_cast<int>(count)));
    m_delete->setToolTip(isAsking     ? tr("Looking where it is used...")
                         : count == 0 ? tr("Remove it from what uses it first.")
                                      : QString());
    if (m_delete->isEnabled())
        m_delete->setFocus();
}

//! Without those that shall go as well.
UsedIn DeleteDialog::usesLeft(CohortId id) const
{
    QSet<CohortId> goingToo;
    for (const CatalogueRowPtr &row : m_wish.cohorts)
        goingToo.insert(row->cohort.id);
    return usesWithout(m_uses.value(id), goingToo);
}

QString DeleteDialog::freeLine() const
{
    QStringList names;
    for (const CatalogueRowPtr &row : m_wish.cohorts) {
        const CohortId id = row->cohort.id;
        if (m_uses.contains(id) && verdictOn(usesLeft(id), true) == UseVerdict::Free)
            names << html(row->cohort.name);
    }
    if (names.isEmpty())
        return {};
    if (m_wish.cohorts.size() == 1)
        return u"<p>%1</p>"_s.arg(tr("Nothing uses it."));
    const auto left = static_cast<int>(names.size()) - mostFreeNames;
    QString text = names.mid(0, mostFreeNames).join(u", "_s);
    if (left > 0)
        text += u", "_s + tr("and %Ln more", nullptr, left);
    return u"<p>%1</p>"_s.arg(tr("Nothing uses: %1").arg(text));
}

QString DeleteDialog::bodyText() const
{
    QString text;
    for (const CatalogueRowPtr &row : m_wish.cohorts)
        text += blockOf(*row);
    return text + freeLine();
}

QString DeleteDialog::blockOf(const CatalogueRow &row) const
{
    const CohortId id = row.cohort.id;
    const QString name = u"<b>%1</b>"_s.arg(html(row.cohort.name));
    if (const auto error = m_unknown.find(id); error != m_unknown.end())
        return u"<p>%1</p>"_s.arg(tr("It could not be found out where %1 is used: %2 The server looks again when it "
                                     "is asked to delete.")
                                      .arg(name, error->text.toHtmlEscaped()));
    if (!m_uses.contains(id))
        return u"<p>%1</p>"_s.arg(tr("%1: looking where it is used...").arg(name));
    const UsedIn left = usesLeft(id);
    switch (verdictOn(left, m_wish.protects)) {
    case UseVerdict::Refused:
        return u"<p>%1</p>%2"_s.arg(tr("%1 cannot be deleted while it is used here:").arg(name), usesOf(left));
    case UseVerdict::Uncertain:
        return u"<p>%1</p>%2"_s.arg(
            tr("%1 is used by feature flags. The server refuses when one of them is switched on:").arg(name),
            usesOf(left));
    case UseVerdict::Free:
        break;
    }
    if (left.cohorts.total > 0)
        return u"<p>%1</p>%2"_s.arg(
            tr("%1 is named by the criteria of other cohorts, which will no longer work:").arg(name), usesOf(left));
    return {};
}

QString DeleteDialog::usesOf(const UsedIn &uses) const
{
    const QString base = m_wish.projectUrl.isEmpty() ? QString() : m_wish.projectUrl.toString() + u'/';
    const auto web = [&base](const QString &path) { return base.isEmpty() ? QString() : base + path; };
    QString items;
    for (const Reference &cohort : uses.cohorts.results)
        items += u"<li>%1</li>"_s.arg(tr("cohort %1").arg(link(u"cohort:%1"_s.arg(cohort.id), cohort.name)));
    items += more(uses.cohorts);
    for (const Reference &insight : uses.insights.results)
        items += u"<li>%1</li>"_s.arg(tr("insight %1").arg(link(web(u"insights/%1"_s.arg(insight.key)), insight.name)));
    items += more(uses.insights);
    for (const Reference &flag : uses.flags.results)
        items += u"<li>%1</li>"_s.arg(
            tr("feature flag %1")
                .arg(link(web(u"feature_flags/%1"_s.arg(flag.id)), flag.key.isEmpty() ? flag.name : flag.key)));
    return u"<ul>%1%2</ul>"_s.arg(items, more(uses.flags));
}

void DeleteDialog::follow(const QUrl &link)
{
    if (link.scheme() != u"cohort"_s) {
        QDesktopServices::openUrl(link);
        return;
    }
    reject();
    emit openWanted(CohortId{link.path().toLongLong()});
}

} // namespace desk
