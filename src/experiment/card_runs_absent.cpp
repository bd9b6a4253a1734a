#include "experiment/card_runs.hpp"

namespace groundswell {

// A web page has no card.
std::optional<Recorded> run_on_card(Simulation&, Week, int, RunOptions const&)
{
    return {};
}

} // namespace groundswell
