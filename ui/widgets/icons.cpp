// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/symbolengine.h"

#include <QFile>
#include <QPalette>

namespace desk {

using namespace Qt::StringLiterals;

QIcon symbolIcon(const QString &name, std::optional<Tone> tone)
{
    return QIcon(new SymbolEngine(u":/symbols/%1.svg"_s.arg(name), tone));
}

QIcon icon(const QString &name)
{
    const QIcon themed = QIcon::fromTheme(name);
    if (!themed.isNull())
        return themed;
    return QFile::exists(u":/symbols/%1.svg"_s.arg(name)) ? symbolIcon(name) : QIcon();
}

void chooseIconTheme(const QPalette &palette)
{
    const QString breeze = isDark(palette) ? u"breeze-dark"_s : u"breeze"_s;
    const QString current = QIcon::themeName();
    // A bare session has "hicolor" or nothing: breeze is the theme then, else only the fallback.
    if (current.isEmpty() || current == "hicolor"_L1 || current.startsWith("breeze"_L1))
        QIcon::setThemeName(breeze);
    QIcon::setFallbackThemeName(breeze);
}

} // namespace desk
