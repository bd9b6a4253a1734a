#pragma once
#include <functional>
#include <groundswell/compare.hpp>
#include <optional>
#include <string>
#include <vector>

namespace groundswell {

/// What `--with` names: the base changed by a file of interventions or in words, or a scenario of its own.
///
/// @param scenario  reads the scenario of its own
/// @throws UserError with every problem
NamedScenario variant_from(std::string const& word, Scenario const& base,
                           std::function<Scenario()> const& scenario);

class Verification;

/// A change that was made from Python, where a study is verified: its scenario is in the study. Python names
/// it as the study names its point, with an ending of its own. Nothing if the word is none.
std::optional<NamedScenario> kept_variant(std::string const& word, Scenario const& base,
                                          Verification const* verification);

/// Add a variant for each word.
///
/// @throws UserError with every problem of all of them, and if two have one name
void add_variants(CompareSpec& spec, std::vector<std::string> const& words,
                  std::function<NamedScenario(std::string const&)> const& variant);

} // namespace groundswell
