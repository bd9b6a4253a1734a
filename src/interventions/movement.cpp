#include <groundswell/interventions/movement.hpp>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace groundswell::intervention {

void Movement::act(ReachedPeople& reached) const
{
    auto const people = static_cast<std::uint32_t>(reached.count());
    if (people == 0) return;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i)
        reached.post(whole_below(reached.draw(Purpose::movement, i), people), post);
}

} // namespace groundswell::intervention
