// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/choiceedit.h"

#include "models/criteria/words.h"
#include "ui/filtereditor/choicelist.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace desk {

namespace {
constexpr int typingPause = 200; // ms: one question for a word, not one for each letter
constexpr qsizetype longestText = 5000, shortenedText = 200;
constexpr int mostTyped = 50'000'000; // a pasted value or list is never cut

//! The listed things with that name. The first of one value stands for it.
Choices namedLike(const Choices &choices, const QString &name)
{
    Choices found;
    for (const Choice &choice : choices) {
        const auto isSame = [&choice](const Choice &other) { return other.value == choice.value; };
        if (choice.text == name && std::none_of(found.begin(), found.end(), isSame))
            found.push_back(choice);
    }
    return found;
}
} // namespace

ChoiceEdit::ChoiceEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_list(new ChoiceList(this))
    , m_unknownMark(addAction(symbolIcon(QStringLiteral("state-warning"), Tone::Warning), QLineEdit::TrailingPosition))
    , m_openAll(addAction(icon(QStringLiteral("go-down")), QLineEdit::TrailingPosition))
{
    setMaxLength(mostTyped);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    m_list->installEventFilter(this);
    m_unknownMark->setVisible(false);
    m_unknownMark->setToolTip(tr("The server has not seen this yet. It can be saved all the same."));
    m_openAll->setToolTip(tr("Show the choices (Down)"));
    m_openAll->setVisible(false);
    connect(m_openAll, &QAction::triggered, this, &ChoiceEdit::toggleAll);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(text().trimmed()); });
    connect(this, &QLineEdit::textEdited, this, &ChoiceEdit::noteTyping);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (const Choice *choice = m_list->choiceAt(index))
            pick(Choice(*choice));
    });
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
    if (shown == m_shown && (hasFocus() || m_pickOnAnswer || !m_note.isEmpty()))
        return; // nothing new: what is being typed, or is still to be told apart, stays
    setNote({});
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
    setNote({});
    markKnown(true);
    setText({}); // and no way back to it, as clear() would leave
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
    setNote({});
    dropLineEnd();
    if (m_live && !m_listedOnly)
        pickText();
}

//! What was copied as a line may have the line's end with it; nobody sees it here.
void ChoiceEdit::dropLineEnd()
{
    QString typed = text();
    while (typed.endsWith(u'\n') || typed.endsWith(u'\r'))
        typed.chop(1);
    if (typed == text())
        return;
    const int cursor = cursorPosition();
    setText(typed);
    setCursorPosition(cursor);
}

void ChoiceEdit::take(const Choices &choices)
{
    m_waits = false;
    m_choices = choices;
    const QString typed = text();
    markKnown(typed.isEmpty() || m_search != typed.trimmed() ||
              std::any_of(choices.begin(), choices.end(), [&](const Choice &choice) { return choice.text == typed; }));
    m_list->fill(m_choices, {}, choices.empty() ? tr("Nothing on the server fits.") : QString());
    if (std::exchange(m_pickOnAnswer, false))
        return takeTyped();
    showList();
}

void ChoiceEdit::fail(const Error &error)
{
    m_waits = false;
    m_pickOnAnswer = false;
    m_list->fill(m_choices, {}, error.text); // what it knew before stays choosable
    showList();
}

void ChoiceEdit::showList()
{
    if (hasFocus() || m_list->isVisible())
        m_list->open();
}

void ChoiceEdit::closeList()
{
    m_list->hide();
}

void ChoiceEdit::pick(const Choice &choice)
{
    closeList();
    m_pause.stop();
    setNote({});
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
    const Choices listed = namedLike(m_choices, typed);
    if (m_listedOnly && listed.size() > 1)
        return askWhich(listed);
    const bool isOne = listed.size() == 1 && listed.front().whyNot.isEmpty();
    if (!isOne && m_listedOnly && !typed.isEmpty())
        return takeBack();
    m_shown = typed;
    emit chosen(isOne ? listed.front() : Choice{JsonValue(typed), typed, {}, {}, {}});
}

void ChoiceEdit::takeBack()
{
    m_pause.stop();
    setNote({});
    setText(m_shown);
}

//! A name is not enough: nothing is chosen until one of those that have it was pointed at.
void ChoiceEdit::askWhich(const Choices &namesakes)
{
    const auto count = static_cast<int>(namesakes.size());
    setNote(m_several ? m_several(count) : tr("Several have this name. Choose one in the list (Down opens it)."));
    m_list->fill(namesakes, m_note, {});
    if (hasFocus())
        m_list->open();
}

void ChoiceEdit::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    setAccessibleDescription(note);
    emit noteChanged();
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
    if (!ChoiceList::moves(*event))
        return false;
    if (!m_list->isVisible() && !m_note.isEmpty())
        takeTyped(); // those of that name again
    else if (!m_list->isVisible())
        ask(m_pause.isActive() ? text().trimmed() : QString());
    else if (!m_list->currentIndex().isValid())
        m_list->markFirst();
    else
        QCoreApplication::sendEvent(m_list, event);
    return true;
}

bool ChoiceEdit::isForeign(const QKeyEvent &event) const
{
    return (event.matches(QKeySequence::Undo) && !isUndoAvailable()) ||
           (event.matches(QKeySequence::Redo) && !isRedoAvailable());
}

bool ChoiceEdit::event(QEvent *event)
{
    // Saving with the keyboard leaves no field, and what stands in this one counts.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Save))
        pickWhenKnown();
    // What is no longer in this field is undone in the criteria.
    if (event->type() == QEvent::ShortcutOverride && isForeign(*static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void ChoiceEdit::keyPressEvent(QKeyEvent *event)
{
    if (movesInList(event))
        return;
    if (event->key() == Qt::Key_Escape && m_list->isVisible())
        return closeList();
    if (event->key() == Qt::Key_Escape && !m_note.isEmpty())
        return takeBack();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const Choice *marked = m_list->isVisible() ? m_list->marked() : nullptr;
        closeList();
        return marked ? pick(Choice(*marked)) : pickWhenKnown();
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
        if (ChoiceList::moves(*key) && m_list->currentIndex().isValid())
            return false;
        QCoreApplication::sendEvent(this, key);
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

} // namespace desk
