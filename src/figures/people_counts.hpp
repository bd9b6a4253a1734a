#pragma once
#include <cstdint>
#include <groundswell/figures.hpp>
#include <vector>

#include "figures/end_metrics.hpp"

namespace groundswell {

/// A figure's value and how many people or events are in its denominator.
struct ValueAndBase {
    double value{0};
    std::int64_t base{0};
};

/// What figures ask of people at the end, counted for all of them in one pass over the seats.
class PeopleCounts {
  public:
    explicit PeopleCounts(EndOfRun const& at);

    /// @param figure  of the catalogue, a `ShareOfPeople` or `SurveyAnswer`
    /// @param group   none: everyone
    ValueAndBase share(Figure const& figure, std::optional<Group> group) const;
    /// Numbers of acts of those who did any, in order of seat.
    std::vector<double> const& acts(std::optional<Group> group) const;

  private:
    struct Count {
        std::int64_t part{0}, whole{0};
    };
    std::vector<Figure const*> shares_;
    std::vector<std::vector<Count>> counts_; ///< [share][group]; the last group is everyone
    std::vector<std::vector<double>> acts_;  ///< [group], likewise
};

} // namespace groundswell
