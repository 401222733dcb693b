// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace desk {

//! Turns Ctrl+C and a polite kill into a signal of Qt. The first is given to the program, the second ends it at once.
//! One at a time; owned by the composition root.
class Interrupts final : public QObject
{
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;

signals:
    void interrupted();

private:
    void read();
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace desk
