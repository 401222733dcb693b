// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/layers/sourcefile.h"

#include <QStringList>

//! Each check returns its complaints, one a line, as path:line: words. None means that the rule is kept.
namespace layers {

//! The room a path lies in, the longest that fits; empty for tests and other folders without walls.
[[nodiscard]] QString roomOf(const QString &path);
[[nodiscard]] bool mayInclude(const QString &room, const QString &other);
//! The Qt module that a header belongs to (QtCore, QtWidgets, ...), empty for what is not Qt's.
[[nodiscard]] QString qtModuleOf(const QString &header);

[[nodiscard]] QStringList checkIncludes(const QString &top, const SourceFile &source);
[[nodiscard]] QStringList checkHead(const SourceFile &source);
[[nodiscard]] QStringList checkSize(const SourceFile &source);
[[nodiscard]] QStringList checkHabits(const SourceFile &source);
[[nodiscard]] QStringList checkTopLevel(const QStringList &names);

} // namespace layers
