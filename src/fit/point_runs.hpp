#pragma once
#include <groundswell/fit.hpp>
#include <span>
#include <string>
#include <vector>

#include "fit/fit_space.hpp"
#include "fit/survey_rows.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

/// Where a set of runs stands in the store and in the random numbers.
struct RunsAt {
    std::string name;       ///< "wave 3", "fresh draws"
    std::uint32_t first{0}; ///< replicate of the first point; each point has draws of its own
    std::uint32_t count{2}; ///< replicates of each point
    bool shared{false};     ///< all points have the same draws, instead
};

/// What one run says about the rows.
struct RowsOfRun {
    std::vector<double> values; ///< by row; NaN where the figure has no value, or is withheld
    std::uint64_t result_hash{0};
};

/// A point is known by what was run, so that another one is never taken for it.
std::string point_name(std::string const& set, std::span<double const> unit);

/// Runs points of the plausible space, or takes them from the store.
class PointRunner {
  public:
    PointRunner(FitOptions const& options, FitSpace const& space, std::span<SurveyRow const> rows,
                PointStore& store)
        : options_(options), space_(space), rows_(rows), store_(store),
          executor_(options.threads, options.stop), planned_(planned_runs(options))
    {}

    /// @return [point][replicate]
    std::vector<std::vector<RowsOfRun>> operator()(std::vector<std::vector<double>> const& points,
                                                   RunsAt const& at);

    /// Count runs that were made elsewhere.
    void count(std::size_t runs, bool resumed);
    PointStore& store() const { return store_; }
    Executor const& executor() const { return executor_; }
    std::size_t done() const { return done_; }
    std::size_t resumed() const { return resumed_; }

  private:
    RowsOfRun run(std::span<double const> unit, std::uint32_t replicate) const;

    FitOptions const& options_;
    FitSpace const& space_;
    std::span<SurveyRow const> rows_;
    PointStore& store_;
    Executor executor_;
    std::size_t planned_, done_{0}, resumed_{0};
};

/// Mean over replicates and its variance, by row. Of one replicate, the variance is not known: NaN.
std::vector<RowMean> row_means(std::span<RowsOfRun const> runs, std::size_t rows);

} // namespace groundswell
