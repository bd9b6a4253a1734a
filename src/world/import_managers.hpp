#pragma once
#include <cstdint>
#include <vector>

#include "world/import_people.hpp"

namespace groundswell {

/// Who reports to whom, by person.
struct Hierarchy {
    static constexpr std::uint32_t nobody = PeopleIds::none;

    std::vector<std::uint32_t> superior; ///< or `nobody`; empty where the table does not say. Without circles
    std::vector<std::uint32_t> reports;  ///< how many report directly to each
    std::vector<std::uint32_t> height;   ///< 0: leads nobody; else one more than the highest who reports
    std::vector<std::uint32_t>
        shared; ///< superiors who are not in the table, by number, or `nobody`; or empty
    bool known() const { return !superior.empty(); }
};

/// Read the column of superiors. Circles are cut, and people who are not in the table are left out. A column
/// that mostly names nobody in the table says only who shares a superior, and nothing if few do. All said.
Hierarchy settle_managers(PeopleTable const& people, ImportSpec& spec, ImportReport& report);

} // namespace groundswell
