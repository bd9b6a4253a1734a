#pragma once
#include <groundswell/scenario.hpp>
#include <string>
#include <vector>

#include "base/disclosure.hpp"

namespace groundswell::report {

/// Say why figures are withheld where some are.
std::string withheld_words(DisclosureRules const& rules);

/// Sentences on rules that are not the usual ones for these people: what is withheld, or that numbers are
/// rounded.
std::vector<std::string> disclosure_notes(Scenario const& scenario);

} // namespace groundswell::report
