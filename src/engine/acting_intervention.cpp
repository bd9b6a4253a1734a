#include "engine/acting_intervention.hpp"

#include <numeric>

#include "base/event_ids.hpp"
#include "engine/turnover.hpp"
#include "world/world.hpp"

namespace groundswell {

ActingIntervention::ActingIntervention(WeekState& now, std::size_t index) : now_(now), index_(index)
{
    auto const& intervention = now.interventions[index];
    now.for_each_seat([&](Seat seat) {
        could_be_reached_ += could_reach(now, intervention, seat);
        if (in_scope(now, intervention, seat)) seats_.push_back(seat);
    });
    count_ = seats_.size();
    if (now.partition.alone()) return;
    auto const reached = now.partition.gather(std::vector{seats_.size()});
    auto const here = reached.begin() + static_cast<std::ptrdiff_t>(now.partition.number());
    before_ = std::accumulate(reached.begin(), here, std::size_t{0});
    count_ = std::accumulate(here, reached.end(), before_);
    auto const could = now.partition.gather(std::vector{could_be_reached_});
    could_be_reached_ = std::accumulate(could.begin(), could.end(), std::size_t{0});
}

void ActingIntervention::act()
{
    std::visit(
        [this](auto const& kind) {
            if constexpr (requires { kind.act(*this); }) kind.act(*this);
        },
        now_.interventions[index_].spec.kind);
}

std::vector<double> ActingIntervention::unit_attitudes() const
{
    World const& world = *now_.world;
    std::vector<std::uint64_t> sum(world.unit_count(), 0), count(world.unit_count(), 0);
    now_.for_each_seat([&](Seat seat) {
        if (!people().occupied(seat)) return;
        Unit const unit = world.unit_of(seat);
        sum[unit] += people().record[seat].attitude;
        ++count[unit];
    });
    std::vector<double> out;
    out.reserve(seats_.size());
    for (Seat const seat : seats_) {
        Unit const unit = world.unit_of(seat);
        out.push_back(static_cast<double>(sum[unit]) / 65535.0 / static_cast<double>(count[unit]));
    }
    return out;
}

std::vector<ReachedPeople::PossibleOffender> ActingIntervention::possible_offenders() const
{
    std::vector<PossibleOffender> out;
    for (Seat const seat : seats_)
        if (float const harm = people().propensity_of(seat).harm; harm > 0)
            out.push_back({seat, harm, people().birth_seat[seat], people().hired[seat]});
    return now_.partition.alone() ? out : now_.partition.gather(out);
}

double ActingIntervention::draw(Purpose purpose, std::uint32_t index) const
{
    return uniform(now_.key, purpose, {0, static_cast<std::uint32_t>(index_), now_.week(), index});
}

void ActingIntervention::touch(Seat seat, Change const& change)
{
    now_.touch(seat, change);
}

void ActingIntervention::hold()
{
    auto& members = now_.state.members[index_];
    members.resize(now_.seats(), 0);
    for (Seat const seat : seats_)
        members[seat] = 1;
}

void ActingIntervention::dismiss(std::span<Seat const> leaving)
{
    for (Seat const seat : leaving)
        if (now_.partition.holds(seat)) remove_person(now_, seat);
    apply_moves(now_);
}

void ActingIntervention::post(std::size_t n, Post kind)
{
    if (n < before_ || n - before_ >= seats_.size()) return; // by somebody of another process
    Seat const author = seats_[n - before_];
    if (now_.posted(author)) return;
    now_.flags[author] |= flag_posted;
    now_.count(0, static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(kind)),
               author);
    now_.exchange.posts.add(
        0, {.id = post_id(event_id(author, now_.week(), 65535), author), .author = author, .kind = kind});
}

} // namespace groundswell
