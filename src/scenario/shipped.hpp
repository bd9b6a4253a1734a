#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace groundswell {

/// A scenario of the folder scenarios/, compiled into the library.
struct ShippedScenario {
    std::string_view name; ///< file name without .toml
    std::string_view text;
};

/// Profiles of the folder scenarios/profiles/, compiled in too.
std::span<ShippedScenario const> shipped_profiles();

/// All of them, by name. The file that defines this is written by shipped.cmake when the build is configured.
std::span<ShippedScenario const> shipped_scenarios();

std::optional<std::string_view> shipped_scenario(std::string_view name);

} // namespace groundswell
