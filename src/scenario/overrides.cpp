#include <algorithm>
#include <fmt/format.h>
#include <groundswell/read_scenario.hpp>

#include "scenario/check.hpp"
#include "scenario/read_context.hpp"

namespace groundswell {

namespace {

/// The value of `name=value`, as TOML reads it.
TomlNode parse_value(std::string_view value, ProblemPlace const& where)
{
    // TOML requires a digit before the point.
    std::string text(value);
    if (text.starts_with('.')) text = fmt::format("0{}", text);
    if (text.starts_with("-.")) text = fmt::format("-0{}", text.substr(1));
    try {
        auto root = parse_toml("value = " + text, where.text());
        return root.table()->front().value;
    } catch (UserError const&) {
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = where,
                                .what = "'" + std::string(value) + "' is no value",
                                .allowed = "a number, a list such as [.5, .3, .2], or [\"text\"]"});
    }
}

} // namespace

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
        ReadContext context(where);
        try {
            auto value = parse_value(std::string_view(text).substr(equals + 1), where);
            value.at = {};
            if (name == "components.off") {
                changed.off = {};
                read_components(changed.off, value, context);
            } else {
                read_parameter(changed, name, value, context);
            }
        } catch (UserError const& error) {
            context.append(error.problems());
        }
        problems.insert(problems.end(), context.problems().begin(), context.problems().end());
        names.push_back(name);
    }
    fill_defaults(changed);
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
