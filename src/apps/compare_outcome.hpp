#pragma once
#include <string>
#include <vector>

#include "apps/metric_words.hpp"
#include "apps/text.hpp"
#include "experiment/compare_finding.hpp"

namespace groundswell {

/// Everything that the printed forms of a comparison are made from.
struct CompareOutcome {
    CompareRun run;
    std::string metric; ///< the main one
    std::vector<VariantFinding> findings;
    std::optional<StoppingRule> stop;
    double seconds{0};

    Scenario const& base() const { return run.spec.arms.front().scenario; }
};

/// A difference with its interval, signed: "-3.1 [-4.0, -2.2]"; shares in percentage points. As many decimals
/// as its interval can bear.
std::string signed_interval(Estimate const& difference, bool share);

/// "12 of 20 (60% [39, 78])".
std::string share_text(Share const& share);

/// Where an effect could be 0 as far as these pairs tell.
bool may_be_chance(FigureDifference const& figure);

/// The main metric of every variant side by side, and of each variant the main figures by group.
std::string compare_summary(CompareOutcome const& outcome);
std::string compare_table(VariantFinding const& finding);

/// What a variant changes in the main metric, what that costs, how long it lasts, its lasting states and what
/// pairing gained, as printed; empty ones are left out.
std::vector<std::string> compare_paragraphs(CompareOutcome const& outcome, VariantFinding const& finding);

std::string compare_text(CompareOutcome const& outcome);
std::string compare_json(CompareOutcome const& outcome);

} // namespace groundswell
