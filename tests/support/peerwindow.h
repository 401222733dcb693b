// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedpeer.h"
#include "tests/ui/windowfixture.h"

namespace desk::test {

//! Connects a window to a peer that follows scripts.
inline void openPeer(WindowFixture &window, const ScriptedPeer &peer, ProjectId project = ProjectId{1})
{
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = project;
    settings.proxy = ProxyChoice::None;
    window.open(settings, ApiKey("phx_test_key_0123456789"));
}

//! The same; true when the list has been read whole.
inline bool openPeerAndWait(WindowFixture &window, const ScriptedPeer &peer)
{
    openPeer(window, peer);
    return QTest::qWaitFor([&window] { return window.session().catalogue().progress().isComplete; }, 20'000);
}

} // namespace desk::test
