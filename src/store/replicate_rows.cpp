#include "store/replicate_rows.hpp"

#include <cmath>
#include <fmt/format.h>
#include <groundswell/summary.hpp>

#include "base/disclosure.hpp"
#include "observe/rows.hpp"
#include "store/database.hpp"
#include "store/packing.hpp"
#include "store/summary_rows.hpp"

namespace groundswell {

namespace {

std::string hex(std::uint64_t hash)
{
    return fmt::format("{:016x}", hash);
}

constexpr std::int64_t all = -1; ///< groups, or ranks

std::int64_t id_of(std::optional<std::size_t> index)
{
    return index ? static_cast<std::int64_t>(*index) : all;
}

/// Binds packed text, or NULL for what is withheld, and inserts the row.
std::int64_t run_packed(SealedInsert& row, std::string const& packed)
{
    return packed == "null" ? row.bind_null().run() : row.bind(std::string_view(packed)).run();
}

/// Numbers of one row of the tables, by week.
std::string pack(ReplicateResult const& result, TableRow const& row, auto&& cells_of_week)
{
    std::size_t const weeks = result.series.size();
    std::vector<std::uint32_t> counts(weeks);
    for (std::size_t week = 0; week < weeks; ++week)
        counts[week] = static_cast<std::uint32_t>(
            rounded_to(static_cast<double>(sum_of(row, result.withheld, cells_of_week(week))),
                       result.disclosure.round_to));
    return pack_counts(counts, std::vector<std::uint8_t>(weeks, row.withheld));
}

/// Insert one row, with packed weeks, per counter and row of the tables that has a value or is withheld.
void write_series(Database const& study, ReplicateResult const& result, SealedRows& sealed)
{
    std::int64_t const replicate = result.replicate;
    auto const rows = rows_of(result.withheld);
    SealedInsert series(study, "packed_series", 6);
    for (std::size_t counter = 0; counter < counter_count; ++counter)
        for (auto const& row : rows) {
            auto const packed = pack(result, row, [&](std::size_t week) {
                return result.series[week].cells_of(static_cast<Counter>(counter));
            });
            if (packed.empty()) continue;
            series.bind(replicate).bind(signed_of(counter)).bind(id_of(row.group)).bind(id_of(row.rank));
            sealed.add(run_packed(series, packed));
        }
    if (result.series.empty()) return;
    SealedInsert people(study, "packed_people", 5);
    for (auto const& row : rows) {
        auto const packed = pack(result, row, [&](std::size_t week) {
            return std::span<std::uint32_t const>(result.occupied[week]);
        });
        if (packed.empty()) continue; // nobody is ever there
        people.bind(replicate).bind(id_of(row.group)).bind(id_of(row.rank));
        sealed.add(run_packed(people, packed));
    }
}

void write_states(Database const& study, ReplicateResult const& result, SealedRows& sealed)
{
    SealedInsert insert(study, "packed_states", 6);
    for (std::size_t state = 0; state < state_count; ++state)
        for (auto const& row : rows_of(result.withheld)) {
            std::vector<std::pair<Week, std::optional<double>>> means;
            for (auto const& at : result.states) {
                double const mean = mean_of(row, result.withheld, at, state);
                bool const shown = !row.withheld && !std::isnan(mean);
                means.emplace_back(at.week - result.first_week, shown ? std::optional(mean) : std::nullopt);
            }
            insert.bind(std::int64_t{result.replicate}).bind(signed_of(state));
            insert.bind(id_of(row.group)).bind(id_of(row.rank));
            sealed.add(insert.bind(std::string_view(pack_means(means))).run());
        }
}

} // namespace

void write_replicate(Database const& study, ReplicateResult const& result, Week window)
{
    SealedRows sealed;
    write_summary(study, summary_of(result, window), sealed);
    write_series(study, result, sealed);
    write_states(study, result, sealed);
    SealedInsert(study, "runs", 11)
        .bind(std::int64_t{result.replicate})
        .bind(std::string_view(hex(result.result_hash)))
        .bind(std::string_view(hex(result.metrics_hash)))
        .bind(std::int64_t{result.first_week})
        .bind(static_cast<std::int64_t>(result.series.size()))
        .bind(signed_of(result.messages))
        .bind(signed_of(result.candidates))
        .bind(result.intervention_cost)
        .bind(sealed.rows)
        .bind(signed_of(sealed.sum))
        .run();
}

} // namespace groundswell
