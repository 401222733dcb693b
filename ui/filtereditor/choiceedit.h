// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

namespace desk {

class ChoiceList;

//! A field that offers what the server knows while one types, and takes what it does not know too (marked as such).
//! Down opens the list, Enter takes what is typed or marked, Esc closes the list. Owned by its parent.
class ChoiceEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit ChoiceEdit(QWidget *parent = nullptr);
    ~ChoiceEdit() override;

    //! `about` names what is offered; the same name again changes nothing.
    void setSource(const QString &about, ChoiceSource source);
    //! What is chosen now; tells nothing.
    void showChoice(const QString &text);
    //! Forgets what is typed and asked for: the field is about another thing from now on.
    void startOver();
    //! Whether a listed thing was entered by its text before the list came; it is told when the list comes.
    bool isWaiting() const { return m_pickOnAnswer; }
    //! Whether the last answer knew the text. True while nothing was asked.
    bool isKnown() const { return m_known; }
    //! What is to be said about the text as it stands; empty: nothing.
    const QString &note() const { return m_note; }
    //! Only listed things can be chosen (cohorts, actions): free text is put back when one leaves.
    void setListedOnly(bool listedOnly) { m_listedOnly = listedOnly; }
    //! How the field says that so many listed things have the name that was entered.
    void setSeveral(std::function<QString(int count)> words) { m_several = std::move(words); }
    //! Free text is a choice with every letter, not only with Enter or when one leaves.
    void setLive(bool live) { m_live = live; }

signals:
    //! A listed choice, or free text as a choice of its own.
    void chosen(const desk::Choice &choice);
    void noteChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(const QString &search);
    void toggleAll();
    void noteTyping();
    void dropLineEnd();
    void take(const Choices &choices);
    void fail(const Error &error);
    void showList();
    void closeList();
    void pick(const Choice &choice);
    void takeTyped();
    void pickText();
    void pickWhenKnown();
    void takeBack();
    void askWhich(const Choices &namesakes);
    void setNote(const QString &note);
    void markKnown(bool known);
    bool movesInList(QKeyEvent *event);
    bool isForeign(const QKeyEvent &event) const;

    ChoiceSource m_source;
    Choices m_choices;
    Pending m_asking;
    QTimer m_pause;
    ChoiceList *m_list; //!< a popup window of its own, child of this field
    QAction *m_unknownMark;
    QAction *m_openAll;
    QString m_about, m_search;
    QString m_shown; //!< what was chosen last
    QString m_note;
    std::function<QString(int count)> m_several;
    bool m_known = true;
    bool m_listedOnly = false;
    bool m_live = false;
    bool m_waits = false;        //!< for an answer
    bool m_pickOnAnswer = false; //!< Enter came before the answer
};

} // namespace desk
