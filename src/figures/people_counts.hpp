#pragma once
#include <cstdint>
#include <groundswell/figures.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "observe/lived.hpp"
#include "world/people.hpp"
#include "world/seat_layout.hpp"

namespace groundswell {

/// Whom figures ask at the end of a run.
struct PeopleAtEnd {
    People const& people;
    Lived const& lived;
    SeatRange seats;       ///< whose holders are asked
    std::size_t groups{1}; ///< number
    Week end{0};           ///< first week not run
    Week window{104};      ///< of the survey question, as far as there were so many weeks
};

/// A figure's value and how many people or events are in its denominator.
struct ValueAndBase {
    double value{0};
    std::int64_t base{0};
};

/// What figures ask of people at the end, counted for all of them in one pass over the seats.
class PeopleCounts {
  public:
    explicit PeopleCounts(PeopleAtEnd const& at);

    /// As bytes, for another process.
    std::string bytes() const;
    /// Add what a process counted that holds the seats after those of this one.
    void add(std::string_view bytes);

    /// @param figure  of the catalogue, a `ShareOfPeople` or `SurveyAnswer`
    /// @param group   none: everyone
    ValueAndBase share(Figure const& figure, std::optional<Group> group) const;
    /// Numbers of acts of those who did any, in order of seat.
    std::vector<double> const& acts(std::optional<Group> group) const;

  private:
    struct Count {
        std::int64_t part{0}, whole{0};
    };
    template <class Way, class Counts, class Acts>
    static void fields(Way& way, Counts& counts, Acts& acts);

    std::vector<Figure const*> shares_;
    std::vector<std::vector<Count>> counts_; ///< [share][group]; the last group is everyone
    std::vector<std::vector<double>> acts_;  ///< [group], likewise
};

} // namespace groundswell
