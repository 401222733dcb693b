// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace layers {

struct Include
{
    qsizetype line = 0;
    QString target;
    bool fromProject = false; //!< Written with quotation marks.
};

//! A function body that stands between braces in the first column, as this project is formatted.
struct Body
{
    qsizetype line = 0;
    qsizetype length = 0;
};

//! One source file, read once. Its path is relative to the top folder.
struct SourceFile
{
    QString path;
    QString text;

    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
    [[nodiscard]] bool isUnder(const QString &folder) const { return path.startsWith(folder + u'/'); }
    [[nodiscard]] QStringList lines() const { return text.split(u'\n'); }
    [[nodiscard]] qsizetype lineCount() const { return text.count(u'\n'); }
    [[nodiscard]] QList<Include> includes() const;
    [[nodiscard]] QList<Body> bodies() const;
    //! The text with comments, strings and characters blanked out; line breaks stay, so line numbers do too.
    [[nodiscard]] QString code() const;
};

//! All .cpp and .h files of the folders, below the top folder.
[[nodiscard]] QList<SourceFile> readSources(const QString &top, const QStringList &folders);

} // namespace layers
