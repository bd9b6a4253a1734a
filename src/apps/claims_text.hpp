#pragma once
#include <string>
#include <vector>

#include "apps/text.hpp"
#include "report/claims_outcome.hpp"

namespace groundswell {

std::string claims_text(std::vector<ClaimResult> const& results, report::ClaimsSetting const& setting,
                        Characters characters);
/// The table of docs/claims.md.
std::string claims_markdown(std::vector<ClaimResult> const& results, report::ClaimsSetting const& setting);

/// What a claim says and how it is tested, without running it.
std::string claim_description(Claim const& claim);

} // namespace groundswell
