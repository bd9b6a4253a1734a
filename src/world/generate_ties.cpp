#include "world/generate_ties.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/huge_pages.hpp"
#include "base/math.hpp"
#include "random/distributions.hpp"
#include "world/generate_shares.hpp"

namespace groundswell {

namespace {

/// Address of draws of `Purpose::generate`: the partner is the use, the week is the number of the asking
/// seat's tie.
enum Drawn : std::uint32_t {
    inside = 1,
    outside = 2,
    anywhere = 3,
    order_of_confidants = 4,
    order_of_audience = 5,
    audience = 6
};

/// Draws of one tie: 0 decides on the own group, 1 + a picks a seat at attempt a, the next picks from a
/// full list.
constexpr std::uint32_t attempts = 14;

/// Ties that grow one by one. The row of a seat holds its ties in both directions, not yet sorted.
class GrowingTies {
  public:
    GrowingTies(TieFrame const& frame, double degree, double homophily, Key key)
        : frame_(frame), homophily_(homophily), key_(key), seats_(frame.group.size()), count_(seats_),
          asked_(seats_)
    {
        most_ = static_cast<std::size_t>(
            std::min(degree + 4 * portable_sqrt(degree) + 8, static_cast<double>(seats_ - 1)));
        resize_large(slots_, seats_ * most_);
        everyone_.resize(seats_);
        std::iota(everyone_.begin(), everyone_.end(), Seat{0});
        for (Seat const seat : everyone_) {
            if (of_group_.size() <= frame.group[seat]) of_group_.resize(frame.group[seat] + std::size_t{1});
            of_group_[frame.group[seat]].push_back(seat);
        }
    }

    /// Let seats ask in turn until there are `wanted` more ties, or a round brought none. @return number of
    /// new ties
    std::uint64_t ask(Drawn where, std::uint64_t wanted, std::vector<Seat> const& order)
    {
        std::ranges::fill(asked_, 0);
        std::uint64_t const whole_rounds = wanted - wanted % order.size();
        std::uint64_t made = 0;
        for (std::uint64_t k = 0, refused = 0; made < wanted && refused < order.size(); ++k) {
            frame_.stop.look(k);
            bool const tied =
                ask_once(where, k < whole_rounds ? everyone_[k % order.size()] : order[k % order.size()]);
            made += tied;
            refused = tied ? 0 : refused + 1;
        }
        return made;
    }

    ExplicitTies finish() &&
    {
        ExplicitTies out;
        out.start.reserve(seats_ + 1);
        for (std::size_t seat = 0; seat < seats_; ++seat) {
            frame_.stop.look(seat);
            auto const row = std::span(slots_).subspan(seat * most_, count_[seat]);
            std::ranges::sort(row);
            out.to.insert(out.to.end(), row.begin(), row.end());
            out.start.push_back(out.to.size());
        }
        return out;
    }

  private:
    bool ask_once(Drawn where, Seat ego)
    {
        draws_ = {ego, where, static_cast<Week>(asked_[ego]++), 0};
        bool const own = draw(0) < homophily_;
        if (where == inside) return add(ego, listed(team_of(ego), ego, own, where));
        // While most seats are free, trying is faster than listing.
        auto const& pool = own ? of_group_[frame_.group[ego]] : everyone_;
        for (std::uint32_t a = 0; a < attempts; ++a) {
            Seat const other = pool[whole_below(draw(1 + a), static_cast<std::uint32_t>(pool.size()))];
            if (free(ego, other, where)) return add(ego, other);
        }
        return add(ego, listed(everyone_, ego, own, where));
    }

    /// Pick one of the free seats of `pool`, of the own group if asked for and possible.
    Seat listed(std::span<Seat const> pool, Seat ego, bool own, Drawn where)
    {
        list_.clear();
        std::ranges::copy_if(pool, std::back_inserter(list_),
                             [&](Seat other) { return free(ego, other, where); });
        auto const same = [&](Seat other) { return frame_.group[other] == frame_.group[ego]; };
        if (own && std::ranges::any_of(list_, same)) std::erase_if(list_, std::not_fn(same));
        if (list_.empty()) return no_seat;
        return list_[whole_below(draw(1 + attempts), static_cast<std::uint32_t>(list_.size()))];
    }

    bool free(Seat ego, Seat other, Drawn where) const
    {
        if (ego == other || (where == outside && frame_.team[ego] == frame_.team[other])) return false;
        if (count_[ego] == most_ || count_[other] == most_) return false;
        auto const row = std::span(slots_).subspan(ego * most_, count_[ego]);
        return std::ranges::find(row, other) == row.end();
    }

    bool add(Seat ego, Seat other)
    {
        if (other == no_seat) return false;
        slots_[ego * most_ + count_[ego]++] = other;
        slots_[other * most_ + count_[other]++] = ego;
        return true;
    }

    std::span<Seat const> team_of(Seat ego) const
    {
        Seat const first = frame_.team_start[frame_.team[ego]];
        Seat const last = frame_.team_start[frame_.team[ego] + std::size_t{1}];
        return std::span(everyone_).subspan(first, last - first);
    }

    /// One evaluation gives four draws, and most ties need no more.
    double draw(std::uint32_t index)
    {
        if (index == 0 || index >> 2 != draws_.index >> 2)
            block_ =
                draw_block(key_, Purpose::generate, draws_.entity, draws_.partner, draws_.week, index >> 2);
        draws_.index = index;
        return unit_interval(block_[index & 3]);
    }

    TieFrame const& frame_;
    double homophily_;
    Key key_;
    std::size_t seats_;
    std::size_t most_{0};              ///< ties that a seat can have
    std::vector<Seat> slots_;          ///< row of seat i: slots_[i * most_ ..]
    std::vector<std::uint32_t> count_; ///< length of each row
    std::vector<std::uint32_t> asked_; ///< ties asked for by each seat in this round
    std::vector<Seat> everyone_, list_;
    std::vector<std::vector<Seat>> of_group_;
    Address draws_{};
    Block block_{};
};

std::uint64_t tie_count(std::size_t seats, double degree)
{
    double const n = static_cast<double>(seats);
    return static_cast<std::uint64_t>(std::min(n * degree / 2 + 0.5, n * (n - 1) / 2));
}

std::vector<Seat> order_of(std::size_t seats, Drawn what, Key key)
{
    std::vector<Seat> all(seats);
    std::iota(all.begin(), all.end(), Seat{0});
    return in_drawn_order(std::move(all), key, Purpose::generate, {.partner = what});
}

} // namespace

ExplicitTies draw_confidants(TieFrame const& frame, ConfidantSpec const& spec, Key key)
{
    GrowingTies ties(frame, spec.degree, spec.homophily, key);
    auto const order = order_of(frame.group.size(), order_of_confidants, key);
    auto const wanted = tie_count(frame.group.size(), spec.degree);
    std::uint64_t made =
        ties.ask(inside, static_cast<std::uint64_t>(static_cast<double>(wanted) * spec.inside + 0.5), order);
    made += ties.ask(outside, wanted - made, order);
    ties.ask(anywhere, wanted - made, order);
    return std::move(ties).finish();
}

ExplicitTies draw_audience(TieFrame const& frame, double degree, Key key)
{
    GrowingTies ties(frame, degree, 0, key);
    ties.ask(audience, tie_count(frame.group.size(), degree),
             order_of(frame.group.size(), order_of_audience, key));
    return std::move(ties).finish();
}

} // namespace groundswell
