// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deeplink.h"

#include "models/base/shorttext.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLink = 2'000;

QString connectionOf(const QUrl &url)
{
    return QUrlQuery(url).queryItemValue(u"connection"_s, QUrl::FullyDecoded);
}

bool hasOnlyKnownParts(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems();
    const bool areKnown =
        std::all_of(items.begin(), items.end(), [](const auto &item) { return item.first == "connection"_L1; });
    return areKnown && url.userInfo().isEmpty() && url.port() < 0 && !url.hasFragment();
}

} // namespace

Result<DeepLink> deepLinkFrom(const QString &text)
{
    const Error wrong{ErrorKind::Invalid,
                      QCoreApplication::translate("DeepLink", "This link asks for nothing that Cohort "
                                                              "Desk does.")};
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > longestLink || !url.isValid() || url.scheme() != "cohort-desk"_L1 || url.host() != "cohort"_L1 ||
        !hasOnlyKnownParts(url))
        return wrong;
    bool isNumber = false;
    const DeepLink link{CohortId{url.path().mid(1).toLongLong(&isNumber)}, shortened(connectionOf(url), 100)};
    const bool isPlain = isNumber && url.path().mid(1) == link.cohort.toString(); // no blanks, signs or zeros
    return isPlain && link.cohort.isValid() ? Result<DeepLink>(link) : Result<DeepLink>(wrong);
}

} // namespace desk
