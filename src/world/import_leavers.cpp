#include "world/import_leavers.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/ids.hpp>

#include "world/column_words.hpp"
#include "world/folded.hpp"
#include "world/group_words.hpp"

namespace groundswell {

void note_leavers(PeopleTable const& people, bool header, ImportReport& report)
{
    auto const& table = *people.table;
    for (std::size_t c = 0; header && c < table.columns(); ++c) {
        bool const named = is_called_after_leaving(table.header()[c]);
        bool const status =
            named || has_word(table.header()[c], "status") || has_word(table.header()[c], "statut");
        auto values = values_of(table, c, max_ranks);
        if (values.size() > max_ranks) continue;
        std::erase_if(values, [&](auto const& value) {
            return !is_leaver(value) && !(named && yes_or_no(value) == 1) &&
                   !(status && (folded(value) == "left" || folded(value) == "parti"));
        });
        std::size_t left = 0;
        for (std::size_t row = 0; row < table.rows() && !values.empty(); ++row)
            left += std::ranges::find(values, table.cell(row, c)) != values.end();
        if (left == 0 || left == table.rows()) continue;
        report.notes.push_back(fmt::format(
            "{}: {} left ('{}' is {}), and {} simulated too; to leave them out, take their rows out of "
            "the table",
            file_name(table.path()), left == 1 ? "1 person has" : fmt::format("{} people have", left),
            table.header()[c], listed(values), left == 1 ? "is" : "are"));
    }
}

} // namespace groundswell
