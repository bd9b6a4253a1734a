#pragma once
#include <cstddef>
#include <groundswell/estimate.hpp>
#include <optional>
#include <span>

namespace groundswell {

/// By how much the choice is better than another option, over the worlds.
struct Lead {
    std::size_t option{0};
    Estimate by{};
};

/// How many worlds make a choice sure.
struct DecidingSize {
    std::optional<std::size_t> worlds; ///< at least as many as there are; none if a million are too few
    std::optional<std::size_t> rival;  ///< the option that is most likely to turn out better
};

/// Find how many worlds decide, by the rule that `decide` describes.
///
/// @param leads   over each other option that can be chosen and is not the same in every world
/// @param gain    of the choice over doing nothing
/// @param worlds  that there are
DecidingSize worlds_that_decide(std::span<Lead const> leads, double gain, std::size_t worlds);

} // namespace groundswell
