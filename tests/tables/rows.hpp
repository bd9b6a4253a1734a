#pragma once
#include <string>
#include <vector>

#include "tables/table.hpp"

namespace groundswell::testing {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

/// Return the header and all rows of a table as text.
inline Rows rows_of(Table const& table)
{
    Rows out{table.header()};
    for (std::size_t r = 0; r < table.rows(); ++r) {
        auto& row = out.emplace_back();
        for (std::size_t c = 0; c < table.columns(); ++c)
            row.emplace_back(table.cell(r, c));
    }
    return out;
}

} // namespace groundswell::testing
