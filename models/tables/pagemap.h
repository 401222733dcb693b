// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace desk {

//! Which row of a table stands on which page. Pages hold `pageSize` rows unless told otherwise: the server hands out
//! pages with fewer rows in the middle of a list too (contract 1.7). Lookups take O(log n) in the number of such pages.
class PageMap final
{
public:
    struct Place
    {
        int page = 0, row = 0;
        bool operator==(const Place &) const = default;
    };

    explicit PageMap(int pageSize)
        : m_pageSize(pageSize)
    {}

    int pageSize() const { return m_pageSize; }
    int pageCount() const { return m_pageCount; }
    int rowCount() const { return m_rowCount; }
    int firstRow(int page) const; //!< also of the page behind the last: the row count
    int size(int page) const;
    Place placeOf(int row) const; //!< of a row that exists

    //! Pages that come are full, pages that go are forgotten.
    void setPageCount(int count);
    void setSize(int page, int rows); //!< of a page that exists

private:
    struct Short
    {
        int page = 0;
        int missing = 0; //!< rows fewer than a full page
        int before = 0;  //!< rows missing up to and with this page
    };
    std::vector<Short>::const_iterator firstFrom(int page) const;
    void sum();

    int m_pageSize;
    int m_pageCount = 0;
    int m_rowCount = 0;          //!< views ask for it with every cell
    std::vector<Short> m_shorts; //!< ascending
};

} // namespace desk
