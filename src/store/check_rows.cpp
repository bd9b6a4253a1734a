#include "store/check_rows.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/summary.hpp>
#include <limits>

#include "base/how_many.hpp"
#include "store/identity.hpp"
#include "store/packing.hpp"

namespace groundswell {

namespace {

bool is_hash(std::string const& text)
{
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_index(std::int64_t x, std::int64_t end)
{
    return 0 <= x && x < end;
}

/// A group and a rank, of which -1 stands for all.
bool is_cell(Statement const& row, int column, StudyNames const& names)
{
    return is_index(row.integer(column) + 1, names.groups + 1) &&
           is_index(row.integer(column + 1) + 1, names.ranks + 1);
}

/// Whether packed weeks can be read; NULL is withheld.
bool are_weeks(Statement const& row, int column, std::int64_t weeks, bool counts)
{
    if (row.is_null(column)) return true;
    bool sound = true;
    auto const look = [&](std::size_t, std::optional<double> number) {
        if (counts && number && (*number < 0 || *number != std::floor(*number))) sound = false;
    };
    return unpack(row.text(column), static_cast<std::size_t>(weeks), look) && sound;
}

std::string fault_of_metric(Statement const& row)
{
    auto const withheld = row.integer(6);
    if (withheld != 0 && withheld != 1) return "is neither withheld nor not";
    if (withheld != 0 && !(row.is_null(4) && row.is_null(5))) return "is withheld, and is there";
    if (withheld == 0 && (row.is_null(5) || row.integer(5) < 0)) return "is of fewer than nobody";
    return "";
}

std::string fault_of_stage(Statement const& row)
{
    auto const at = row.integer(1);
    if (!is_index(at, std::ssize(funnel_stages)) ||
        row.text(2) != funnel_stages[static_cast<std::size_t>(at)].name)
        return "is no stage";
    return row.integer(3) < 0 ? "is below 0" : "";
}

} // namespace

std::string fault_of_run(Statement const& row)
{
    if (!is_index(row.integer(0), std::int64_t{1} << 32)) return "there is no such replicate";
    if (!is_hash(row.text(1)) || !is_hash(row.text(2))) return "its hashes are no hashes";
    if (std::abs(row.integer(3)) > most_weeks || !is_index(row.integer(4), most_weeks))
        return fmt::format("it has {} from week {} on", how_many(static_cast<double>(row.integer(4)), "week"),
                           row.integer(3));
    if (row.integer(5) < 0 || row.integer(6) < 0) return "it has fewer messages than none";
    if (!std::isfinite(row.real(7))) return "its cost is not finite";
    return row.integer(8) < 0 ? "it has fewer rows than none" : "";
}

std::string fault_of_row(std::string_view table, Statement const& row, StudyNames const& names,
                         std::int64_t weeks)
{
    if (table == "metrics") return fault_of_metric(row);
    if (table == "funnel") return fault_of_stage(row);
    if (table == "total_counts") {
        if (!is_index(row.integer(1), names.counters)) return "is of no counter";
        return row.integer(2) < 0 ? "is below 0" : "";
    }
    if (table == "end_states") {
        if (!is_index(row.integer(1), names.states)) return "is of no state";
        return row.is_null(2) || std::isfinite(row.real(2)) ? "" : "is not finite";
    }
    if (table == "packed_people") {
        if (!is_cell(row, 1, names)) return "are of no group or rank";
        return are_weeks(row, 3, weeks, true) ? "" : "cannot be read";
    }
    bool const states = table == "packed_states";
    if (!is_index(row.integer(1), states ? names.states : names.counters) || !is_cell(row, 2, names))
        return "are of nothing that there is";
    // Means are kept of the end as well, which is no week of its own.
    return are_weeks(row, 4, states ? weeks + 1 : weeks, !states) ? "" : "cannot be read";
}

} // namespace groundswell
