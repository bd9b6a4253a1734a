#pragma once
#include <groundswell/claims.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace groundswell {

/// What was kept of one replicate at one point of the plausible space: figures by their text, for one claim.
using ClaimUnit = std::map<std::string, double>;

/// The figure by which an arm's lasting state is told.
ClaimFigure final_norm(std::string const& arm);

/// The points at which claims are tested.
std::shared_ptr<ParameterPoints const> space_of(ClaimsOptions const& options);

/// Run what the store lacks of every claim at every point and replicate.
///
/// @return [claim][point][replicate]
std::vector<std::vector<std::vector<ClaimUnit>>> run_claims(std::vector<Claim> const& claims,
                                                            ClaimsOptions const& options, PointStore& store);

} // namespace groundswell
