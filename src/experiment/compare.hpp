#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/paired.hpp"
#include "experiment/paired_check.hpp"
#include "experiment/stopping.hpp"

namespace groundswell {

/// A base and its variants, and how they are compared.
struct CompareSpec {
    std::vector<NamedScenario> arms; ///< the first is the base; seed and replicates are the base's
    PartAt part{PartAt::week_zero};
    bool uncertain{false}; ///< each pair also draws the uncertain numbers from their plausible ranges
};

/// How many pairs to run.
struct CompareSize {
    std::uint32_t replicates{20};       ///< with a stopping rule: ignored
    std::optional<StoppingRule> stop{}; ///< on the difference in `metric`, of every variant
    std::string metric{"harm"};         ///< its group is `figure_group`
    std::uint32_t most{1000};           ///< --max-replicates
    int threads{1};                     ///< never changes a result
    /// Called after each replicate with how many are done and how many are planned so far; may throw to stop.
    std::function<void(std::size_t done, std::size_t planned)> advance{};
    Stop interruption{}; ///< looked at several times a week
};

/// What was run.
struct CompareRun {
    CompareSpec spec;
    std::vector<PairedReplicate> replicates;
    std::size_t resumed{0}; ///< replicates that the store held before
    /// Whether the half-width asked for was reached by every variant; true where none was asked for.
    bool reached{true};
};

/// What a comparison was asked, as a study keeps it; its variants are kept one by one, so that it can grow by
/// further ones.
struct AskedCompare {
    static constexpr char const* kind = "compare";
    std::string base; ///< hash of its scenario, hexadecimal
    std::uint32_t seed{0};
    bool from_start{false}; ///< variants part from the base at the first week of burn-in, not at week 0
    bool uncertain{false};
    std::string version; ///< of the program

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("base", self.base);
        field("seed", self.seed);
        field("from_start", self.from_start);
        field("uncertain", self.uncertain);
        field("version", self.version);
    }
};

/// One of the arms: its name, and what it runs as the text of a scenario, without folders.
struct AskedArm {
    static constexpr char const* kind = "arm";
    std::string name, scenario;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("name", self.name);
        field("scenario", self.scenario);
    }
};

/// Run pairs, or take them from the store. With a stopping rule, as many as it asks for: the number depends
/// on the values only.
///
/// @throws UserError with every problem if the arms are not comparable (`check_comparable`), there are no
///         variants, or the metric is unknown
CompareRun run_comparison(CompareSpec spec, CompareSize const& size, PointStore& store);

} // namespace groundswell
