#pragma once
#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <groundswell/card.hpp>
#include <groundswell/report.hpp>
#include <groundswell/shard.hpp>
#include <groundswell/study.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace groundswell::python {

/// What an experiment found, ready for Python: sentences, the JSON of the command line, and one hash.
struct Outcome {
    std::vector<std::string> findings;
    std::string json;
    std::string hash;    ///< of what was run, where there is one
    bool is_part{false}; ///< one shard of several: there are no figures yet
    bool goes_on{false}; ///< another round follows, from what all shards of this one found

    Outcome() = default;
    explicit Outcome(Report report, std::optional<std::uint64_t> of = {})
        : findings(std::move(report.findings)), json(std::move(report.json))
    {
        if (of) hash = fmt::format("{:016x}", *of);
    }
};

/// A fit by name, and how often each of its members runs.
struct AskedFit {
    std::string name;         ///< a file of members, a study of a fit, or the shipped one; "": none
    std::uint32_t members{0}; ///< 0: all
    std::uint32_t replicates{2};

    /// @throws UserError if it is of another scenario
    FitUse of(Scenario const& scenario) const
    {
        if (name.empty()) return {};
        auto points = std::make_shared<MemberPoints const>(scenario, members_of_fit(name));
        auto const all = *points->size();
        if (members > all)
            throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                                    .place = {.argument = "members"},
                                    .what = fmt::format("is {}", members),
                                    .allowed = fmt::format("the fit has {}", all)});
        return {.points = std::move(points), .members = members ? members : all, .replicates = replicates};
    }
};

/// Where an experiment keeps its runs, and how it is run.
struct Where {
    std::string study;   ///< file
    std::string command; ///< that the study keeps
    int threads{1};
    std::shared_ptr<Card> card{}; ///< that runs the weeks
    Shard shard{};                ///< what part of the work is run
    std::string after{}; ///< study that was merged from a round of shards before; "": this is the first

    StudyIdentity identity(Scenario const& scenario, int observe_every) const;
    Study open(Scenario const& scenario, int observe_every) const
    {
        return {study, identity(scenario, observe_every)};
    }
    /// How much of so much work is run.
    std::size_t share_of(std::size_t units) const { return shard.share_of(units); }
    /// Run an experiment into the study. If it is one shard of several, the study keeps that its part was
    /// run, and there are no figures.
    Outcome run(Scenario const& scenario, std::function<Outcome(PointStore&)> const& experiment) const;
};

} // namespace groundswell::python
