#include "mechanism.hpp"

#include <groundswell/world.hpp>

namespace groundswell::python {

void RelayMechanism::act(OwnWeek& week) const
{
    auto const burden = week.read("burden");
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        if (!(burden[seat] > 0) || !(week.draw(seat) < .5)) continue;
        for (Seat const other : week.ties(Layer::confidant, seat))
            if (week.group(other) != no_group) week.send(Layer::confidant, {other, seat, burden[seat]});
    }
}

void RelayMechanism::answer(OwnWeek& week, std::span<OwnLetter const> letters) const
{
    auto trust = week.read("trust");
    for (auto const& letter : letters) {
        trust[letter.recipient] *= .9;
        if (week.draw(letter.recipient, letter.sender, 1) < .3) week.post(Post::inclusion, letter.recipient);
    }
    week.write("trust", trust);
}

} // namespace groundswell::python
