#pragma once
#include <functional>
#include <groundswell/points.hpp>
#include <groundswell/study.hpp>
#include <optional>
#include <string>

#include "apps/call.hpp"
#include "apps/fit_options.hpp"
#include "apps/progress.hpp"
#include "apps/scenario_options.hpp"

namespace groundswell {

/// Options that every experiment has.
struct ExperimentOptions {
    ScenarioOptions scenario;
    FitUseOptions fit; ///< declared by those that use one
    std::string threads, out;
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

/// Where points are kept, with a bar.
class ExperimentSession {
  public:
    /// @param out   the study file, or empty
    /// @param what  plural of what is counted
    /// @throws UserError if the study cannot be used
    ExperimentSession(Call const& call, std::string out, StudyIdentity identity,
                      std::string what = "replicates");
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

    /// Run what simulates. If it is stopped, say what is kept.
    ///
    /// @return whether it came to its end
    [[nodiscard]] bool run(std::function<void()> const& work);

  private:
    std::string out_, what_;
    PointsInMemory memory_;
    Verification* verification_;
    std::optional<Study> study_;
    std::optional<Progress> progress_;
    std::size_t done_{0}, planned_{0};
};

} // namespace groundswell
