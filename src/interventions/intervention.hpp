#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"

namespace groundswell {

enum class InterventionKind : std::uint8_t {
    bystander_training,
    norm_correction,
    ally_mobilisation,
    accountability,
    escrow,
    remove_offenders,
    parity,
    status_reform,
    movement,
    dialogue,
    parameter,
    answering,
};
inline constexpr int intervention_count = 12;
inline constexpr std::array<char const*, intervention_count> intervention_names{
    "bystander_training", "norm_correction", "ally_mobilisation", "accountability", "escrow",
    "remove_offenders",   "parity",          "status_reform",     "movement",       "dialogue",
    "parameter",          "answering"};

/// Whom an intervention reaches. Empty lists mean everyone.
struct Scope {
    std::vector<std::string> groups{};
    std::vector<int> ranks{};
    std::vector<std::string> units{};
    double share{1}; ///< of those; keyed by person, so a larger share contains a smaller one
};

/// One [[intervention]] of a scenario: a description only (model 3.11).
struct InterventionSpec {
    InterventionKind kind{InterventionKind::parameter};
    std::string name{}; ///< label in results; the kind's name unless given
    Week start{0};
    std::optional<Week> end{}; ///< first week in which it no longer acts; none: for good
    Week every{0};             ///< repeat every so many weeks; 0: once, at start
    Scope scope{};
    double dose{0};
    double cost_per_person{0}, cost_per_week{0}; ///< [currency of the scenario]
    bool ramp{false};                            ///< parameter changes: linear from start to end
    std::map<std::string, double> set{};         ///< accountability, parameter: parameter -> value

    double uptake{1};    ///< escrow
    int match{2};        ///< escrow: reports of different targets against one person that file all
    int reports{1};      ///< remove_offenders: everyone with at least so many reports
    double top_share{0}; ///< remove_offenders: if above 0, the top share by propensity instead (an oracle)
    bool quota{false};   ///< parity: promotion quotas by the share in the rank below, instead of bias 0
    std::string post{"testimony"}; ///< movement: kind of post
    int count{0};                  ///< movement: posts seeded each time it acts
};

} // namespace groundswell
