#pragma once
#include <cstddef>
#include <groundswell/card.hpp>
#include <groundswell/scenario.hpp>
#include <memory>
#include <string>

namespace groundswell {

/// What a command is about to do.
struct Work {
    Scenario const& scenario;
    std::size_t runs{1};          ///< of the scenario, or of others of its size
    std::size_t worlds{1};        ///< that are burnt in; runs of one world share it
    int threads{1};               ///< of each rank
    int ranks{1};                 ///< that share the runs
    bool spread{false};           ///< they share each world instead
    std::shared_ptr<Card> card{}; ///< that runs the weeks
};

/// Seconds that it takes on a usual machine: an estimate from the number of people and weeks, and from what
/// was measured (docs/performance.md).
double estimated_seconds(Work const& work);

/// "about 9 minutes on 2 cores"
std::string time_words(double seconds, int threads);

/// Say on standard error how long it will take, if that is more than ten seconds and no card does it; and
/// refuse what does not fit into memory at once.
///
/// @throws UserError if memory is not there
void say_forecast(Work const& work);

/// Refuse to begin a study that its disk cannot hold.
///
/// @param out  the study; empty: none
/// @throws UserError under its name
void require_space(std::string const& out, Work const& work);

} // namespace groundswell
