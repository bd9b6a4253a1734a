#include <groundswell/targets.hpp>

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

namespace groundswell {

namespace {

/// Names of everything that a row may be held against.
std::vector<std::string> names_of(auto const& all)
{
    std::vector<std::string> out;
    for (auto const& at : all)
        out.emplace_back(at.name);
    return out;
}

/// How sure a value is, from what a row gives.
class Certainty {
  public:
    Certainty(NamedColumns& table, std::size_t row) : table_(table), row_(row) {}

    void operator()(Target& target, Figure const* figure)
    {
        auto const low = number("low"), high = number("high"), se = number("se"), n = number("n");
        if (low.has_value() != high.has_value()) {
            say(low ? "high" : "low", low ? "high is missing" : "low is missing", "low and high go together");
            return;
        }
        if (se && !(*se > 0)) say("se", fmt::format("se is {}", format_number(*se)), "must be above 0");
        if (n && *n < least_asked)
            say("n", fmt::format("n is {}", format_number(*n)),
                fmt::format("at least {}: fewer answers rule nothing out", format_number(least_asked)));
        if (low)
            take_range(target, *low, *high, se);
        else if (se)
            take_error(target, *se, figure);
        else if (n)
            take_asked(target, *n, figure);
        else
            say("value", "value stands alone", "give n, se, or low and high: how sure is it?");
    }

  private:
    std::optional<double> number(char const* column) { return table_.number_if_any(row_, column); }
    void say(char const* column, std::string what, std::string allowed)
    {
        table_.say(row_, column, std::move(what), std::move(allowed));
    }

    void take_range(Target& target, double low, double high, std::optional<double> se)
    {
        if (low > high)
            table_.add(
                {.code = ProblemCode::table_wrong_number,
                 .place = table_.place(row_, "low"),
                 .what = fmt::format("low {} is above high {}", format_number(low), format_number(high)),
                 .suggestion = "exchange them"});
        target.low = low;
        target.high = high;
        target.se = se.value_or((high - low) / (2 * z95));
    }

    static void take_error(Target& target, double se, Figure const* figure)
    {
        target.se = se;
        auto const bounds = figure == nullptr ? no_bounds : figure->bounds;
        target.low = std::max(bounds.low, target.value - z95 * se);
        target.high = std::min(bounds.high, target.value + z95 * se);
    }

    void take_asked(Target& target, double n, Figure const* figure)
    {
        if (figure == nullptr) return; // said already
        if (figure->bounds != share_bounds) {
            say("n", "n says nothing about the spread of this figure", "give se, or low and high");
            return;
        }
        double const value = std::clamp(target.value, 0.0, 1.0);
        target.low = wilson_low(value, n);
        target.high = 1 - wilson_low(1 - value, n);
        target.se = (target.high - target.low) / (2 * z95);
    }

    static constexpr double z95 = 1.959964;
    NamedColumns& table_;
    std::size_t row_;
};

Target target_of(NamedColumns& table, std::size_t row)
{
    static auto const known_figures = names_of(all_figures());
    static auto const known_instruments = names_of(instruments());
    Target out;
    out.quantity = table.text(row, "quantity");
    out.instrument = table.text(row, "instrument");
    out.group = table.text(row, "group");
    out.value = table.number(row, "value");
    out.discrepancy = table.number_if_any(row, "discrepancy");
    out.window_weeks = table.number_if_any(row, "window_weeks");
    out.source = table.text(row, "source");
    out.year = table.text(row, "year");
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
    auto const* const figure = find_figure(out.figure());
    if (figure != nullptr && (out.value < figure->bounds.low || out.value > figure->bounds.high))
        table.say(row, "value", fmt::format("value is {}", format_number(out.value)),
                  fmt::format("a {} lies between {} and {}", figure->unit, format_number(figure->bounds.low),
                              format_number(figure->bounds.high)));
    if (out.discrepancy && *out.discrepancy < 0)
        table.say(row, "discrepancy", fmt::format("discrepancy is {}", format_number(*out.discrepancy)),
                  "a share of the value, 0 or above");
    Certainty(table, row)(out, figure);
    return out;
}

} // namespace

std::vector<Target> parse_targets(std::string_view text, std::string const& name)
{
    NamedColumns table(
        read_delimited(name, std::string(text)), {"quantity", "group", "value"},
        {"instrument", "low", "high", "se", "n", "discrepancy", "window_weeks", "source", "year"});
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
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_read,
                                .place = {.file = name},
                                .what = "cannot be read",
                                .allowed = "no such file, or no permission",
                                .suggestion = "'targets' takes the surveys that come with the program"});
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    return parse_targets(text, name);
}

std::vector<TargetVerdict> judge(std::vector<Target> const& targets,
                                 std::vector<MetricSummary> const& metrics)
{
    std::vector<TargetVerdict> out;
    for (auto const& target : targets) {
        TargetVerdict verdict;
        verdict.target = target;
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

} // namespace groundswell
