#include <algorithm>
#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>

#include "scenario/check.hpp"
#include "scenario/cost_unit.hpp"
#include "scenario/read_context.hpp"
#include "scenario/share_sets.hpp"

namespace groundswell {

namespace {

/// The text with a 0 before each point that begins a number, as TOML requires it.
std::string with_digits(std::string_view text)
{
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        bool const begins = i == 0 || std::string_view(" ,=[-+").find(text[i - 1]) != std::string_view::npos;
        bool const digit = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (text[i] == '.' && !quoted && begins && digit) out += '0';
        out += text[i];
    }
    return out;
}

/// The value of `name=value`, as TOML reads it.
TomlNode parse_value(std::string_view value, ProblemPlace const& where)
{
    try {
        auto root = parse_toml("value = " + with_digits(value), where.text());
        return root.table()->front().value;
    } catch (UserError const&) {
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = where,
                                .what = "is '" + std::string(value) + "'",
                                .allowed = "must be a number, a list such as [.5, .3, .2], a table such as "
                                           "{coddle = .2, restore = .1}, or [\"text\"]"});
    }
}

/// Set what costs are in. The word may stand without quotes, which shells take away.
void set_cost_unit(Scenario& scenario, std::string_view word, ReadContext& context)
{
    if (word.size() >= 2 && word.front() == '"' && word.back() == '"') word = word.substr(1, word.size() - 2);
    if (auto const problem = fault_of_cost_unit(word))
        context.say(*problem);
    else
        scenario.cost_unit = word;
}

void set_value(Scenario& scenario, std::string const& name, TomlNode value, ReadContext& context)
{
    value.at = {};
    if (name == "components.off") {
        scenario.off = {};
        read_components(scenario.off, value, context);
    } else {
        read_parameter(scenario, name, value, context);
    }
}

/// Whether one of the names holds the other: policy.response and policy.response.coddle.
bool overlap(std::string const& a, std::string const& b)
{
    return a == b || a.starts_with(b + ".") || b.starts_with(a + ".");
}

/// Names of the parameters that the overrides set, those of lists and tables included.
std::vector<std::string> set_by(std::vector<std::string> const& overrides, Scenario const& scenario)
{
    std::vector<std::string> out;
    for (auto const& at : parameters_for(scenario.groups, scenario.ranks))
        for (auto const& text : overrides) {
            auto const name = text.substr(0, text.find('='));
            if (at.name == name || at.name.starts_with(name + ".")) out.push_back(at.name);
        }
    return out;
}

} // namespace

std::string without_effect(Scenario const& scenario, std::string_view parameter)
{
    auto const begins = [&](std::string_view part) {
        return parameter.starts_with(part) &&
               (parameter.size() == part.size() || parameter[part.size()] == '.');
    };
    bool const of_people = begins("institution.seats") || begins("institution.units") ||
                           begins("institution.rank_share") || begins("institution.share");
    bool const of_world = begins("institution") || begins("ties");
    if (scenario.import && of_people) return "the table says who the people are";
    if (scenario.world_file && of_world) return "the world file says who the people are and who is tied";
    if (scenario.profile && of_world && !begins("institution.seats"))
        return "the profile says what a country is made of";
    return "";
}

Problems check_overrides(Scenario const& scenario, std::vector<std::string> const& overrides)
{
    Problems out;
    std::vector<std::string> seen;
    for (auto const& text : overrides) {
        auto const name = text.substr(0, text.find('='));
        ProblemPlace const place{.key = name, .argument = "set"};
        if (std::ranges::any_of(seen, [&](auto const& other) { return overlap(name, other); }))
            out.push_back({.code = ProblemCode::value_duplicate,
                           .place = place,
                           .what = "is given twice",
                           .suggestion = "give it once"});
        seen.push_back(name);
        if (auto const why = without_effect(scenario, name); !why.empty())
            out.push_back({.code = ProblemCode::value_no_effect,
                           .place = place,
                           .what = "changes nothing",
                           .allowed = why,
                           .suggestion = "leave it out"});
    }
    return out;
}

void apply_overrides(Scenario& scenario, std::vector<std::string> const& overrides)
{
    Scenario changed = scenario;
    Problems problems;
    std::vector<std::string> names;
    for (auto const& text : overrides) {
        auto const equals = text.find('=');
        auto const name = text.substr(0, equals);
        ProblemPlace const where{.key = name, .argument = "set"};
        if (equals == std::string::npos) {
            problems.push_back({.code = ProblemCode::value_malformed,
                                .place = where,
                                .what = "has no value",
                                .allowed = "write name=value"});
            continue;
        }
        names.push_back(name);
        ReadContext context(where);
        try {
            auto const given = std::string_view(text).substr(equals + 1);
            if (name == "cost.unit")
                set_cost_unit(changed, given, context);
            else
                set_value(changed, name, parse_value(given, where), context);
        } catch (UserError const& error) {
            context.append(error.problems());
        }
        problems.insert(problems.end(), context.problems().begin(), context.problems().end());
    }
    fill_defaults(changed);
    auto const completed = complete_shares(changed, set_by(overrides, changed));
    if (!completed.empty()) fill_defaults(changed); // as what they are now
    changed.notes.insert(changed.notes.end(), completed.begin(), completed.end());
    // A problem that is new now is due to one of these settings, even if it names a sum or a relation.
    auto const before = check_scenario(scenario);
    for (auto problem : check_scenario(changed)) {
        if (std::ranges::any_of(before, [&](auto const& old) { return old.text() == problem.text(); }))
            continue;
        std::string blamed = names.empty() ? "" : names.back();
        auto const& key = problem.place.key;
        for (auto const& name : names)
            if (key.starts_with(name) || name.starts_with(key)) blamed = name;
        if (key != blamed) problem.what = key + " " + problem.what;
        problem.place = {.key = blamed, .argument = "set"};
        problems.push_back(problem);
    }
    throw_if_any(problems);
    scenario = std::move(changed);
}

void apply_override(Scenario& scenario, std::string const& override)
{
    apply_overrides(scenario, {override});
}

} // namespace groundswell
