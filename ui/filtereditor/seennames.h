// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>

namespace desk {

//! Whether the server has ever seen an event, a person property or a value of one. Each is asked for once, one after
//! another, and remembered; until the answer is there, and when none comes, everything counts as seen. GUI thread;
//! owned by the criteria tab; `choices` must outlive it.
class SeenNames final : public QObject
{
    Q_OBJECT
public:
    explicit SeenNames(EditorChoices &choices, QObject *parent = nullptr);

    //! A check begins: what the one before wanted to know and nobody asked yet is not wanted any more.
    void begin();
    bool event(const QString &name);
    bool personProperty(const QString &key);
    bool personValue(const QString &key, const QString &value);

signals:
    //! Something that counted as seen is not.
    void learned();

private:
    struct Question
    {
        QString what; //!< kind and name, as they are remembered
        QString search;
        ChoiceSource source;
        size_t full = 0; //!< so many choices are perhaps not all
    };
    bool seen(Question question);
    void askNext();
    void take(const Question &question, const Result<Choices> &choices);

    EditorChoices &m_choices;
    QHash<QString, bool> m_known;
    std::deque<Question> m_waiting;
    Pending m_pending;
    bool m_asking = false;
    QTimer m_pause, m_tell;
};

} // namespace desk
