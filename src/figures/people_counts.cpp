#include "figures/people_counts.hpp"

#include <algorithm>

#include "base/record_bytes.hpp"
#include "figures/catalogue.hpp"
#include "observe/instruments.hpp"

namespace groundswell {

namespace {

/// Reads what a seat-holder lived through.
class Memories {
  public:
    explicit Memories(PeopleAtEnd const& at)
        : lived_(at.lived), end_(at.end), since_(at.end - at.window), acts_since_(at.end - act_window)
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

PeopleCounts::PeopleCounts(PeopleAtEnd const& at)
{
    for (auto const& figure : all_figures())
        if (std::holds_alternative<ShareOfPeople>(figure.formula) ||
            std::holds_alternative<SurveyAnswer>(figure.formula))
            shares_.push_back(&figure);
    counts_.assign(shares_.size(), std::vector<Count>(at.groups + 1));
    acts_.resize(at.groups + 1);
    Memories const remember(at);
    for (Seat seat = at.seats.first; seat < at.seats.last; ++seat) {
        if (!at.people.occupied(seat)) continue;
        auto const facts = remember(seat);
        for (std::size_t const cell : {std::size_t{at.people.group[seat]}, at.groups}) {
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

template <class Way, class Counts, class Acts>
void PeopleCounts::fields(Way& way, Counts& counts, Acts& acts)
{
    way.list(counts, [](auto& of_share, auto& groups) {
        of_share.list(groups, [](auto& one, auto& count) {
            one.item(count.part);
            one.item(count.whole);
        });
    });
    way.list(acts, [](auto& of_group, auto& list) { of_group.list(list, one_item); });
}

std::string PeopleCounts::bytes() const
{
    RecordWriter out;
    fields(out, counts_, acts_);
    return std::move(out).take();
}

void PeopleCounts::add(std::string_view bytes)
{
    std::vector<std::vector<Count>> counts;
    std::vector<std::vector<double>> acts;
    RecordReader in(bytes);
    fields(in, counts, acts);
    in.end();
    for (std::size_t i = 0; i < counts_.size(); ++i)
        for (std::size_t cell = 0; cell < counts_[i].size(); ++cell) {
            counts_[i][cell].part += counts.at(i).at(cell).part;
            counts_[i][cell].whole += counts[i][cell].whole;
        }
    for (std::size_t cell = 0; cell < acts_.size(); ++cell)
        acts_[cell].insert(acts_[cell].end(), acts.at(cell).begin(), acts[cell].end());
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
