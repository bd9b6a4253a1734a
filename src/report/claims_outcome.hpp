#pragma once
#include <groundswell/claims.hpp>
#include <groundswell/exclusion.hpp>
#include <string>
#include <vector>

#include "report/json.hpp"

namespace groundswell::report {

/// What a report of claims needs besides its numbers.
struct ClaimsSetting {
    ClaimsOptions options;
    std::vector<std::string> parameters; ///< that the design varies
    Exclusion excluded{};                ///< of their plausible ranges
    /// Where the fit that comes with the program would be used, but cannot be: what speaks against it.
    std::string why_box{};
    bool quick{false};
    double seconds{0}; ///< wall time of this call
};

/// What `--quick` does to the results of claims.
inline constexpr auto quick_caveat =
    "a small institution and few points, to try things out. No result of it says "
    "anything about a claim.";

/// Claims as one JSON object, as the command prints it.
Json claims_json(std::vector<ClaimResult> const& results, ClaimsSetting const& setting);
/// What a page shows of them, by claim.
Json claims_data(std::vector<ClaimResult> const& results, ClaimsSetting const& setting);

/// "held in 61% of the plausible space [55, 67]".
std::string share_words(Share const& share);
/// "0.12 (90%: -0.01 to 0.31)".
std::string spread_words(Spread const& spread);
/// "74 points would decide, if the share stays as it is."; "" where a claim is decided.
std::string undecided_sentence(ClaimResult const& result);
/// Why the model could hardly give another answer; "" where it could.
std::string built_in_sentence(Claim const& claim);
/// Which mechanisms carry the verdict, or that none stands out from chance; "" with too few points.
std::string mechanisms_sentence(ClaimResult const& result, ClaimsSetting const& setting);
/// Where replicates under the same rules end in two lasting states; "" where they do not.
std::string states_sentence(ClaimResult const& result);
/// Where a claim that neither holds nor fails does hold, in words, with what the check on other points gave.
std::string region_sentence(ClaimResult const& result, ClaimsSetting const& setting);
/// How many numbers were varied, at how many points, with how many replicates, and the seed.
std::string design_sentence(ClaimsSetting const& setting);
/// Of what the shares of claims are: "of the plausible space".
std::string space_words(ClaimsSetting const& setting);
/// When a claim is said to hold, to depend, to fail or to be undecided.
std::string verdict_rule();

} // namespace groundswell::report
