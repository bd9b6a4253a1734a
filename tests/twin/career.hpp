#pragma once
#include <numeric>

#include "hiring.hpp"
#include "representation.hpp"
#include "rounds.hpp"
#include "severe.hpp"

namespace groundswell::twin {

/// 1-(1-min(1, attrition*exp(burden*min(H, burden_cap))))^weeks [3.10].
inline double leaving(Parameters::Career const& q, double burden, int weeks)
{
    double const rate = q.attrition * portable_exp(q.burden * std::min(burden, q.burden_cap));
    double const stays = 1 - std::min(1.0, rate);
    double all = 1;
    for (int i = 0; i < weeks; ++i)
        all *= stays;
    return 1 - all;
}

/// Somebody whose round it is stays or leaves; in the burn-in of an imported world somebody alike comes at
/// once [8].
inline void ask(TwinWorld& w, Rules const& rules, Seat seat)
{
    Person const& person = *w.at[seat];
    int const weeks = std::min(career_period(rules.p), w.week - person.key.week);
    bool const severe = suffered_severely(person.lived, w.week);
    w.count(severe ? Counter::asked_severe : Counter::asked_other, seat);
    double const burden = read(w, rules, seat).burden;
    if (!(w.draw(Purpose::leave, {seat, 0, w.week, 0}) < leaving(rules.p.career, burden, weeks))) return;
    BirthKey const gone = person.key;
    Group const group = person.group;
    w.count(Counter::left, seat);
    if (severe) w.count(Counter::left_severe, seat);
    w.at[seat].reset();
    std::erase_if(w.escrow, [&](Report const& e) { return e.accused == gone || e.accuser == gone; });
    if (like_for_like(w)) hire(w, rules, seat, group);
}

/// Who leaves of their own accord. Who was hired this week is not asked.
inline void attrition(TwinWorld& w, Rules const& rules)
{
    for (Seat seat = 0; seat < w.seats(); ++seat)
        if (w.occupied(seat) && w.at[seat]->key.week != w.week &&
            has_round(w, rules.p, w.place.unit_of(seat)))
            ask(w, rules, seat);
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

/// Phase 10: in the units that have their round people leave; then their institutions promote and hire
/// [3.10].
inline void phase_career(TwinWorld& w, Rules const& rules)
{
    attrition(w, rules);
    if (like_for_like(w)) return;
    for (Institution const k : institutions_in_round(w, rules.p))
        CareerRound(w, rules, k).run();
}

} // namespace groundswell::twin
