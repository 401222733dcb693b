// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QBoxLayout;
class QSplitter;

namespace desk {

class FormArea;

//! Where the parts of the editor stand: with room for it the form beside the tree, else under it and what is said about
//! the whole below both. No part gets too small to be used: where there is no height for all, the editor is scrolled.
//! Owned by the editor.
class EditorPanes final : public QScrollArea
{
    Q_OBJECT
public:
    EditorPanes(QWidget *tree, FormArea *form, QWidget *whole, QWidget *parent);

    bool isStacked() const;
    int treeWidth() const { return m_left->width(); }
    //! Brings the field with the keyboard in sight.
    void showFocus();
    QSize minimumSizeHint() const override;

signals:
    void moved(); //!< by the person

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setStacked(bool stacked);

    QWidget *m_left; //!< the tree, and with it what is said about the whole where there is room
    FormArea *m_form;
    QWidget *m_whole;
    QSplitter *m_splitter;
    QBoxLayout *m_leftColumn, *m_column;
};

} // namespace desk
