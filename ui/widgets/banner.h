// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "ui/widgets/tones.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace desk {

//! One quiet line at the place where something went wrong: icon, words, one action, and the raw text behind "Details".
//! Hidden until it has something to say. Owned by its parent.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void showText(Tone tone, const QString &text, const QString &action = {}, const QString &raw = {});
    void showError(const Error &error, const QString &action = {});
    void clear();
    QString text() const;
    QString rawText() const;

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void wash();

    Tone m_tone = Tone::Quiet;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_details;
    QToolButton *m_close;
    QPlainTextEdit *m_raw;
    QBoxLayout *m_line = nullptr; //!< the words and the buttons: beside each other, or below where there is little room
};

} // namespace desk
