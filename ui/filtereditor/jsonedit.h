// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace desk {

//! The text of the tab "JSON". Never holds more, or a longer line, than it can lay out without being felt: a longer
//! text is shown in part, is copied whole, and is replaced rather than edited. Owned by the tab.
class JsonEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit JsonEdit(QWidget *parent);

    //! Shows a text, UTF-8; with `isFixed` it cannot be changed.
    void showJson(const QByteArray &json, bool isFixed);
    //! Whether only a part is shown.
    bool isShortened() const { return m_isShortened; }
    //! The text that this stands for, all of it.
    QString wholeText() const;

signals:
    //! The text as it would be after something was pasted that is too long to be shown as it is.
    void longTextPasted(const QString &text);
    //! The person wants back, or forth, further than this text goes.
    void undoWanted();
    void redoWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    bool isAllSelected() const;
    QString withPasted(const QString &text) const;

    QByteArray m_whole; //!< while it is shortened
    bool m_isShortened = false;
    bool m_isFixed = false;
};

} // namespace desk
