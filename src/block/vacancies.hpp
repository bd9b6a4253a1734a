#pragma once
#include "block/turnover.hpp"
#include "mechanisms/career.hpp"
#include "mechanisms/promotion.hpp"

namespace groundswell::block {

/// The round of careers of one institution (model 3.10): its vacant seats are filled from the top rank down.
template <class Team>
class Round {
  public:
    GROUNDSWELL_ANYWHERE Round(Now<Team> const& now, Institution institution)
        : now_(now), institution_(institution)
    {}

    GROUNDSWELL_ANYWHERE void operator()() const
    {
        find_climate();
        for (std::uint32_t rank = now_.at.world.ranks; rank-- > 1;)
            promote_into(rank);
        list_vacant(0);
        hire(0, 0);
    }

  private:
    GROUNDSWELL_ANYWHERE std::uint32_t begin(std::uint32_t rank) const
    {
        return now_.at.world.rank_start[institution_ * now_.at.world.ranks + rank];
    }
    GROUNDSWELL_ANYWHERE std::uint32_t size(std::uint32_t rank) const
    {
        return begin(rank + 1) - begin(rank);
    }
    GROUNDSWELL_ANYWHERE Seat seat_of(std::uint32_t rank, std::uint32_t k) const
    {
        return now_.at.world.rank_seats[begin(rank) + k];
    }

    /// Mean perceived norm, before anybody moves.
    GROUNDSWELL_ANYWHERE void find_climate() const
    {
        Memory& m = now_.m;
        once(now_.team, [&] { m.climate_sum = m.climate_people = 0; });
        now_.team.barrier();
        std::uint32_t const first = begin(0), all = begin(now_.at.world.ranks) - first;
        share(now_.team, all, [&](std::uint32_t k) {
            Seat const seat = now_.at.world.rank_seats[first + k];
            if (!now_.occupied(seat)) return;
            now_.team.add(m.climate_sum, std::uint64_t{encode_fraction(now_.read(seat).norm)});
            now_.team.add(m.climate_people, 1U);
        });
        now_.team.barrier();
        once(now_.team, [&] {
            m.climate = m.climate_people == 0 ? 0
                                              : static_cast<double>(m.climate_sum) / 65535.0 /
                                                        static_cast<double>(m.climate_people) -
                                                    now_.rules().p.reference.norm;
        });
        now_.team.barrier();
    }

    GROUNDSWELL_ANYWHERE void list_vacant(std::uint32_t rank) const
    {
        auto& vacant = now_.m.vacant;
        now_.team.barrier();
        once(now_.team, [&] { vacant.clear(); });
        now_.team.barrier();
        share(now_.team, size(rank), [&](std::uint32_t k) {
            if (Seat const seat = seat_of(rank, k); !now_.occupied(seat)) vacant.append(now_.team, seat);
        });
        now_.team.barrier();
        now_.team.sort(vacant.items, vacant.size(), [](Seat a, Seat b) { return a < b; });
    }

    GROUNDSWELL_ANYWHERE void list_candidates(std::uint32_t rank) const
    {
        Memory& m = now_.m;
        PromotionScore const score{now_.rules()};
        Birth const birth{now_.rules(), now_.at.key};
        once(now_.team, [&] { m.candidates.clear(); });
        now_.team.barrier();
        share(now_.team, size(rank), [&](std::uint32_t k) {
            Seat const seat = seat_of(rank, k);
            if (!now_.occupied(seat)) return;
            BirthKey const key = now_.birth_key(seat);
            std::int16_t const retaliated = m.facts[seat].retaliated;
            m.candidates.append(now_.team,
                                {score({.merit = birth.merit(key),
                                        .group = m.group[seat],
                                        .retaliated = retaliated != never && now_.week - retaliated < 52,
                                        .luck = now_.draw(Purpose::promotion, seat, 0)},
                                       m.climate),
                                 key, seat, m.group[seat], false});
        });
        now_.team.barrier();
        now_.team.sort(m.candidates.items, m.candidates.size(),
                       [](PromotionCandidate const& a, PromotionCandidate const& b) { return better(a, b); });
    }

    GROUNDSWELL_ANYWHERE void promote_into(std::uint32_t rank) const
    {
        Memory& m = now_.m;
        list_vacant(rank);
        std::uint32_t const vacant = m.vacant.size();
        std::uint32_t filled = 0;
        for (std::uint32_t below = rank; below-- > 0 && filled < vacant;) {
            list_candidates(below);
            std::uint32_t const all = m.candidates.size(), left = vacant - filled;
            std::uint32_t const places = left < all ? left : all;
            once(now_.team, [&] {
                choose(places, rank);
                for (std::uint32_t i = 0; i < places; ++i) {
                    move_person(now_, m.candidates[i].seat, m.vacant[filled + i]);
                    now_.count(Counter::promoted, m.vacant[filled + i]);
                }
            });
            filled += places;
            now_.team.barrier();
        }
        hire(rank, filled);
    }

    /// Put those of the candidates first who move up, in the order in which they take the vacant seats.
    GROUNDSWELL_ANYWHERE void choose(std::uint32_t places, std::uint32_t rank) const
    {
        std::span<PromotionCandidate> const all(now_.m.candidates.items, now_.m.candidates.size());
        if (now_.rules().off.representation)
            PromotionChoice::by_balance(all, places, balance(rank));
        else if (now_.rules().p.career.quota >= 0.5 && places > 0)
            PromotionChoice::by_quota(all, places, now_.rules().groups);
    }

    /// How the groups of a rank stand to their shares.
    GROUNDSWELL_ANYWHERE RankBalance balance(std::uint32_t rank) const
    {
        RankBalance out;
        out.groups = now_.rules().groups;
        for (std::uint32_t k = 0; k < size(rank); ++k)
            if (Seat const seat = seat_of(rank, k); now_.occupied(seat)) ++out.here[now_.m.group[seat]];
        for (std::uint32_t g = 0; g < now_.at.world.groups; ++g)
            out.wanted[g] = now_.m.group_share[g] * static_cast<double>(size(rank));
        return out;
    }

    /// Hire into the vacant seats of a rank from the first so many on.
    GROUNDSWELL_ANYWHERE void hire(std::uint32_t rank, std::uint32_t filled) const
    {
        Memory& m = now_.m;
        if (now_.rules().off.representation) { // everyone counts in the choice of the next
            once(now_.team, [&] {
                for (std::uint32_t i = filled; i < m.vacant.size(); ++i)
                    hire_person(now_, m.vacant[i], balance(rank).most_missing([](Group) { return true; }));
            });
        } else {
            share(now_.team, m.vacant.size() - filled, [&](std::uint32_t i) {
                Seat const seat = m.vacant[filled + i];
                hire_person(now_, seat, NewcomerGroup{now_.rules()}(now_.draw(Purpose::hire, seat, 0)));
            });
        }
        now_.team.barrier();
    }

    Now<Team> const& now_;
    Institution institution_;
};

} // namespace groundswell::block
