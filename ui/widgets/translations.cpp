// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations(const QString &language)
{
    // A system without a language of its own writes 1284; people read 1,284 and 2026-03-02 more easily.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Canada));
    const QLocale wanted = language.isEmpty() ? QLocale() : QLocale(language);
    const QString own = u":/i18n"_s;
    install(QLocale(QLocale::English), u"cohort-desk"_s, own);
    if (wanted.language() == QLocale::English)
        return;
    install(wanted, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(wanted, u"cohort-desk"_s, own);
}

QStringList shippedLanguages()
{
    QStringList codes;
    const QStringList files = QDir(u":/i18n"_s).entryList({u"cohort-desk_*.qm"_s});
    for (const QString &file : files)
        codes << QString(file).remove(u"cohort-desk_"_s).remove(u".qm"_s);
    return codes;
}

} // namespace desk
