// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace desk {

//! The files of this computer that were copied or dragged.
QStringList localFiles(const QMimeData &data);

} // namespace desk
