// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/filternode.h"

#include <iterator>

namespace desk {

FilterNode::~FilterNode()
{
    // Depth is the server's choice: take the tree apart with a list instead of the stack.
    std::vector<FilterNode> pending = std::move(children);
    while (!pending.empty()) {
        FilterNode node = std::move(pending.back());
        pending.pop_back();
        std::move(node.children.begin(), node.children.end(), std::back_inserter(pending));
        node.children.clear();
    }
}

} // namespace desk
