// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace desk {

//! A search field: Esc clears it, Down leaves it for the list, the search is told at once or after a pause in typing.
class SearchEdit final : public QLineEdit
{
    Q_OBJECT
public:
    //! `pause` in milliseconds; 0 tells every keystroke.
    SearchEdit(const QString &name, const QString &hint, int pause, QWidget *parent = nullptr);

    //! Empties the field without telling anybody.
    void reset();

signals:
    void searchChanged(const QString &text);
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tell();

    QTimer m_pause;
    QString m_told;
};

} // namespace desk
