#include "store/replicate_rows.hpp"

#include <cmath>
#include <fmt/format.h>
#include <groundswell/summary.hpp>

#include "observe/disclosure_control.hpp"
#include "store/database.hpp"
#include "store/packing.hpp"
#include "store/summary_rows.hpp"

namespace groundswell {

namespace {

std::string hex(std::uint64_t hash)
{
    return fmt::format("{:016x}", hash);
}

/// Insert one row, with packed weeks, per counter and cell that has a value or is withheld.
void write_series(Database const& study, ReplicateResult const& result)
{
    auto const withheld = withheld_by_week(result);
    std::size_t const cells = withheld.size(), weeks = result.series.size();
    auto const ranks = static_cast<std::size_t>(result.ranks);
    std::int64_t const replicate = result.replicate;
    std::vector<std::uint32_t> counts(weeks);
    auto const bind_packed = [](Statement& row, std::string const& packed) {
        packed == "null" ? row.bind_null().run() : row.bind(packed).run();
    };
    auto series = study.prepare("INSERT INTO packed_series VALUES(?, ?, ?, ?, ?)");
    for (std::size_t counter = 0; counter < counter_count; ++counter)
        for (std::size_t cell = 0; cell < cells; ++cell) {
            for (std::size_t week = 0; week < weeks; ++week)
                counts[week] = result.series[week].cells()[counter * cells + cell];
            auto const packed = pack_counts(counts, withheld[cell]);
            if (packed.empty()) continue;
            series.bind(replicate)
                .bind(signed_of(counter))
                .bind(signed_of(cell / ranks))
                .bind(signed_of(cell % ranks));
            bind_packed(series, packed);
        }
    auto people = study.prepare("INSERT INTO packed_people VALUES(?, ?, ?, ?)");
    for (std::size_t cell = 0; cell < cells && weeks > 0; ++cell) {
        for (std::size_t week = 0; week < weeks; ++week)
            counts[week] = week < result.occupied.size() ? result.occupied[week][cell] : 0;
        people.bind(replicate).bind(signed_of(cell / ranks)).bind(signed_of(cell % ranks));
        bind_packed(people, pack_counts(counts, withheld[cell]));
    }
}

void write_states(Database const& study, ReplicateResult const& result)
{
    auto const cells = static_cast<std::size_t>(result.groups * result.ranks);
    auto const ranks = static_cast<std::size_t>(result.ranks);
    auto row = study.prepare("INSERT INTO packed_states VALUES(?, ?, ?, ?, ?)");
    std::vector<std::vector<bool>> withheld;
    for (auto const& at : result.states)
        withheld.push_back(withheld_cells(at.people));
    for (std::size_t state = 0; state < state_count; ++state)
        for (std::size_t cell = 0; cell < cells; ++cell) {
            std::vector<std::pair<Week, std::optional<double>>> means;
            for (std::size_t i = 0; i < result.states.size(); ++i) {
                auto const& at = result.states[i];
                double const mean = at.mean[cell * state_count + state];
                auto const week = at.week - result.first_week;
                if (withheld[i][cell] || std::isnan(mean))
                    means.emplace_back(week, std::nullopt);
                else
                    means.emplace_back(week, mean);
            }
            row.bind(std::int64_t{result.replicate}).bind(signed_of(state)).bind(signed_of(cell / ranks));
            row.bind(signed_of(cell % ranks)).bind(pack_means(means)).run();
        }
}

} // namespace

void write_replicate(Database const& study, ReplicateResult const& result, Week window)
{
    study.prepare("INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(std::int64_t{result.replicate})
        .bind(hex(result.result_hash))
        .bind(hex(result.metrics_hash))
        .bind(std::int64_t{result.first_week})
        .bind(static_cast<std::int64_t>(result.series.size()))
        .bind(signed_of(result.messages))
        .bind(signed_of(result.candidates))
        .bind(result.intervention_cost)
        .run();
    write_summary(study, summary_of(result, window));
    write_series(study, result);
    write_states(study, result);
}

} // namespace groundswell
