#pragma once
#include <groundswell/fit.hpp>
#include <string>

namespace groundswell {

/// Fewest members that say anything about a spread.
inline constexpr std::uint32_t least_members = 20;

/// How long a run of a point of the plausible space takes with the threads of the options, per run.
double seconds_of_a_run(FitOptions const& options);

/// Set points, and members where the points do not leave enough runs, so that a fit takes about so many runs.
///
/// @throws UserError if so few runs find nothing
void size_within(std::size_t runs, FitOptions& options);

/// Take the sizes of a fit that was begun from what it was asked (`AskedFit`).
void take_sizes(std::string const& definition, FitOptions& options);

} // namespace groundswell
