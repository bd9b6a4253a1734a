#include "engine/recollection.hpp"

namespace groundswell {

Recollection::Recollection(Key key) : key_(key)
{
    std::uint8_t number = 0;
    for (Instrument const& instrument : instruments()) {
        for (std::size_t kind = 0; kind < kind_count; ++kind)
            if (double const p = instrument.recall[kind]; p > 0) {
                auto& [asked, so_far] = questions_[static_cast<std::size_t>(instrument.asked)][kind];
                asked.at(so_far++) = {.instrument = number, .always = p >= 1, .below = draws_below(p)};
            }
        ++number;
    }
}

} // namespace groundswell
