#include <groundswell/interventions/movement.hpp>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell::intervention {

void Movement::act(ReachedPeople& reached) const
{
    auto const who = reached.seats();
    if (who.empty()) return;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i)
        reached.post(
            who[whole_below(reached.draw(Purpose::movement, i), static_cast<std::uint32_t>(who.size()))],
            post);
}

} // namespace groundswell::intervention
