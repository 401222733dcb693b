// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/addpeopledialog.h"

#include "models/tables/celltext.h"
#include "ui/membership/listform.h"
#include "ui/membership/peoplereport.h"
#include "ui/membership/planview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! More single requests than that are only made when the person says so.
constexpr qint64 ManySlowRequests = 2000;
//! Of a personal key on the list of persons (contract 1.6).
constexpr qint64 SlowRequestsAMinute = 240;

} // namespace

AddPeopleDialog::AddPeopleDialog(AddPeopleWish wish, QWidget *parent)
    : QDialog(parent)
    , m_wish(std::move(wish))
    , m_matcher(m_wish.server, m_wish.cache, {{}, ManySlowRequests})
    , m_other(m_wish.server.page, {}, this)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_form(new ListForm(this))
    , m_view(new PlanView(this))
    , m_sources(new QWidget(this))
    , m_progressText(plainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_banner(new Banner(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_report(new QPushButton(tr("Save &report..."), this))
    , m_upload(new QPushButton(tr("&Upload as CSV"), this))
    , m_primary(new QPushButton(this))
{
    setWindowTitle(tr("Add people"));
    setAcceptDrops(true);
    buildLayout();
    connectParts();
    showStage(Stage::Start);
}

AddPeopleDialog::~AddPeopleDialog() = default;

QBoxLayout *AddPeopleDialog::sourceLine()
{
    auto *line = new QHBoxLayout(m_sources);
    setGrid(line, this, 0, 1);
    const auto add = [&](const QString &iconName, const QString &text, void (AddPeopleDialog::*act)()) {
        auto *button = new QPushButton(icon(iconName), text, m_sources);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        line->addWidget(button);
        return button;
    };
    add(u"document-open"_s, tr("&Open files..."), &AddPeopleDialog::askFiles);
    add(u"edit-paste"_s, tr("&Paste"), &AddPeopleDialog::paste);
    add(u"system-users"_s, tr("&From a cohort..."), &AddPeopleDialog::askCohort)->setEnabled(!m_wish.others.empty());
    line->addStretch(1);
    return line;
}

void AddPeopleDialog::buildLayout()
{
    auto *title = new ElidedLabel(this);
    setTextSize(title, TextSize::Title);
    title->setText(tr("People of %1").arg(oneLine(m_wish.name, 200)));
    m_empty->setContent(u"document-import"_s, tr("Which people?"),
                        tr("Drop files here, paste a list, or open one: CSV, a spreadsheet saved as CSV, or one email, "
                           "person id or distinct id a line. What is in it is found out, and nothing is changed before "
                           "you have seen the plan."));
    auto *matching = new QWidget(this);
    auto *middle = new QVBoxLayout(matching);
    middle->addStretch(1);
    middle->addWidget(m_progressText);
    middle->addWidget(m_progress);
    middle->addStretch(1);
    m_progress->setAccessibleName(tr("Matching"));
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_form), matching, static_cast<QWidget *>(m_view)})
        m_stack->addWidget(page);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_back, QDialogButtonBox::ActionRole);
    buttons->addButton(m_report, QDialogButtonBox::ActionRole);
    buttons->addButton(m_upload, QDialogButtonBox::ActionRole);
    buttons->addButton(m_primary, QDialogButtonBox::ActionRole);
    for (QPushButton *button : {m_back, m_report, m_upload})
        button->setAutoDefault(false); // Enter goes on, whatever has the focus
    m_primary->setDefault(true);
    sourceLine();
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    column->addWidget(title);
    column->addWidget(m_sources);
    column->addWidget(m_stack, 1);
    column->addWidget(m_banner);
    column->addWidget(buttons);
    resize(QSize(textWidth(this, 122), grid(this, 68)).boundedTo(screen()->availableSize() * 9 / 10));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddPeopleDialog::connectParts()
{
    connect(&m_loader, &ListLoader::looked, this, &AddPeopleDialog::looked);
    connect(&m_loader, &ListLoader::failed, this, &AddPeopleDialog::failed);
    connect(&m_loader, &ListLoader::loaded, this, [this](const std::shared_ptr<const PeopleList> &list) {
        if (list->size() == 0)
            return failed({ErrorKind::Invalid, tr("No row has a value in the chosen column. Choose another column, or "
                                                  "say whether the first row is a header.")});
        m_list = list;
        m_progressText->setText(tr("Looking who is in the cohort..."));
        m_matcher.start(m_wish.cohort, list);
    });
    connect(m_form, &ListForm::corrected, this, [this](const ListFormat &format) {
        m_loader.look(m_source, format);
        emit setupChanged();
    });
    connect(&m_matcher, &ListMatcher::readingMembers, this, [this](qint64 members) {
        m_progressText->setText(tr("Looking who is in the cohort: %1 so far").arg(localNumber(members)));
    });
    connect(&m_matcher, &ListMatcher::progress, this, [this](qint64 done, qint64 total) {
        m_progressText->setText(tr("Looking people up: %1 of %2").arg(localNumber(done), localNumber(total)));
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(total > 0 ? done * 1000 / total : 0));
    });
    connect(&m_matcher, &ListMatcher::waiting, this, [this](const QString &why) {
        if (why.isEmpty())
            m_banner->clear();
        else
            m_banner->showText(Tone::Warning, tr("Waiting for the server: %1").arg(why));
    });
    connect(&m_matcher, &ListMatcher::dear, this, &AddPeopleDialog::matchIsDear);
    connect(&m_matcher, &ListMatcher::failed, this, &AddPeopleDialog::failed);
    connect(&m_matcher, &ListMatcher::finished, this, [this](const std::shared_ptr<const MatchedList> &match) {
        showStage(Stage::Plan);
        m_view->setMatch(match, !m_wish.cohort.isValid());
    });
    connect(&m_other, &MemberReader::failed, this, &AddPeopleDialog::failed);
    connect(m_view, &PlanView::planChanged, this, &AddPeopleDialog::planChanged);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        if (m_isDear)
            m_matcher.goOnSlowly();
    });
    connect(m_back, &QPushButton::clicked, this, &AddPeopleDialog::back);
    connect(m_report, &QPushButton::clicked, this, &AddPeopleDialog::askReport);
    connect(m_upload, &QPushButton::clicked, this, [this] {
        emit uploadWanted(m_list);
        accept();
    });
    connect(m_primary, &QPushButton::clicked, this, &AddPeopleDialog::next);
}

void AddPeopleDialog::showStage(Stage stage)
{
    const bool isOther = std::exchange(m_stage, stage) != stage; // else somebody is correcting the form
    m_stack->setCurrentIndex(static_cast<int>(stage));
    m_sources->setVisible(stage == Stage::Start || stage == Stage::List);
    m_back->setVisible(stage == Stage::Matching || stage == Stage::Plan);
    m_report->setVisible(stage == Stage::Plan);
    m_upload->setVisible(false);
    m_primary->setVisible(stage != Stage::Matching);
    m_primary->setEnabled(stage == Stage::List);
    m_primary->setText(tr("Check the &list"));
    if (isOther && stage == Stage::List)
        m_primary->setFocus();
    else if (isOther && stage == Stage::Plan)
        m_view->table()->setFocus();
    if (stage == Stage::Matching) {
        m_progress->setRange(0, 0);
        m_progressText->setText(tr("Reading the list..."));
    }
}

void AddPeopleDialog::looked(const ListLook &look)
{
    m_banner->clear();
    m_form->showLook(m_given.name, look);
    showStage(Stage::List);
    emit setupChanged();
    if (std::exchange(m_goesOn, false))
        next();
}

void AddPeopleDialog::failed(const Error &error)
{
    m_banner->showError(error);
    if (m_stage == Stage::Matching)
        showStage(Stage::List);
}

void AddPeopleDialog::next()
{
    if (m_stage == Stage::Plan) {
        emit confirmed(m_view->plan());
        return accept();
    }
    m_isDear = false;
    m_banner->clear();
    showStage(Stage::Matching);
    m_loader.load(m_source, m_form->format());
}

void AddPeopleDialog::back()
{
    m_loader.stop();
    m_matcher.stop();
    m_banner->clear();
    showStage(Stage::List);
}

void AddPeopleDialog::matchIsDear(qint64 requests)
{
    m_isDear = true;
    m_upload->setVisible(true);
    m_upload->setToolTip(
        tr("The server adds whom it knows and says how many ids named nobody; it does not say which."));
    const qint64 minutes = qMax<qint64>(1, requests / SlowRequestsAMinute);
    m_banner->showText(
        Tone::Warning,
        tr("This key may not ask queries, so each person has to be looked up alone: %1 requests, about "
           "%2 minutes. A key with the scope query:read does it a thousand people at a time. Or upload the %3 ids of "
           "the list: the server adds whom it finds, and says afterwards how many ids named nobody.")
            .arg(localNumber(requests), localNumber(minutes),
                 localNumber(static_cast<qint64>(m_list->askable().size()))),
        tr("&Look them up"));
}

void AddPeopleDialog::planChanged()
{
    emit setupChanged();
    const MemberChanges &changes = m_view->plan().changes();
    const auto added = static_cast<int>(changes.additions.size());
    const auto removed = static_cast<int>(changes.removals.size());
    QString text = tr("&Add %Ln people", nullptr, added);
    if (added > 0 && removed > 0)
        text = tr("&Add %1, remove %2").arg(localNumber(added), localNumber(removed));
    else if (removed > 0)
        text = tr("&Remove %Ln people", nullptr, removed);
    m_primary->setText(text);
    m_primary->setEnabled(!changes.isEmpty());
    m_primary->setToolTip(changes.isEmpty() ? tr("There is nothing to change.") : QString());
    const qint64 members = m_view->plan().membersBefore();
    if (removed > 0 && removed == members)
        m_banner->showText(Tone::Warning, tr("Everybody who is in the cohort now will be removed."));
    else
        m_banner->clear();
}

void AddPeopleDialog::askReport()
{
    saveReport(this, m_view->plan(), {}, [this](bool isGood, const QString &words) {
        m_banner->showText(isGood ? Tone::Ok : Tone::Failed, words);
    });
}

} // namespace desk
