#pragma once
#include <cstdint>
#include <groundswell/fit.hpp>
#include <string>

namespace groundswell {

/// What a fit was asked, as a study keeps it (experiment/definition.hpp).
struct AskedFit {
    static constexpr char const* kind = "fit";
    std::string scenario, rows, space; ///< hashes, hexadecimal
    std::uint32_t seed{0}, members{0}, first_points{0}, points{0}, waves{0}, replicates{0},
        member_replicates{0}, rounds{0};
    double most_runs{0};
    double cutoff{0}, inside{0};
    std::uint32_t largest{0}, fold{0}, folds{0};
    bool experiments{false};
    std::string version;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("scenario", self.scenario);
        field("rows", self.rows);
        field("space", self.space);
        field("seed", self.seed);
        field("members", self.members);
        field("first_points", self.first_points);
        field("points", self.points);
        field("waves", self.waves);
        field("rounds", self.rounds);
        field("most_runs", self.most_runs);
        field("replicates", self.replicates);
        field("member_replicates", self.member_replicates);
        field("cutoff", self.cutoff);
        field("inside", self.inside);
        field("largest", self.largest);
        field("fold", self.fold);
        field("folds", self.folds);
        field("experiments", self.experiments);
        field("version", self.version);
    }
};

/// @param space  hash of the plausible space
AskedFit asked_fit(FitOptions const& options, std::uint64_t space);

} // namespace groundswell
