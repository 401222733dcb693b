// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace desk {

class Settings;
class Workspace;

//! Puts the window, its splitters, columns, sorting, filter and tab back as they were at the last start. What was
//! written by another version of the layout is passed over.
class WindowMemory final
{
public:
    explicit WindowMemory(Settings &settings)
        : m_settings(settings)
    {}

    void restore(QWidget *window, Workspace *workspace) const;
    void save(const QWidget *window, const Workspace *workspace);

private:
    void restoreGeometry(QWidget *window) const;
    void restoreTables(Workspace *workspace) const;

    Settings &m_settings;
};

} // namespace desk
