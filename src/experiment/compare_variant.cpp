#include <groundswell/compare.hpp>

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <groundswell/dose.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <optional>

#include "base/text.hpp"
#include "scenario/check.hpp"

namespace groundswell {

namespace {

constexpr auto cost_unit_key = "cost.unit";

void add_standard(Scenario& scenario, std::string const& word)
{
    auto const names = standard_names();
    if (auto const standard = standard_intervention(word)) {
        scenario.interventions.push_back(*standard);
        return;
    }
    throw UserError(
        Problem{.code = ProblemCode::name_unknown,
                .place = {.argument = "with"},
                .what = "unknown intervention '" + word + "'",
                .allowed = fmt::format("a scenario file, NAME=VALUE, or one of {}", fmt::join(names, ", ")),
                .suggestion = did_you_mean(word, names)});
}

std::optional<double> as_number(std::string_view text)
{
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_of_intervention(Scenario const& scenario, std::string const& name)
{
    auto const owner = name.substr(0, name.find('.'));
    return standard_intervention(owner) ||
           std::ranges::count(scenario.interventions, owner, &InterventionSpec::name) > 0;
}

void set_intervention(Scenario& scenario, std::string const& name, std::string const& text)
{
    auto const value = as_number(text);
    if (!value)
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.key = name, .argument = "with"},
                                .what = "is '" + text + "'",
                                .allowed = "must be a number"});
    set_lever(scenario, name, *value, "with");
}

/// All at once, since some must sum to 1 together.
void set_parameters(Scenario& scenario, std::vector<std::string> const& overrides)
{
    try {
        apply_overrides(scenario, overrides);
    } catch (UserError const& error) {
        auto problems = error.problems();
        for (auto& problem : problems)
            if (problem.place.argument == "set") problem.place.argument = "with";
        throw UserError(problems);
    }
}

/// A change in words costs what its interventions cost by themselves: hours of work. Another unit would say
/// nothing about how many.
void refuse_cost_unit(std::string const& unit)
{
    throw UserError(Problem{.code = ProblemCode::argument_conflict,
                            .place = {.key = cost_unit_key, .argument = "with"},
                            .what = "is '" + unit + "'",
                            .allowed = "interventions by name cost hours of work",
                            .suggestion = "write a file of interventions with their costs, and [cost] unit"});
}

/// Parts between '+' signs that are followed by a letter (a value may be 1e+3).
std::vector<std::string> parts_of(std::string const& words)
{
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool const joint = words[i] == '+' && i + 1 < words.size() &&
                           ((words[i + 1] >= 'a' && words[i + 1] <= 'z') || words[i + 1] == '_');
        if (joint)
            out.emplace_back();
        else
            out.back() += words[i];
    }
    return out;
}

} // namespace

Scenario variant_of(Scenario const& base, std::string const& words)
{
    Scenario out = base;
    Problems problems;
    auto const attempt = [&](auto&& change) {
        try {
            change();
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    };
    std::vector<std::string> overrides;
    for (auto const& part : parts_of(words)) {
        auto const equals = part.find('=');
        auto const name = part.substr(0, equals);
        if (equals == std::string::npos)
            attempt([&] { add_standard(out, part); });
        else if (is_of_intervention(out, name))
            attempt([&] { set_intervention(out, name, part.substr(equals + 1)); });
        else if (name == cost_unit_key)
            attempt([&] { refuse_cost_unit(part.substr(equals + 1)); });
        else
            overrides.push_back(part);
    }
    attempt([&] { set_parameters(out, overrides); });
    throw_if_any(problems);
    fill_defaults(out);
    return out;
}

} // namespace groundswell
