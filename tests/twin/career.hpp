#pragma once
#include <numeric>

#include "hiring.hpp"
#include "influence.hpp"
#include "representation.hpp"

namespace groundswell::twin {

/// 1-(1-career.attrition*(1+career.burden*H))^weeks [3.10].
inline double leaving(Parameters const& p, double burden, int weeks)
{
    double const stays = 1 - std::min(1.0, p.career.attrition * (1 + p.career.burden * burden));
    double all = 1;
    for (int i = 0; i < weeks; ++i)
        all *= stays;
    return 1 - all;
}

/// Who leaves of their own accord; in the burn-in of an imported world somebody alike comes at once [8].
inline void attrition(TwinWorld& w, Rules const& rules, int every)
{
    for (Seat seat = 0; seat < w.seats(); ++seat) {
        if (!w.occupied(seat) || w.at[seat]->key.week == w.week) continue;
        double const burden = read(w, rules, seat).burden;
        if (!(w.draw(Purpose::leave, {seat, 0, w.week, 0}) < leaving(rules.p, burden, every))) continue;
        BirthKey const gone = w.at[seat]->key;
        Group const group = w.at[seat]->group;
        w.count(Counter::left, seat);
        w.at[seat].reset();
        std::erase_if(w.escrow, [&](Escrowed const& e) { return e.accused == gone || e.accuser == gone; });
        if (like_for_like(w)) hire(w, rules, seat, group);
    }
}

/// One institution's round of promotions and hires [3.10].
class CareerRound {
  public:
    CareerRound(TwinWorld& w, Rules const& rules, Institution institution)
        : w_(w), rules_(rules), institution_(institution)
    {}

    void run()
    {
        mean_norm();
        for (int rank = w_.place.ranks - 1; rank >= 1; --rank)
            fill(rank);
        for (Seat const seat : seats(0, false))
            hire_into(seat);
    }

  private:
    std::vector<Seat> seats(int rank, bool occupied) const
    {
        std::vector<Seat> out;
        for (Seat seat = 0; seat < w_.seats(); ++seat)
            if (w_.place.rank[seat] == rank && w_.institution(seat) == institution_ &&
                w_.occupied(seat) == occupied)
                out.push_back(seat);
        return out;
    }

    /// mean n^ of the institution: n as stored when relaxed to the present week.
    void mean_norm()
    {
        std::uint64_t sum = 0, people = 0;
        for (Seat seat = 0; seat < w_.seats(); ++seat) {
            if (!w_.occupied(seat) || w_.institution(seat) != institution_) continue;
            sum += encode_fraction(read(w_, rules_, seat).norm);
            ++people;
        }
        mean_norm_ = people == 0 ? 0.0
                                 : static_cast<double>(sum) / 65535.0 / static_cast<double>(people) -
                                       rules_.p.reference.norm;
    }

    double score(Seat seat) const
    {
        auto const& q = rules_.p.career;
        Person const& person = *w_.at[seat];
        double const penalised = w_.week - person.retaliated < 52 ? 1.0 : 0.0;
        return person.merit + q.bias[person.group] * std::max(0.0, 1 - q.climate * mean_norm_) -
               q.penalty * penalised +
               q.noise * normal_quantile(w_.draw(Purpose::promotion, {seat, 0, w_.week, 0}));
    }

    /// Best first; ties by birth key.
    std::vector<Seat> candidates(int rank) const
    {
        auto out = seats(rank, true);
        std::sort(out.begin(), out.end(), [&](Seat a, Seat b) {
            double const sa = score(a), sb = score(b);
            return sa != sb ? sa > sb : w_.at[a]->key < w_.at[b]->key;
        });
        return out;
    }

    /// With a quota, promotions are split by the shares in the rank below [8, Career].
    std::vector<Seat> by_quota(std::vector<Seat> const& ranked, int number) const
    {
        std::vector<int> people(static_cast<std::size_t>(w_.groups()), 0);
        for (Seat const seat : ranked)
            ++people[w_.at[seat]->group];
        auto left = largest_remainder(number, people);
        std::vector<Seat> out;
        for (Seat const seat : ranked)
            if (left[w_.at[seat]->group]-- > 0) out.push_back(seat);
        return out;
    }

    /// The best of the group that is furthest below its share of the rank, or of the next [4].
    Seat by_share(std::vector<Seat> const& ranked, int rank) const
    {
        for (Group const group : furthest_below(w_, rank, institution_))
            for (Seat const seat : ranked)
                if (w_.at[seat]->group == group) return seat;
        return no_seat;
    }

    /// Fill a rank from below: the rank below, the next lower once that is used up, then from outside.
    void fill(int rank)
    {
        auto const vacant = seats(rank, false);
        std::size_t filled = 0;
        for (int from = rank - 1; from >= 0; --from) {
            auto ranked = candidates(from);
            auto const number = std::min(ranked.size(), vacant.size() - filled);
            if (number == 0) continue;
            if (w_.off.representation) {
                for (std::size_t k = 0; k < number; ++k) {
                    Seat const mover = by_share(ranked, rank);
                    std::erase(ranked, mover);
                    promote(mover, vacant[filled++]);
                }
                continue;
            }
            if (rules_.p.career.quota > 0) ranked = by_quota(ranked, static_cast<int>(number));
            for (std::size_t k = 0; k < number; ++k)
                promote(ranked[k], vacant[filled++]);
        }
        for (; filled < vacant.size(); ++filled)
            hire_into(vacant[filled]);
    }

    void promote(Seat from, Seat to)
    {
        w_.at[to] = w_.at[from];
        w_.at[from].reset();
        w_.count(Counter::promoted, to);
    }

    void hire_into(Seat seat)
    {
        std::vector<double> const shares(rules_.p.career.hiring.begin(),
                                         rules_.p.career.hiring.begin() + w_.groups());
        double sum = 0;
        for (double const share : shares)
            sum += share;
        auto group = static_cast<Group>(
            index_in_proportion(w_.draw(Purpose::hire, {seat, 0, w_.week, 0}), shares, sum));
        if (w_.off.representation) group = furthest_below(w_, w_.place.rank[seat], institution_).front();
        hire(w_, rules_, seat, group);
    }

    TwinWorld& w_;
    Rules const& rules_;
    Institution institution_;
    double mean_norm_{0};
};

/// Phase 10: every career.every weeks people leave, rise and are hired [3.10].
inline void phase_career(TwinWorld& w, Rules const& rules)
{
    auto const every = static_cast<int>(std::floor(rules.p.career.every + 0.5));
    if (every <= 0 || modulo(w.week + 1, every) != 0) return;
    attrition(w, rules, every);
    if (like_for_like(w)) return;
    for (Institution k = 0; k < w.place.institutions; ++k)
        CareerRound(w, rules, k).run();
}

} // namespace groundswell::twin
