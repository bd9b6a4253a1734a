#include <algorithm>
#include <array>
#include <span>

#include "base/event_ids.hpp"
#include "engine/phases.hpp"
#include "mechanisms/attempts.hpp"
#include "mechanisms/target_choice.hpp"
#include "random/draw_batch.hpp"
#include "world/world.hpp"

namespace groundswell::phase {

namespace {

/// Attempts of a week. Many people are taken through each step together, so that draws and exponentials are
/// computed in batches. Branches on single random draws would be mispredicted.
class Attempts {
  public:
    static constexpr std::size_t at_once = 128;

    Attempts(WeekState& now, RangeWork& work, int inner)
        : now_(now), work_(work), rules_(now.rules), inner_(inner), thread_(work.thread(inner)),
          buffers_(now.buffers(thread_)),
          candidates_{now.rules, now.key}, pressure_{now.rules}, kind_{now.rules},
          target_(now.rules, now.key, now.world->team)
    {}

    /// @param people  at most `at_once`
    void operator()(std::span<Attempter> people)
    {
        draw_counts(people);
        count();
        limit();
        thin();
        for (std::size_t i = 0; i < left_; ++i)
            attempt(buffers_.remaining[i]);
    }

  private:
    /// Draw for the people of a batch, and keep those who may have candidates this week.
    void draw_counts(std::span<Attempter> people)
    {
        for (std::size_t i = 0; i < people.size(); ++i)
            seat_[i] = people[i].seat;
        draw_blocks(now_.key, Purpose::attempts, std::span(seat_).first(people.size()), {}, now_.week(), 0,
                    draws_.data());
        n_ = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            who_[n_] = &people[i];
            seat_[n_] = seat_[i];
            draws_[n_] = draws_[i];
            n_ += people[i].may_start(draws_[i]);
        }
    }

    void count()
    {
        auto const& propensity = now_.state.people.propensity;
        for (std::size_t i = 0; i < n_; ++i) {
            Propensity const& own = *propensity.find(seat_[i], who_[i]->row);
            u_[i] = unit_interval(draws_[i][1]);
            mean_[i] = candidates_.mean(own.everyday);
            harm_propensity_[i] = own.harm;
        }
        poisson_counts(n_, u_.data(), mean_.data(), total_.data());
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            harm_[i] =
                who_[i]->may_harm(draws_[i]) ? candidates_.count(draws_[i][0], harm_propensity_[i]) : 0;
            total_[i] += harm_[i];
            all += total_[i];
        }
        buffers_.candidates += all;
    }

    /// Bound the pressure F of each person by tier. `exact_` says whether F itself was looked up.
    void limit()
    {
        for (std::size_t i = 0; i < n_; ++i) {
            double const bound = bound_of(*who_[i]);
            exact_[i] = bound >= rules_.p.acts.cap;
            limit_[i] = {bound, bound};
            if (exact_[i]) look_up(i);
        }
    }

    void look_up(std::size_t i)
    {
        double const common = pressure_.common(now_.read(seat_[i]));
        limit_[i] = {pressure_.of(Tier::everyday, common), pressure_.of(Tier::harm, common)};
        exact_[i] = true;
    }

    /// Return an upper bound of F of both tiers, kept from week to week. It is kept only for people whose
    /// last touch is some weeks ago: whoever was touched lately is likely to be touched again, and a touch
    /// ends the bound. A bound kept in the week of a touch could not tell a later touch of that week.
    double bound_of(Attempter& who) const
    {
        Record const& record = now_.state.people.record[who.seat];
        if (who.bound_touched == record.touched && who.bound_touched != never) return who.bound;
        who.bound_touched = never;
        if (now_.week() - record.touched < weeks_to_settle || rules_.off.tolerance) return rules_.p.acts.cap;
        Group const group = now_.state.people.group[who.seat];
        double const bound =
            std::min(rules_.p.acts.cap,
                     pressure_.bound(
                         now_.read(who.seat), rules_.start_value(Inborn::norm, group, record.norm_quantile),
                         rules_.start_value(Inborn::deterrence, group, record.deterrence_quantile)));
        // Rounded up.
        who.bound = static_cast<float>(bound * (1 + 1e-6));
        who.bound_touched = record.touched;
        return who.bound;
    }

    /// Keep the candidates whose draw lies below the limit.
    void thin()
    {
        draw_blocks(now_.key, Purpose::thin, std::span(seat_).first(n_), {}, now_.week(), 0, draws_.data());
        auto& list = buffers_.remaining;
        std::size_t left = 0;
        for (std::uint32_t i = 0; i < n_; ++i) {
            Block draws = draws_[i];
            for (unsigned first = 0; first < total_[i]; first += 4) {
                if (first > 0) draws = candidates_.thinning(seat_[i], now_.week(), first / 4);
                if (left + 4 > list.size()) list.resize(2 * left + 64);
                for (unsigned k = 0; k < 4; ++k) {
                    unsigned const ordinal = first + k;
                    double const threshold = candidates_.threshold(draws[k]);
                    list[left] = {threshold, i, ordinal};
                    bool const exists = ordinal < total_[i];
                    bool const below = threshold < limit_[i][ordinal < harm_[i]];
                    left += static_cast<unsigned>(exists) & static_cast<unsigned>(below);
                }
            }
        }
        left_ = left;
    }

    void attempt(RemainingCandidate const& candidate)
    {
        std::size_t const i = candidate.who;
        if (!exact_[i]) look_up(i);
        Tier const tier = candidate.ordinal < harm_[i] ? Tier::harm : Tier::everyday;
        if (!(candidate.threshold < limit_[i][tier == Tier::harm])) return;

        Seat const actor = seat_[i];
        Block const draws = draw_block(now_.key, Purpose::act, actor, candidate.ordinal, now_.week());
        Seat const target = target_({.actor = actor,
                                     .week = now_.week(),
                                     .ordinal = candidate.ordinal,
                                     .draws = draws,
                                     .last_target = tier == Tier::harm ? last_target(actor) : no_seat},
                                    [this](Seat seat) { return now_.standing(seat); });
        if (target == no_seat) return;
        Kind const kind = tier == Tier::harm ? kind_(unit_interval(draws[0])) : Kind::remark;
        Letter<ActNote> const act{
            event_id(actor, now_.week(), candidate.ordinal), target, actor, {.kind = kind}};
        work_.acts.send(inner_, act);
        now_.count(thread_, tier == Tier::harm ? Counter::done_harm : Counter::done_remark, actor);
        if (tier == Tier::harm) {
            last_target_ = target;
            now_.exchange.harm_acts.add(thread_, act);
        }
    }

    /// Whom the actor harmed last, this week's acts included; `no_seat` if nobody.
    Seat last_target(Seat actor)
    {
        if (actor != remembered_) {
            remembered_ = actor;
            Seat const* const found = now_.state.people.last_target.find(actor);
            last_target_ = found ? *found : no_seat;
        }
        return last_target_;
    }

    static constexpr Week weeks_to_settle = 3;

    WeekState& now_;
    RangeWork& work_;
    Rules const& rules_;
    int inner_, thread_;
    ThreadBuffers& buffers_;
    Candidates candidates_;
    ActPressure pressure_;
    KindChoice kind_;
    TargetChoice<TieLayer> target_;
    Seat remembered_{no_seat}, last_target_{no_seat};

    // By person of the batch.
    template <class T>
    using Each = std::array<T, at_once>;
    std::size_t n_{0}, left_{0};
    Each<Attempter*> who_;
    Each<Seat> seat_;
    Each<Block> draws_;
    Each<double> u_, mean_;
    Each<float> harm_propensity_;
    Each<unsigned> harm_, total_; ///< candidates
    Each<bool> exact_;
    Each<std::array<double, 2>> limit_; ///< everyday, harm
};

} // namespace

void acts(WeekState& now, RangeWork& work)
{
    work.open(work.acts);
    auto& attempters = work.range->attempters;
    work.executor.for_blocks(attempters.size(), [&](int thread, std::size_t begin, std::size_t end) {
        Attempts attempts(now, work, thread);
        for (; begin < end; begin += std::min(Attempts::at_once, end - begin))
            attempts(std::span(attempters).subspan(begin, std::min(Attempts::at_once, end - begin)));
    });
    outsiders(now, work);
    work.acts.deliver(work.executor);
    work.messages += work.acts.size();
}

} // namespace groundswell::phase
