#include "apps/variant_options.hpp"

#include <algorithm>
#include <filesystem>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <string_view>

#include "apps/verification.hpp"
#include "experiment/asked.hpp"
#include "experiment/definition.hpp"

namespace groundswell {

namespace {

bool names_a_scenario(std::string const& word)
{
    std::error_code ignored;
    return word.ends_with(".toml") || std::filesystem::is_regular_file(word, ignored) ||
           (word.find('=') == std::string::npos && word.find('/') != std::string::npos) ||
           std::ranges::any_of(shipped_scenarios(), [&](auto const& s) { return s.name == word; });
}

} // namespace

NamedScenario variant_from(std::string const& word, Scenario const& base,
                           std::function<Scenario()> const& scenario)
{
    if (!names_a_scenario(word)) return {word, variant_of(base, word)};
    auto name = std::filesystem::path(word).filename().string();
    std::error_code ignored;
    if (std::filesystem::is_regular_file(word, ignored))
        if (auto plan = read_plan(word, base)) return {std::move(name), std::move(*plan)};
    return {std::move(name), scenario()};
}

std::optional<NamedScenario> kept_variant(std::string const& word, Scenario const& base,
                                          Verification const* verification)
{
    constexpr std::string_view ending{".of-python.toml"};
    if (verification == nullptr || !word.ends_with(ending)) return {};
    auto const definition =
        verification->definition("compare/" + word.substr(0, word.size() - ending.size()));
    if (definition.empty()) return {};
    auto const asked = read_definition<AskedArm>(word, definition);
    NamedScenario out{asked.name, read_scenario_text(asked.scenario, word)};
    out.scenario.replicates = base.replicates;
    out.scenario.asked_disclosure = base.asked_disclosure;
    return out;
}

void add_variants(CompareSpec& spec, std::vector<std::string> const& words,
                  std::function<NamedScenario(std::string const&)> const& variant)
{
    Problems problems;
    for (auto const& word : words) {
        try {
            auto named = variant(word);
            if (std::ranges::any_of(spec.arms, [&](auto const& arm) { return arm.name == named.name; }))
                problems.push_back({.code = ProblemCode::value_duplicate,
                                    .place = {.key = word, .argument = "with"},
                                    .what = "is given twice"});
            spec.arms.push_back(std::move(named));
        } catch (UserError const& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    throw_if_any(problems);
}

} // namespace groundswell
