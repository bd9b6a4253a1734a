#pragma once
#include <groundswell/compare_finding.hpp>
#include <optional>
#include <span>

namespace groundswell {

/// By pair: `perceived_norm` at the end, and the figure whose difference is asked for.
struct PairedColumns {
    std::span<double const> base_norm, variant_norm, base, variant;
    bool long_after{false}; ///< the variant's change ended several half-lives of the norm before the end
};

/// Split pairs by lasting state (`lasting_states`), or nothing if there is one state. Runs under the same
/// rules tell: those of the base, those of the variant, and both together if the rules have been the same
/// again for long.
std::optional<PairedStates> split_states(PairedColumns const& columns);

} // namespace groundswell
