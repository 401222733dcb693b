// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/filter/criteriaitem.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QMimeData;

namespace desk {

//! Our own clipboard format: a JSON array of criteria. Other programs get the same as text.
QString criteriaMimeType();

//! Criteria as clipboard contents, both formats.
std::unique_ptr<QMimeData> criteriaMimeData(const std::vector<FilterNode> &nodes);

//! The criteria that clipboard contents hold: our own format, else JSON text.
Result<std::vector<FilterNode>> criteriaFromMime(const QMimeData &mime);

//! The criteria in a JSON text: one criterion, a list of them, a group, or a whole `filters` object (its root group).
//! Invalid with the place of the mistake when it is none of these.
Result<std::vector<FilterNode>> criteriaFromText(const QByteArray &json);

//! `paths` without those that lie inside another of them, in tree order, each once; never the root.
std::vector<NodePath> outermost(std::vector<NodePath> paths);

//! Nodes as they fit into a group (null: none yet): servers take lists of criteria or lists of groups, so among groups
//! single criteria come in a group of their own.
std::vector<FilterNode> fittedInto(const CriteriaItem *group, std::vector<FilterNode> nodes);

} // namespace desk
