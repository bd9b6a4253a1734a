#include "report/targets.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <groundswell/figures.hpp>
#include <groundswell/problems.hpp>
#include <iterator>

#include "base/text.hpp"
#include "observe/instruments.hpp"
#include "tables/delimited.hpp"
#include "tables/named_columns.hpp"

namespace groundswell::report {

namespace {

/// Names of everything that a row may be held against.
std::vector<std::string> names_of(auto const& all)
{
    std::vector<std::string> out;
    for (auto const& at : all)
        out.emplace_back(at.name);
    return out;
}

Target target_of(NamedColumns& table, std::size_t row)
{
    static auto const known_figures = names_of(all_figures());
    static auto const known_instruments = names_of(instruments());
    Target out{.quantity = table.text(row, "quantity"),
               .instrument = table.text(row, "instrument"),
               .group = table.text(row, "group"),
               .value = table.number(row, "value"),
               .low = table.number(row, "low"),
               .high = table.number(row, "high"),
               .source = table.text(row, "source"),
               .year = table.text(row, "year")};
    if (!out.instrument.empty() && std::ranges::count(known_instruments, out.instrument) == 0)
        table.add({.code = ProblemCode::name_unknown,
                   .place = table.place(row, "instrument"),
                   .what = fmt::format("there is no instrument '{}'", out.instrument),
                   .allowed = fmt::format("one of {}, or nothing", fmt::join(known_instruments, ", ")),
                   .suggestion = did_you_mean(out.instrument, known_instruments)});
    else if (out.instrument.empty() && std::ranges::count(known_figures, out.quantity) == 0)
        table.add({.code = ProblemCode::name_unknown,
                   .place = table.place(row, "quantity"),
                   .what = fmt::format("the model has no figure '{}'", out.quantity),
                   .allowed = "a figure, or any name with an instrument",
                   .suggestion = did_you_mean(out.quantity, known_figures)});
    if (out.low > out.high)
        table.add(
            {.code = ProblemCode::table_wrong_number,
             .place = table.place(row, "low"),
             .what = fmt::format("low {} is above high {}", format_number(out.low), format_number(out.high)),
             .suggestion = "exchange them"});
    return out;
}

} // namespace

std::vector<Target> parse_targets(std::string_view text, std::string const& name)
{
    NamedColumns table(read_delimited(name, std::string(text)),
                       {"quantity", "group", "value", "low", "high", "source", "year"}, {"instrument"});
    std::vector<Target> targets;
    for (std::size_t row = 0; row < table.rows(); ++row)
        targets.push_back(target_of(table, row));
    table.done();
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
        TargetVerdict verdict{target, {}, false, false, false};
        auto const* const metric = find_summary(metrics, target.figure(), target.group);
        if (metric != nullptr && !metric->withheld && metric->estimate.known()) {
            verdict.measured = true;
            verdict.model = metric->estimate;
            auto const& e = metric->estimate;
            double const low = e.has_interval() ? e.low : e.mean, high = e.has_interval() ? e.high : e.mean;
            verdict.in_range = target.low <= e.mean && e.mean <= target.high;
            verdict.overlaps = low <= target.high && high >= target.low;
        }
        out.push_back(std::move(verdict));
    }
    return out;
}

} // namespace groundswell::report
