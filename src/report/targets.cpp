#include "report/targets.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/problems.hpp>
#include <iterator>

#include "base/text.hpp"

namespace groundswell::report {

namespace {

/// Cells of one line; quotes as in RFC 4180, but no line breaks in cells.
std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

constexpr std::array<char const*, 7> wanted{"quantity", "group", "value", "low", "high", "source", "year"};

std::array<std::size_t, wanted.size()> columns_of(std::string_view header, std::string const& name)
{
    auto const names = cells_of(header);
    std::array<std::size_t, wanted.size()> out{};
    Problems problems;
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        auto const at = std::ranges::find(names, wanted[c]);
        out[c] = static_cast<std::size_t>(at - names.begin());
        if (at == names.end())
            problems.push_back({.code = ProblemCode::table_missing_column,
                                .place = {.file = name, .line = 1, .key = wanted[c]},
                                .what = fmt::format("no column '{}'", wanted[c]),
                                .suggestion = did_you_mean(wanted[c], names)});
    }
    throw_if_any(problems);
    return out;
}

} // namespace

std::vector<Target> parse_targets(std::string_view text, std::string const& name)
{
    std::vector<Target> targets;
    std::array<std::size_t, wanted.size()> column{};
    Problems problems;
    for (int line_number = 1; !text.empty(); ++line_number) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line_number == 1) {
            column = columns_of(line, name);
            continue;
        }
        if (line.find_first_not_of(" \r,") == std::string_view::npos) continue;
        auto const cells = cells_of(line);
        auto const cell = [&](std::size_t c) {
            return column[c] < cells.size() ? cells[column[c]] : std::string();
        };
        auto const value = [&](std::size_t c) {
            double x = 0;
            auto const said = cell(c);
            auto const [stop, error] = std::from_chars(said.data(), said.data() + said.size(), x);
            if (said.empty() || error != std::errc{} || stop != said.data() + said.size() ||
                !std::isfinite(x))
                problems.push_back({.code = ProblemCode::table_wrong_number,
                                    .place = {.file = name, .line = line_number, .key = wanted[c]},
                                    .what = fmt::format("{} is '{}'", wanted[c], said),
                                    .allowed = "must be a number"});
            return x;
        };
        Target target{cell(0), cell(1), value(2), value(3), value(4), cell(5), cell(6)};
        if (target.low > target.high)
            problems.push_back({.code = ProblemCode::table_wrong_number,
                                .place = {.file = name, .line = line_number, .key = "low"},
                                .what = fmt::format("low {} is above high {}", format_number(target.low),
                                                    format_number(target.high)),
                                .suggestion = "exchange them"});
        targets.push_back(std::move(target));
    }
    if (targets.empty() && problems.empty())
        problems.push_back(
            {.code = ProblemCode::table_no_rows, .place = {.file = name}, .what = "has no rows"});
    throw_if_any(problems);
    return targets;
}

std::vector<Target> read_targets(std::string const& name)
{
    if (name.empty() || name == "targets") return parse_targets(shipped_targets, "targets");
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored))
        throw UserError(Problem{.code = ProblemCode::file_is_folder,
                                .place = {.file = name},
                                .what = "is a folder",
                                .allowed = "a CSV file of surveys",
                                .suggestion = "name a file in it"});
    std::ifstream file(name, std::ios::binary);
    if (!file)
        throw UserError(
            Problem{.code = ProblemCode::file_cannot_be_read,
                    .place = {.file = name},
                    .what = "cannot be read",
                    .allowed = "no such file, or no permission",
                    .suggestion = "'--against targets' takes the surveys that come with the program"});
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    return parse_targets(text, name);
}

std::vector<TargetVerdict> judge(std::vector<Target> const& targets,
                                 std::vector<MetricSummary> const& metrics)
{
    std::vector<TargetVerdict> out;
    for (auto const& target : targets) {
        TargetVerdict verdict{target, {}, false, false};
        auto const* const metric = find_summary(metrics, target.quantity, target.group);
        if (metric != nullptr && !metric->withheld && metric->estimate.known()) {
            verdict.measured = true;
            verdict.model = metric->estimate;
            auto const& e = metric->estimate;
            double const low = e.has_interval() ? e.low : e.mean, high = e.has_interval() ? e.high : e.mean;
            verdict.in_range = low <= target.high && high >= target.low;
        }
        out.push_back(std::move(verdict));
    }
    return out;
}

} // namespace groundswell::report
