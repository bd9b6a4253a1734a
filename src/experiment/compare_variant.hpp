#pragma once
#include <string>

#include "scenario/scenario.hpp"

namespace groundswell {

/// A variant of a base in words: parts joined by '+', each an intervention's kind (`escrow`), a field of one
/// (`escrow.uptake=0.3`), or any parameter as `--set` takes it (`policy.transparency=0.6`).
///
/// @throws UserError with every problem, under `--with`
Scenario variant_of(Scenario const& base, std::string const& words);

} // namespace groundswell
