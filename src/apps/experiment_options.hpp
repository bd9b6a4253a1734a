#pragma once
#include <functional>
#include <groundswell/points.hpp>
#include <groundswell/study.hpp>
#include <memory>
#include <optional>
#include <string>

#include "apps/call.hpp"
#include "apps/fit_options.hpp"
#include "apps/forecast.hpp"
#include "apps/progress.hpp"
#include "apps/run_by.hpp"
#include "apps/scenario_options.hpp"
#include "apps/study_options.hpp"
#include "experiment/rank_points.hpp"

namespace groundswell {

/// Options that every experiment has.
struct ExperimentOptions {
    ScenarioOptions scenario;
    FitUseOptions fit; ///< declared by those that use one
    StudyOptions study;
    RunByOptions run_by;
    bool json{false};
    Call call{};
};

void declare(ExperimentOptions& options, Options& command);

/// A finite number from an option.
///
/// @throws UserError under the option's name
double real_number(std::string const& argument, std::string const& text);
/// The same, above 0.
double positive_number(std::string const& argument, std::string const& text);

/// How an experiment's runs are kept, and how far they are said to be.
struct Keeping {
    StudyOptions study{};
    bool json{false};
    std::string what{"replicates"}; ///< plural of what is counted
};

/// Where points are kept, with a bar.
class ExperimentSession {
  public:
    /// @throws UserError if the study cannot be used
    ExperimentSession(Call const& call, Keeping keeping, StudyIdentity identity);
    /// @param command  its name, for provenance
    ExperimentSession(ExperimentOptions const& options, Scenario const& scenario, std::string const& command,
                      std::string what = "replicates");

    PointStore& store();
    /// Whether a study is verified: then there is nothing to print.
    bool verifies() const { return verification_ != nullptr; }

    /// What an experiment of the study was asked; "" if nothing is kept about it.
    std::string definition(std::string const& experiment) const;

    /// Show how far it is: from the start with `done` 0, or from the first that is done.
    void advance(std::size_t done, std::size_t planned);

    /// Say how long it will take, if nothing is verified.
    ///
    /// @param work  all of it, of which a shard has its share
    void forecast(Work work);

    /// Run what simulates. If it is stopped, or a shard has run its part, say what is kept.
    ///
    /// @return the exit code if there are no results to print: it was stopped, is one of several shards, or
    /// was verified
    [[nodiscard]] std::optional<int> run(std::function<void()> const& work);

  private:
    PointStore& store_of_process();
    std::optional<int> say_stopped() const;

    Keeping keeping_;
    PointsInMemory memory_;
    Verification* verification_;
    std::optional<Study> study_;
    std::unique_ptr<PointStore> known_;
    std::optional<RankPoints> shared_;
    std::optional<Progress> progress_;
    std::size_t done_{0}, planned_{0};
    std::shared_ptr<Card> card_;
};

} // namespace groundswell
