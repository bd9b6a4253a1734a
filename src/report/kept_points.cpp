#include "report/kept_points.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <set>

#include "store/database.hpp"

namespace groundswell::report {

KeptPoints::KeptPoints(Database const& study) : file_(study.path().string())
{
    auto definitions = study.prepare("SELECT name, definition FROM experiments");
    while (definitions.step())
        definitions_[definitions.text(0)] = definitions.text(1);
    auto rows = study.prepare("SELECT experiment, point, replicate, metric, group_name, value FROM points"
                              " ORDER BY id");
    while (rows.step()) {
        PointKey key{rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.integer(2))};
        auto& names = names_[key.experiment];
        // Points are kept one after another, so that the last one is nearly always the right one.
        if ((names.empty() || names.back() != key.point) &&
            std::ranges::find(names, key.point) == names.end())
            names.push_back(key.point);
        points_[std::move(key)].push_back({rows.text(3), rows.text(4), rows.real(5)});
    }
}

std::optional<std::vector<PointValue>> KeptPoints::recall(PointKey const& key) const
{
    auto const at = points_.find(key);
    if (at == points_.end()) return std::nullopt;
    return at->second;
}

void KeptPoints::keep(PointKey const& key, std::vector<PointValue> const&)
{
    throw UserError(
        Problem{.code = ProblemCode::file_damaged,
                .place = {.file = file_},
                .what = "lacks a point that it should hold",
                .allowed = fmt::format("{}, {}, replicate {}", key.experiment, key.point, key.replicate),
                .suggestion = "run again what it was made for"});
}

std::vector<std::string> KeptPoints::experiments(std::string const& prefix) const
{
    std::vector<std::string> out;
    for (auto const& [name, points] : names_)
        if (name.starts_with(prefix)) out.push_back(name);
    return out;
}

std::string KeptPoints::definition(std::string const& experiment) const
{
    auto const at = definitions_.find(experiment);
    return at == definitions_.end() ? "" : at->second;
}

std::vector<std::string> KeptPoints::defined(std::string const& prefix) const
{
    std::vector<std::string> out;
    for (auto const& [name, text] : definitions_)
        if (name.starts_with(prefix)) out.push_back(name);
    return out;
}

std::vector<std::string> const& KeptPoints::points(std::string const& experiment) const
{
    static std::vector<std::string> const none;
    auto const at = names_.find(experiment);
    return at == names_.end() ? none : at->second;
}

std::vector<PairedReplicate> KeptPoints::complete(std::string const& experiment,
                                                  std::vector<std::string> const& points) const
{
    std::set<std::uint32_t> replicates;
    for (auto const& [key, values] : points_)
        if (key.experiment == experiment && key.point == points.front()) replicates.insert(key.replicate);
    std::vector<PairedReplicate> out;
    for (auto const replicate : replicates) {
        PairedReplicate row{.replicate = replicate, .arms = {}};
        for (auto const& point : points) {
            auto const at = points_.find({experiment, point, replicate});
            if (at == points_.end()) break;
            row.arms.push_back(at->second);
        }
        if (row.arms.size() == points.size()) out.push_back(std::move(row));
    }
    return out;
}

std::uint32_t KeptPoints::leading(std::string const& experiment, std::vector<std::string> const& points) const
{
    std::uint32_t replicate = 0;
    while (std::ranges::all_of(points, [&](std::string const& point) {
        return points_.contains({experiment, point, replicate});
    }))
        ++replicate;
    return replicate;
}

} // namespace groundswell::report
