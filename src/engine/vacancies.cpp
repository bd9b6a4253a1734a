#include "engine/vacancies.hpp"

#include <algorithm>
#include <optional>

#include "engine/turnover.hpp"
#include "mechanisms/career.hpp"
#include "mechanisms/promotion.hpp"
#include "random/distributions.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// The rounds of careers, institution by institution: seats are added, then their round is held.
class Rounds {
  public:
    explicit Rounds(WeekState& now) : now_(now)
    {
        by_rank_.resize(static_cast<std::size_t>(now.world->ranks));
    }

    /// A seat of the institution whose round comes next; in ascending order.
    void add(Seat seat) { by_rank_[now_.world->rank[seat]].push_back(seat); }

    /// The round of the seats added since the last.
    void operator()()
    {
        climate_.reset();
        for (std::size_t rank = by_rank_.size(); rank-- > 1;)
            promote_into(rank);
        for (Seat const seat : by_rank_[0])
            if (!now_.occupied(seat)) hire_into(seat);
        for (auto& seats : by_rank_)
            seats.clear();
    }

  private:
    double climate() const
    {
        std::uint64_t sum = 0, people = 0;
        for (auto const& seats : by_rank_)
            for (Seat const seat : seats) {
                if (!now_.occupied(seat)) continue;
                sum += encode_fraction(now_.read(seat).norm);
                ++people;
            }
        if (people == 0) return 0;
        return static_cast<double>(sum) / 65535.0 / static_cast<double>(people) - now_.rules.p.reference.norm;
    }

    /// Candidates of a rank: all, or at least the best so many.
    ///
    /// Most are not among these by far. A bound of their score says so, for a tenth of what the score takes.
    void list_candidates(std::size_t rank, std::size_t places)
    {
        auto const& people = now_.state.people;
        PromotionScore const score{now_.rules};
        Birth const birth{now_.rules, now_.key};
        candidates_.clear();
        auto const worst_first = [](PromotionCandidate const& a, PromotionCandidate const& b) {
            return better(a, b);
        };
        for (Seat const seat : by_rank_[rank]) {
            if (!now_.occupied(seat)) continue;
            BirthKey const key{people.birth_seat[seat], people.hired[seat]};
            double const merit = birth.merit_draw(key);
            double const luck = uniform(now_.key, Purpose::promotion, {seat, 0, now_.week(), 0});
            Group const group = people.group[seat];
            bool const full = candidates_.size() >= places;
            if (full && score.bound(merit, group, luck, *climate_) < candidates_.front().score) continue;
            std::int16_t const* retaliated = people.retaliated.find(seat);
            PromotionCandidate const who{score({.merit = standard_normal(merit),
                                                .group = group,
                                                .retaliated = retaliated && now_.week() - *retaliated < 52,
                                                .luck = luck},
                                               *climate_),
                                         key, seat, group};
            if (full) {
                if (!better(who, candidates_.front())) continue;
                std::pop_heap(candidates_.begin(), candidates_.end(), worst_first);
                candidates_.pop_back();
            }
            candidates_.push_back(who);
            std::push_heap(candidates_.begin(), candidates_.end(), worst_first);
        }
    }

    void promote_into(std::size_t rank)
    {
        vacant_.clear();
        for (Seat const seat : by_rank_[rank])
            if (!now_.occupied(seat)) vacant_.push_back(seat);
        if (vacant_.empty()) return;
        if (!climate_) climate_ = climate(); // before anybody moves
        std::size_t filled = 0;
        for (std::size_t below = rank; below-- > 0 && filled < vacant_.size();) {
            std::size_t const places = vacant_.size() - filled;
            list_candidates(below, asks_for_all() ? by_rank_[below].size() : places);
            choose(places, rank);
            for (PromotionCandidate const& who : candidates_) {
                move_person(now_, who.seat, vacant_[filled]);
                now_.count(0, Counter::promoted, vacant_[filled]);
                ++filled;
            }
        }
        for (; filled < vacant_.size(); ++filled)
            hire_into(vacant_[filled]);
    }

    /// Whether who moves up depends on all candidates.
    bool asks_for_all() const { return now_.rules.off.representation || now_.rules.p.career.quota >= 0.5; }

    /// Leave those of the candidates who move up, in the order in which they take the vacant seats.
    void choose(std::size_t places, std::size_t rank)
    {
        auto& all = candidates_;
        places = std::min(places, all.size());
        std::ranges::sort(all, better);
        if (now_.rules.off.representation)
            PromotionChoice::by_balance(all, places, balance(rank));
        else if (asks_for_all() && places > 0)
            PromotionChoice::by_quota(all, places, now_.rules.groups);
        all.resize(places);
    }

    /// How the groups of a rank stand to their shares.
    RankBalance balance(std::size_t rank) const
    {
        RankBalance out{.groups = now_.rules.groups};
        for (Seat const seat : by_rank_[rank])
            if (now_.occupied(seat)) ++out.here[now_.state.people.group[seat]];
        for (std::size_t g = 0; g < now_.state.group_share.size(); ++g)
            out.wanted[g] = now_.state.group_share[g] * static_cast<double>(by_rank_[rank].size());
        return out;
    }

    void hire_into(Seat seat)
    {
        if (now_.rules.off.representation)
            hire_person(now_, seat, balance(now_.world->rank[seat]).most_missing([](Group) { return true; }));
        else
            hire_person(
                now_, seat,
                NewcomerGroup{now_.rules}(uniform(now_.key, Purpose::hire, {seat, 0, now_.week(), 0})));
    }

    WeekState& now_;
    std::vector<std::vector<Seat>> by_rank_; ///< seats of the institution
    std::vector<Seat> vacant_;
    std::vector<PromotionCandidate> candidates_;
    std::optional<double> climate_; ///< of the institution, as the round began; only promotion asks
};

} // namespace

void fill_vacancies(WeekState& now, std::vector<Institution> const& institutions)
{
    Rounds rounds(now);
    for (Institution const i : institutions) {
        bool vacant = false;
        now.institutions->for_each_seat(i, [&](Seat seat) { vacant = vacant || !now.occupied(seat); });
        if (!vacant) continue;
        now.institutions->for_each_seat(i, [&](Seat seat) { rounds.add(seat); });
        rounds();
    }
}

} // namespace groundswell
