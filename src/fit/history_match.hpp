#pragma once
#include <memory>
#include <optional>
#include <set>

#include "fit/expected_rows.hpp"
#include "fit/point_runs.hpp"
#include "fit/space_sampler.hpp"

namespace groundswell {

/// Replicates that are kept apart for the runs of one wave.
inline constexpr std::uint32_t replicates_of_wave = 1U << 20;

/// The waves of a fit: what was run, and where to run next.
class HistoryMatch {
  public:
    HistoryMatch(FitOptions const& options, FitSpace const& space, std::span<SurveyRow const> rows,
                 PointRunner& runner);

    /// Run points spread evenly over the plausible space.
    FitWave first_wave();
    /// Run points spread evenly over what the emulators leave.
    FitWave spread_wave();
    /// Take the best points that were run, one of each line, and move each a little to where its own errors
    /// say that it does better; at most so many.
    FitWave climbing_wave(std::size_t most);

    /// The points of open lines that are expected to do best and were no candidates yet, one of each line,
    /// best first; at most `n`.
    std::vector<std::size_t> candidates(std::size_t n) const;
    /// A point was run again, as a candidate: what is known of it now, from so many replicates in all.
    void learn_more(std::size_t point, std::span<RowMean const> means, std::uint32_t replicates);
    /// The line of a point has a member: nothing more is looked for there, so that members lie apart.
    void close_line(std::size_t point) { closed_.insert(runs_.root[point]); }
    /// Whether a line is left that has no member.
    bool has_open_line() const;
    FitRuns const& runs() const { return runs_; }

  private:
    /// The points that are expected to do best, one of each open line, best first; at most `n`.
    std::vector<std::size_t> best(std::size_t n, std::set<std::vector<double>> const& without) const;
    /// What the i-th of the points to run is expected to do, by the emulators and its parent, if it has one.
    double expected_at(std::span<double const> unit, std::vector<std::size_t> const& parents,
                       std::size_t i) const;
    FitWave run(std::vector<std::vector<double>> points, std::vector<std::size_t> const& parents);
    /// Every row that is used has a value in most runs.
    ///
    /// @throws UserError
    void require_values() const;
    void learn();
    void learn_what_is_carried(std::vector<std::size_t> const& parents, std::size_t first);
    std::vector<std::size_t> active() const;
    double goal() const;
    Key key() const { return {options_.scenario.seed, 0}; }

    FitOptions const& options_;
    FitSpace const& space_;
    std::span<SurveyRow const> rows_;
    PointRunner& runner_;
    FitRuns runs_;
    std::optional<Emulators> emulators_;
    std::vector<double> carried_;         ///< by row: how much of an error holds after a climb
    std::set<std::size_t> closed_;        ///< lines, by their first point
    std::set<std::vector<double>> tried_; ///< where candidates were: their copies are not tried again
    std::uint32_t wave_{0};
};

} // namespace groundswell
