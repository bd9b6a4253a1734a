#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace groundswell {

/// A graphics card that runs many replicates at once, with the results of the processor; opaque.
class Card;

/// Open a device by its name.
///
/// `cpu` is no card. `cuda` is all CUDA cards that there are. `auto` is `cuda` where there is a
/// card, else `cpu`. `emulated` runs the card's program on the processor: for checks, and slower.
///
/// @return null for the processor
/// @throws UserError if there is no such device, or it cannot be used; the message says what is missing
std::shared_ptr<Card> open_card(std::string_view device);

/// The name of the card, for people: "NVIDIA H100 (80 GiB)".
std::string name_of(Card const& card);

/// How many replicates are to be on their way at once, so that the card never waits for the next. Use it as
/// `RunOptions::threads`.
int replicates_at_once(Card const& card);

/// What the card has run so far.
struct CardUse {
    std::uint64_t replicates{0}; ///< runs or burn-ins on the card
    std::uint64_t others{0};     ///< that the processor ran instead
    std::string why;             ///< the first of those
};
CardUse use_of(Card const& card);

} // namespace groundswell
