#pragma once
#include <groundswell/members.hpp>
#include <string>

#include "apps/scenario_options.hpp"

namespace groundswell {

/// The options by which a command runs the members of a fit.
struct FitUseOptions {
    std::string fit, members;
    std::string kept{}; ///< members that stand for `fit` if there is no such file
};

/// Add --fit and --members to a command.
void declare(FitUseOptions& options, Options& command);

/// What was asked for.
///
/// @param replicates  as given, of each member; "": two, so that chance and parameters can be told apart
/// @throws UserError if the fit cannot be read, or is not of this scenario
FitUse fit_of(FitUseOptions const& options, std::string const& replicates, Scenario const& scenario);

/// The options without folders, for provenance.
std::string spelled(FitUseOptions const& options);

} // namespace groundswell
