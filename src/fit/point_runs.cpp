#include "fit/point_runs.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <groundswell/run.hpp>
#include <limits>

#include "base/hash.hpp"
#include "experiment/units.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr char const* hash_metric = "result_hash";

std::vector<PointValue> kept(RowsOfRun const& run, std::span<SurveyRow const> rows)
{
    std::vector<PointValue> out;
    for (std::size_t j = 0; j < rows.size(); ++j)
        out.push_back({rows[j].target.figure(), rows[j].target.group, run.values[j]});
    out.push_back({hash_metric, "high", static_cast<double>(run.result_hash >> 32)});
    out.push_back({hash_metric, "low", static_cast<double>(run.result_hash & 0xFFFFFFFFU)});
    return out;
}

RowsOfRun recalled(std::vector<PointValue> const& values, std::span<SurveyRow const> rows)
{
    auto const find = [&](std::string const& metric, std::string const& group) {
        auto const at = std::ranges::find_if(
            values, [&](PointValue const& v) { return v.metric == metric && v.group == group; });
        return at == values.end() ? no_value : at->value;
    };
    auto const half = [&](char const* which) {
        double const x = find(hash_metric, which);
        return x >= 0 && x <= 0xFFFFFFFFU ? static_cast<std::uint64_t>(x) : std::uint64_t{0};
    };
    RowsOfRun out;
    for (auto const& row : rows)
        out.values.push_back(find(row.target.figure(), row.target.group));
    out.result_hash = half("high") << 32 | half("low");
    return out;
}

} // namespace

std::string point_name(std::string const& set, std::span<double const> unit)
{
    Hash hash;
    for (double const u : unit)
        hash.number(u);
    return fmt::format("{} {:016x}", set, hash.value());
}

RowsOfRun PointRunner::run(std::span<double const> unit, std::uint32_t replicate) const
{
    auto const result = run_replicate(
        space_.at(unit), replicate,
        {.threads = 1, .series = false, .observe_every = 0, .stop = options_.stop, .card = options_.card});
    RowsOfRun out;
    out.result_hash = result.result_hash;
    for (auto const& row : rows_) {
        auto const at = std::ranges::find_if(result.metrics, [&](Metric const& m) {
            return m.name == row.target.figure() && m.group == row.target.group;
        });
        bool const known = at != result.metrics.end() && !at->withheld;
        out.values.push_back(known ? at->value : no_value);
    }
    return out;
}

void PointRunner::count(std::size_t runs, bool resumed)
{
    done_ += runs;
    resumed_ += resumed ? runs : 0;
    if (options_.advance) options_.advance(done_, std::max(planned_, done_));
}

std::vector<std::vector<RowsOfRun>> PointRunner::operator()(std::vector<std::vector<double>> const& points,
                                                            RunsAt const& at)
{
    std::vector<std::vector<RowsOfRun>> out(points.size(), std::vector<RowsOfRun>(at.count));
    auto const replicate_of = [&](std::size_t i) {
        return at.first + static_cast<std::uint32_t>(at.shared ? i % at.count : i);
    };
    Units units{.of = fmt::format("fit {} {}", scenario_hash(options_.scenario), space_.hash()),
                .count = points.size() * at.count,
                .points = {},
                .address = {},
                .run = {},
                .take = {}};
    for (auto const& row : rows_)
        units.of += "\n" + row.target.label();
    units.points = [&](std::size_t i) {
        return std::vector{PointKey{"fit", point_name(at.name, points[i / at.count]), replicate_of(i)}};
    };
    // Points of a wave follow from all before, which other ranks do not know. So they are told the point
    // itself.
    units.address = [&](std::size_t i) {
        std::vector<double> address{static_cast<double>(replicate_of(i))};
        auto const& point = points[i / at.count];
        address.insert(address.end(), point.begin(), point.end());
        return address;
    };
    units.run = [&](std::vector<double> const& address, std::vector<std::size_t> const&,
                    KeepPoint const& keep) {
        keep(0, kept(run(std::span(address).subspan(1), static_cast<std::uint32_t>(address.at(0))), rows_));
    };
    units.take = [&](std::size_t i, std::size_t, std::vector<PointValue> const& values) {
        out[i / at.count][i % at.count] = recalled(values, rows_);
    };
    units.advance = [&](bool was_recalled) { count(1, was_recalled); };
    run_units(units, executor_, store_);
    return out;
}

std::vector<RowMean> row_means(std::span<RowsOfRun const> runs, std::size_t rows)
{
    std::vector<RowMean> out;
    for (std::size_t j = 0; j < rows; ++j) {
        double n = 0, sum = 0, squares = 0;
        for (auto const& run : runs)
            if (!std::isnan(run.values[j])) {
                ++n;
                sum += run.values[j];
            }
        double const mean = n > 0 ? sum / n : no_value;
        for (auto const& run : runs)
            if (!std::isnan(run.values[j])) squares += (run.values[j] - mean) * (run.values[j] - mean);
        out.push_back({mean, n > 1 ? squares / (n - 1) / n : no_value});
    }
    return out;
}

} // namespace groundswell
