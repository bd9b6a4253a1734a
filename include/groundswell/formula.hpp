#pragma once
#include <cstdint>
#include <groundswell/counters.hpp>
#include <groundswell/result.hpp>
#include <optional>
#include <variant>
#include <vector>

/// From what a figure is computed.
namespace groundswell {

/// What one person lived through, as far as figures ask.
struct PersonFacts {
    // Within the window of the survey question, acts of counted kinds:
    bool experienced{false}, witnessed{false};
    bool reported{false};    ///< filed at least one report
    bool accountable{false}; ///< saw a report of theirs substantiated and not coddled
    bool told{false};        ///< told anybody of an act
    bool official{false};    ///< told an official, or reported
    /// Acts of counted kinds that the person did within ten years.
    int acts{0};
};

/// Whose events are counted, by rank.
enum class RankRange : std::uint8_t { all, lowest, above_lowest };

constexpr bool covers(RankRange range, std::size_t rank)
{
    return range == RankRange::all || (range == RankRange::lowest) == (rank == 0);
}

/// Events over other events, or, with an empty `whole`, over person-weeks of seat-holders.
struct EventRatio {
    CounterList part{};
    CounterList minus{}; ///< subtracted from the part
    CounterList whole{};
    double per{1}; ///< person-weeks to which a rate refers: 1000, or 52 for a person-year
    RankRange ranks{RankRange::all};
    /// A share whose part may hold events of a whole that was counted in earlier weeks: no more than all.
    bool at_most_all{false};

    bool is_rate() const { return whole.empty(); }
};

/// Events of one kind over the horizon.
struct EventCount {
    Counter counter{};
};

/// People at the end for whom `has` holds, of those for whom `among` does.
struct ShareOfPeople {
    bool (*has)(PersonFacts const&){};
    bool (*among)(PersonFacts const&){};
};

/// People at the end whose answer to a survey's question is yes.
struct SurveyAnswer {
    std::size_t instrument{0}; ///< in `instruments()`
};

/// Odds of leaving within two years after severe harm, over the odds of others, from the rounds of careers.
struct LeavingOddsRatio {};

/// A summary of the numbers of acts of those at the end who did any.
struct ActsOfPerpetrators {
    double (*summary)(std::vector<double> const& acts){};
};

/// Women among the seat-holders of a rank, as a mean over the weeks of the horizon.
struct ShareOfRank {
    enum class Of : std::uint8_t { lowest, highest, each } of{Of::lowest};
};

/// Women promoted into the second rank per woman in the lowest, over the same for men.
struct PromotionRatio {};

/// Mean of a state over people at the end, or the difference of two means.
struct StateMean {
    State state{};
    std::optional<State> minus{};
};

/// What interventions cost in the replicate.
struct InterventionCost {};

using Formula = std::variant<EventRatio, EventCount, ShareOfPeople, SurveyAnswer, LeavingOddsRatio,
                             ActsOfPerpetrators, ShareOfRank, PromotionRatio, StateMean, InterventionCost>;

} // namespace groundswell
