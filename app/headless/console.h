// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace desk {

//! Results, as they are, to the standard output. False when it takes no more (its reader left, its disk is full).
bool writeOutput(const QByteArray &bytes);

//! One line of words to the standard error, after the program's name. What looks like a key is left out: somebody may
//! have given one in a wrong place, and standard errors are logged.
void say(const QString &text);
QString withoutKeys(const QString &text);

//! One line that is overwritten by the next, while somebody watches: only when the standard error is a terminal.
//! Control characters are left out, because names come from a server.
class StatusLine final
{
public:
    StatusLine();
    ~StatusLine();
    void show(const QString &text);
    //! Before other words are written.
    void clear();

private:
    bool m_isTerminal = false;
    bool m_isShown = false;
};

//! `text` for a terminal: control characters, which could move its cursor or change its title, become U+FFFD.
QString printable(const QString &text);

} // namespace desk
