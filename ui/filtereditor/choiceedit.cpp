// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/choiceedit.h"

#include "models/criteria/words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QStandardItemModel>

#include <algorithm>

namespace desk {

namespace {
constexpr int typingPause = 200; // ms: one question for a word, not one for each letter
constexpr int visibleRows = 10;
constexpr qsizetype longestText = 5000, shortenedText = 200;
constexpr int ChoiceRole = Qt::UserRole + 1;
} // namespace

ChoiceEdit::ChoiceEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_model(new QStandardItemModel(this))
    , m_list(new QListView(this))
    , m_unknownMark(addAction(symbolIcon(QStringLiteral("state-warning"), Tone::Warning), QLineEdit::TrailingPosition))
    , m_openAll(addAction(icon(QStringLiteral("go-down")), QLineEdit::TrailingPosition))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    m_list->setWindowFlags(Qt::Popup);
    m_list->setFocusPolicy(Qt::NoFocus); // and no proxy: the order of Tab would go on from this other window
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Choices"));
    m_list->installEventFilter(this);
    m_unknownMark->setVisible(false);
    m_unknownMark->setToolTip(tr("The server has not seen this yet. It can be saved all the same."));
    m_openAll->setToolTip(tr("Show the choices (Down)"));
    m_openAll->setVisible(false);
    connect(m_openAll, &QAction::triggered, this, &ChoiceEdit::toggleAll);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(text().trimmed()); });
    connect(this, &QLineEdit::textEdited, this, &ChoiceEdit::noteTyping);
    connect(m_list, &QListView::clicked, this, &ChoiceEdit::pick);
}

ChoiceEdit::~ChoiceEdit() = default;

void ChoiceEdit::setSource(const QString &about, ChoiceSource source)
{
    if (m_source && about == m_about)
        return;
    m_about = about;
    m_source = std::move(source);
    m_openAll->setVisible(static_cast<bool>(m_source));
    m_choices.clear();
    m_asking.drop();
    markKnown(true);
}

void ChoiceEdit::showChoice(const QString &text)
{
    // A line of a megabyte would be cut by the field and take seconds to draw.
    const bool isTooLong = text.size() > longestText;
    setReadOnly(isTooLong);
    setToolTip(isTooLong ? tr("Too long to be edited here; the tab JSON shows all of it.") : QString());
    const QString shown = isTooLong ? oneLineText(text, shortenedText) : text;
    if (shown == m_shown && (hasFocus() || m_pickOnAnswer))
        return; // nothing new: what is being typed stays
    if (this->text() != shown)
        setText(shown);
    m_shown = this->text(); // as the field keeps it: leaving it unchanged is no choice
}

void ChoiceEdit::startOver()
{
    m_pause.stop();
    m_asking.drop();
    m_waits = m_pickOnAnswer = false;
    closeList();
    markKnown(true);
    clear();
    m_shown.clear();
}

void ChoiceEdit::ask(const QString &search)
{
    if (!m_source)
        return;
    m_search = search;
    m_waits = true;
    m_asking =
        m_source(search, this, [this](Result<Choices> choices) { choices ? take(*choices) : fail(choices.error()); });
}

//! The list of everything, as the arrow of a combo box opens it.
void ChoiceEdit::toggleAll()
{
    if (m_list->isVisible())
        return closeList();
    setFocus(Qt::OtherFocusReason);
    m_pause.stop();
    ask({});
}

void ChoiceEdit::noteTyping()
{
    m_pause.start();
    if (m_live && !m_listedOnly)
        pickText();
}

void ChoiceEdit::take(const Choices &choices)
{
    m_waits = false;
    m_choices = choices;
    const QString typed = text();
    markKnown(typed.isEmpty() || m_search != typed.trimmed() ||
              std::any_of(choices.begin(), choices.end(), [&](const Choice &choice) { return choice.text == typed; }));
    fillList(choices.empty() ? tr("Nothing on the server fits.") : QString());
    if (std::exchange(m_pickOnAnswer, false))
        return takeTyped();
    if (hasFocus() || m_list->isVisible())
        openList();
}

void ChoiceEdit::fail(const Error &error)
{
    m_waits = false;
    m_pickOnAnswer = false;
    fillList(error.text); // what it knew before stays choosable
    if (hasFocus() || m_list->isVisible())
        openList();
}

void ChoiceEdit::fillList(const QString &note)
{
    m_model->clear();
    for (const Choice &choice : m_choices) {
        auto *item = new QStandardItem(choice.detail.isEmpty() ? choice.text
                                                               : choice.text + QStringLiteral("  –  ") + choice.detail);
        item->setData(static_cast<int>(&choice - m_choices.data()), ChoiceRole);
        item->setToolTip(choice.whyNot.isEmpty() ? choice.text : choice.whyNot);
        item->setEnabled(choice.whyNot.isEmpty());
        if (!choice.whyNot.isEmpty())
            item->setText(item->text() + QStringLiteral("  –  ") + choice.whyNot);
        if (!choice.iconName.isEmpty())
            item->setIcon(icon(choice.iconName));
        m_model->appendRow(item);
    }
    if (!note.isEmpty()) {
        auto *item = new QStandardItem(note);
        item->setEnabled(false);
        m_model->appendRow(item);
    }
}

void ChoiceEdit::openList()
{
    if (m_model->rowCount() == 0)
        return closeList();
    const int rows = std::min(visibleRows, m_model->rowCount());
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const int wide =
        std::max(width(), std::min(m_list->sizeHintForColumn(0) + 2 * gridUnit(this), textWidth(this, 60)));
    QPoint corner = mapToGlobal(QPoint(0, this->height()));
    const QRect room = screen()->availableGeometry();
    if (corner.y() + height > room.bottom())
        corner.setY(mapToGlobal(QPoint(0, 0)).y() - height);
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - wide)));
    m_list->setGeometry(QRect(corner, QSize(wide, height)));
    m_list->show();
}

void ChoiceEdit::closeList()
{
    m_list->hide();
}

void ChoiceEdit::pick(const QModelIndex &index)
{
    const QVariant row = index.data(ChoiceRole);
    if (!row.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const Choice choice = m_choices[static_cast<size_t>(row.toInt())];
    closeList();
    m_pause.stop();
    showChoice(choice.text);
    markKnown(true);
    emit chosen(choice);
}

void ChoiceEdit::takeTyped()
{
    m_pause.stop();
    pickText();
}

void ChoiceEdit::pickText()
{
    const QString typed = text();
    if (typed == m_shown || isReadOnly())
        return;
    const auto listed = std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice &choice) {
        return choice.text == typed && choice.whyNot.isEmpty();
    });
    if (listed == m_choices.end() && m_listedOnly && !typed.isEmpty())
        return setText(m_shown);
    m_shown = typed;
    emit chosen(listed != m_choices.end() ? *listed : Choice{JsonValue(typed), typed, {}, {}, {}});
}

void ChoiceEdit::pickWhenKnown()
{
    // A listed thing typed faster than the list came: its value is known only with the answer.
    if (!m_listedOnly || text() == m_shown || !(m_pause.isActive() || m_waits))
        return takeTyped();
    m_pause.stop();
    m_pickOnAnswer = true;
    ask(text().trimmed());
}

void ChoiceEdit::markKnown(bool known)
{
    m_known = known;
    m_unknownMark->setVisible(!known && !m_listedOnly);
}

bool ChoiceEdit::movesInList(QKeyEvent *event)
{
    const bool moves = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up || event->key() == Qt::Key_PageDown ||
                       event->key() == Qt::Key_PageUp;
    if (!moves)
        return false;
    if (!m_list->isVisible())
        ask(m_pause.isActive() ? text().trimmed() : QString());
    else if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    else
        QCoreApplication::sendEvent(m_list, event);
    return true;
}

bool ChoiceEdit::event(QEvent *event)
{
    // Saving with the keyboard leaves no field, and what stands in this one counts.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Save))
        takeTyped();
    return QLineEdit::event(event);
}

void ChoiceEdit::keyPressEvent(QKeyEvent *event)
{
    if (movesInList(event))
        return;
    if (event->key() == Qt::Key_Escape && m_list->isVisible())
        return closeList();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const bool marked = m_list->isVisible() && m_list->currentIndex().isValid();
        marked ? pick(m_list->currentIndex()) : pickWhenKnown();
        closeList();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ChoiceEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Some window systems make the list the active window; it is still this field that is worked in.
    if (event->reason() == Qt::PopupFocusReason || QApplication::activeWindow() == m_list)
        return;
    closeList();
    pickWhenKnown();
}

void ChoiceEdit::mousePressEvent(QMouseEvent *event)
{
    QLineEdit::mousePressEvent(event);
    if (!isReadOnly() && text().isEmpty())
        ask({});
}

bool ChoiceEdit::eventFilter(QObject *watched, QEvent *event)
{
    // A popup takes the keyboard; typing goes on in the field.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool listKey = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown ||
                             key->key() == Qt::Key_PageUp;
        if (listKey && m_list->currentIndex().isValid())
            return false;
        QCoreApplication::sendEvent(this, key);
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

} // namespace desk
