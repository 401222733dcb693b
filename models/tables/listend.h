// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace desk {

//! What the pages read so far tell about the end of a list that knows no total, and which page tells more: in
//! doubling steps while nothing beyond the end was hit, halving afterwards. The newest answer is believed. Pure.
class ListEnd final
{
public:
    explicit ListEnd(int mostPages)
        : m_mostPages(mostPages)
    {}

    void learn(int page, int rows, bool hasMore);
    void forget();

    bool isExact() const { return m_lastPage.has_value(); }
    std::optional<int> lastPage() const { return m_lastPage; }
    //! The highest page after which more is known to come; -1: none.
    int moreAfter() const { return m_moreAfter; }
    //! The lowest page known to lie behind the end.
    std::optional<int> emptyFrom() const { return m_emptyFrom; }
    //! The page to read next to find the end. Nothing when it is known; while nothing behind the end was hit, only when
    //! it is being looked for (`seek`).
    std::optional<int> probe(bool seek) const;

private:
    void learnMore(int page);
    void learnLast(int page);
    void learnEmpty(int page);

    int m_mostPages;
    int m_moreAfter = -1;
    int m_step = 1; //!< how far beyond `m_moreAfter` the next probe goes; doubled by every one that found more
    std::optional<int> m_emptyFrom, m_lastPage;
};

} // namespace desk
