#pragma once
#include <cstdint>
#include <string>

#include "report/run_outcome.hpp"

/// What the length of a run leaves open: a report is ruled on `policy.delay` weeks after it was made.
namespace groundswell::report {

struct Rulings {
    Week delay{0};       ///< weeks from a report to its ruling: the fewest under any rules that were in force
    bool varies{false};  ///< an intervention changes the delay
    bool possible{true}; ///< a report of an act of the window can be ruled on before the run ends
};

Rulings rulings_of(RunOutcome const& outcome);

/// How many of the acts that came to the stage before wait for a ruling still.
enum class Waiting : std::uint8_t { none, some, all };

Waiting waiting_at(FunnelStage const& stage, Rulings const& rulings);
/// "none", "some" or "all".
char const* name_of(Waiting waiting);

/// "Rulings take 20 weeks: none could be made on a report of the 5 weeks of the run."; "" where rulings are
/// made at once.
std::string rulings_words(RunOutcome const& outcome);

} // namespace groundswell::report
