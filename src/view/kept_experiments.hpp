#pragma once
#include <string>
#include <vector>

#include "view/experiment_data.hpp"
#include "view/kept_points.hpp"

/// Experiments put together again from the points of a study, by the code that their commands use. Replicates
/// that an interruption left incomplete are left out, and `notes` say so.
namespace groundswell::view {

/// What is asked of the points.
struct Asked {
    Scenario scenario;    ///< of the study
    std::string metric{}; ///< "": the commands' own
    std::size_t people{0};
};

/// Comparisons kept by `compare --out`, one outcome for each variant: they may have different numbers of
/// pairs.
std::vector<CompareOutcome> kept_comparisons(KeptPoints const& points, Asked const& asked,
                                             std::vector<std::string>& notes);

/// Responses kept by `dose --out`: at most one to a study.
std::vector<DoseOutcome> kept_doses(KeptPoints const& points, Asked const& asked,
                                    std::vector<std::string>& notes);

/// The attribution kept by `attribute --out`, or null.
Json kept_attribution(KeptPoints& points, Asked const& asked, std::vector<std::string>& notes);

/// The claims kept by `claims --out`; an empty array if there are none.
Json kept_claims(KeptPoints& points, Asked const& asked, std::vector<std::string>& notes);

} // namespace groundswell::view
