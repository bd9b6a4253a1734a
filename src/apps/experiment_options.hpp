#pragma once
#include <functional>
#include <optional>
#include <string>

#include "apps/progress.hpp"
#include "apps/scenario_options.hpp"
#include "observe/points.hpp"
#include "store/study.hpp"

namespace groundswell {

/// Options that every experiment has.
struct ExperimentOptions {
    ScenarioOptions scenario;
    std::string threads, out;
    bool json{false};
};

void declare(ExperimentOptions& options, CLI::App& command);

/// A finite number from an option.
///
/// @throws UserError under the option's name
double real_number(std::string const& option, std::string const& text);
/// The same, above 0.
double positive_number(std::string const& option, std::string const& text);

/// The threads asked for, or all.
int threads_of(ExperimentOptions const& options);

/// Say that an experiment was interrupted, and what is kept.
///
/// @param out  the study file, or empty
void say_experiment_interrupted(std::string const& out);

/// Where points are kept, with a bar, and an end when the user asks for one.
class ExperimentSession {
  public:
    /// @param command  its name, for provenance
    /// @throws UserError if the study cannot be used
    ExperimentSession(ExperimentOptions const& options, Scenario const& scenario, std::string const& command);

    PointStore& store() { return study_ ? static_cast<PointStore&>(*study_) : memory_; }

    /// Show how far it is.
    ///
    /// @throws Interrupted if the user asked to end and there is more to do
    void advance(std::size_t done, std::size_t planned);

    /// Run what simulates; an interruption says what is kept, and goes on.
    void run(std::function<void()> const& work);

  private:
    std::string out_;
    PointsInMemory memory_;
    std::optional<Study> study_;
    std::optional<Progress> progress_;
    std::size_t planned_{0};
};

} // namespace groundswell
