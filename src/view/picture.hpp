#pragma once
#include <memory>
#include <vector>

#include "base/disclosure.hpp"
#include "report/json.hpp"
#include "world/world.hpp"

/// How an institution is drawn: people where they were generated and are not too many, units otherwise.
namespace groundswell::view {

/// Most people that are drawn one by one.
inline constexpr std::size_t most_people = 5000;

/// What of a world may be shown.
struct Drawn {
    std::shared_ptr<World const> world;
    bool people{false}; ///< drawn one by one; else by unit
    /// By seat: the team, where people are drawn; else the place among the units drawn.
    std::vector<std::uint32_t> place;
    std::size_t min_cell{5};            ///< units of fewer people are drawn together
    int round_to{1};                    ///< numbers of people in units, and of ties, are multiples of it
    std::vector<std::string> names;     ///< of the units drawn
    std::vector<std::size_t> occupants; ///< of the units drawn
};

/// Decide how a world is drawn. Imported people are real ones, and are drawn by unit only.
Drawn drawn(std::shared_ptr<World const> world, DisclosureRules disclosure);

/// The static picture: GET /api/picture of docs/view.md.
Json picture_json(Drawn const& drawn);

/// Units as a session lists them, by the same rule: [{id, name, people}].
Json units_json(Drawn const& drawn);

} // namespace groundswell::view
