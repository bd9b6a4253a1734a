#pragma once
#include <groundswell/compare_finding.hpp>
#include <optional>
#include <span>

namespace groundswell {

/// By pair: `perceived_norm` at the end, and the figure whose difference is asked for.
struct PairedColumns {
    std::span<double const> base_norm, variant_norm, base, variant;
};

/// Split pairs by lasting state, judged on the runs of both arms together (`lasting_states`), or nothing if
/// there is one state.
std::optional<PairedStates> split_states(PairedColumns const& columns);

} // namespace groundswell
