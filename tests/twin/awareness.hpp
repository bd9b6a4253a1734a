#pragma once
#include "choice.hpp"

namespace groundswell::twin {

/// Who is tied to the target of one act, the perpetrator apart, and who of them learns of it in one week [5,
/// C2].
class Awareness {
  public:
    /// An act of this week: the tied people are those of the moment.
    Awareness(TwinWorld const& w, Act const& act)
        : act_(act.id), group_(w.at[act.target]->group), rank_(w.place.rank[act.target]),
          tied_(tied_people(w, act.target)), possible_(true)
    {
        tied_.erase(act.by);
        for (auto const& [seat, reaction] : act.reactions)
            learned_.insert(seat);
    }

    /// An earlier act that is told now: those who knew then are not counted again.
    Awareness(TwinWorld const& w, Seat teller, Kept const& kept)
        : act_(kept.act), group_(w.at[teller]->group), rank_(w.place.rank[teller]),
          tied_(tied_people(w, teller))
    {
        std::erase_if(tied_, [&](Seat seat) { return kept.knew.contains(w.at[seat]->key); });
    }

    EventId act() const { return act_; }
    void learns(Seat seat) { learned_.insert(seat); }

    void count(Counts& counts) const
    {
        std::uint32_t aware = 0;
        for (Seat const seat : tied_)
            aware += learned_.contains(seat) ? 1 : 0;
        counts.add(Counter::aware_pairs, group_, rank_, aware);
        if (possible_)
            counts.add(Counter::possible_aware_pairs, group_, rank_,
                       static_cast<std::uint32_t>(tied_.size()));
    }

  private:
    /// Occupied team and confidant ties, each once.
    static std::set<Seat> tied_people(TwinWorld const& w, Seat seat)
    {
        std::set<Seat> out;
        for (auto const* layer : {&w.place.team, &w.place.confidant})
            for (Seat const other : w.occupied_ties(*layer, seat))
                out.insert(other);
        return out;
    }

    EventId act_;
    Group group_;
    Rank rank_;
    std::set<Seat> tied_, learned_;
    bool possible_{false};
};

/// Who knew of the counted acts of the week when they happened, and whom their targets told in confidence.
inline std::vector<Awareness> awareness_of(TwinWorld& w, std::vector<Act> const& acts,
                                           std::vector<Confidence> const& confidences)
{
    std::vector<Awareness> out;
    for (Act const& act : acts) {
        if (!act.harm()) continue;
        out.emplace_back(w, act);
        std::set<BirthKey> knew;
        if (!act.from_outside()) knew.insert(w.at[act.by]->key);
        for (auto const& [seat, reaction] : act.reactions)
            knew.insert(w.at[seat]->key);
        for (auto const& told : confidences)
            if (told.act == act.id) {
                knew.insert(w.at[told.confidant]->key);
                out.back().learns(told.confidant);
            }
        if (auto& kept = w.at[act.target]->kept; kept && kept->act == act.id) kept->knew = knew;
    }
    return out;
}

} // namespace groundswell::twin
