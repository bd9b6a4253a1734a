#include "figures/people_counts.hpp"

#include <algorithm>

#include "figures/catalogue.hpp"
#include "observe/instruments.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Reads what a seat-holder lived through.
class Memories {
  public:
    explicit Memories(EndOfRun const& at)
        : lived_(at.lived), end_(at.end), since_(at.end - at.window_there()), acts_since_(at.end - act_window)
    {}

    PersonFacts operator()(Seat seat) const
    {
        PersonFacts out{.experienced = recent(&lived_.experienced[seat]),
                        .witnessed = recent(&lived_.witnessed[seat]),
                        .reported = recent(lived_.reported.find(seat)),
                        .accountable = recent(lived_.accountable.find(seat)),
                        .told = recent(lived_.told.find(seat))};
        out.official = out.reported || recent(lived_.official.find(seat));
        if (auto const* weeks = lived_.harm_weeks.find(seat))
            out.acts = static_cast<int>(
                std::ranges::count_if(*weeks, [&](std::int16_t week) { return week >= acts_since_; }));
        return out;
    }

    /// Whether the answer to a survey's question is yes. A window that reaches before week 0 goes on there.
    bool says(std::size_t instrument, Seat seat) const
    {
        Instrument const& asked = instruments()[instrument];
        Recalled const* const acts = lived_.recalled[instrument].find(seat);
        return acts && (asked.at_least > 1 ? acts->before : acts->last) >= end_ - asked.window;
    }

  private:
    bool recent(std::int16_t const* week) const { return week && *week != never && *week >= since_; }

    Lived const& lived_;
    Week end_, since_, acts_since_;
};

} // namespace

PeopleCounts::PeopleCounts(EndOfRun const& at)
{
    for (auto const& figure : all_figures())
        if (std::holds_alternative<ShareOfPeople>(figure.formula) ||
            std::holds_alternative<SurveyAnswer>(figure.formula))
            shares_.push_back(&figure);
    auto const groups = at.world.groups.size();
    counts_.assign(shares_.size(), std::vector<Count>(groups + 1));
    acts_.resize(groups + 1);
    Memories const remember(at);
    for (Seat seat = 0; seat < at.people.size(); ++seat) {
        if (!at.people.occupied(seat)) continue;
        auto const facts = remember(seat);
        for (std::size_t const cell : {std::size_t{at.people.group[seat]}, groups}) {
            if (facts.acts > 0) acts_[cell].push_back(facts.acts);
            for (std::size_t i = 0; i < shares_.size(); ++i) {
                if (auto const* survey = std::get_if<SurveyAnswer>(&shares_[i]->formula)) {
                    ++counts_[i][cell].whole;
                    counts_[i][cell].part += remember.says(survey->instrument, seat) ? 1 : 0;
                    continue;
                }
                auto const& share = std::get<ShareOfPeople>(shares_[i]->formula);
                if (!share.among(facts)) continue;
                ++counts_[i][cell].whole;
                counts_[i][cell].part += share.has(facts) ? 1 : 0;
            }
        }
    }
}

ValueAndBase PeopleCounts::share(Figure const& figure, std::optional<Group> group) const
{
    auto const at = static_cast<std::size_t>(std::ranges::find(shares_, &figure) - shares_.begin());
    auto const& count = counts_[at][group ? *group : counts_[at].size() - 1];
    if (count.whole == 0) return {std::numeric_limits<double>::quiet_NaN(), 0};
    return {static_cast<double>(count.part) / static_cast<double>(count.whole), count.whole};
}

std::vector<double> const& PeopleCounts::acts(std::optional<Group> group) const
{
    return acts_[group ? *group : acts_.size() - 1];
}

} // namespace groundswell
