#include "card/placed_run.hpp"

#include <algorithm>
#include <span>

#include "engine/observation.hpp"

namespace groundswell {

using block::Arena;

namespace {

block::Job job_for(block::BlockRun const& run, Week end, int observe_every)
{
    block::Job job;
    job.memory = run.memory();
    job.week = run.week();
    job.end = end;
    job.observe_every = observe_every;
    return job;
}

} // namespace

std::size_t PlacedRun::bytes_of(block::BlockRun const& run, Week end, int observe_every)
{
    block::Job job = job_for(run, end, observe_every);
    return run.program_bytes().size() + Arena::size_of([&](auto const& v) { job.memory.visit_state(v); }) +
           Arena::size_of([&](auto const& v) { job.memory.visit_week(v); }) +
           Arena::size_of([&](auto const& v) { job.visit(v); });
}

PlacedRun::PlacedRun(Device& device, std::byte* memory, block::BlockRun& run, Week end, int observe_every)
    : device_(&device), run_(&run), begun_(run.week()), job_(job_for(run, end, observe_every)),
      on_device_(run.program())
{
    auto const& program = run.program_bytes();
    device.upload(memory, program.data(), program.size());
    Arena::place([&](auto const& v) { on_device_.visit(v); }, memory);
    rules_ = memory + (reinterpret_cast<std::byte const*>(run.program().week_rules) - program.data());

    state_ = memory + program.size();
    auto const& state = run.state_bytes();
    device.upload(state_, state.data(), state.size());
    Arena::place([&](auto const& v) { job_.memory.visit_state(v); }, state_);

    std::byte* const week = state_ + state.size();
    auto const of_week = [&](auto const& v) { job_.memory.visit_week(v); };
    Arena::place(of_week, week);
    left_ = week + Arena::size_of(of_week);
    auto const of_left = [&](auto const& v) { job_.visit(v); };
    Arena::place(of_left, left_);
    device.clear(left_, Arena::size_of(of_left));
}

block::Job PlacedRun::next_job()
{
    if (run_->prepare_week()) {
        device_->upload(rules_, run_->program().week_rules, sizeof(block::WeekRules));
        job_.memory.listed = false;
    }
    job_.program = on_device_;
    job_.week = run_->week();
    job_.until = run_->rules_stay_until(job_.end);
    return job_;
}

void PlacedRun::take(block::Job const& ran)
{
    job_ = ran;
    run_->weeks_are_over(job_.until);
}

void PlacedRun::fetch()
{
    auto& state = run_->state_bytes();
    device_->download(state.data(), state_, state.size());
    run_->take(job_.memory);
    auto const weeks = static_cast<std::size_t>(std::max(0, job_.end));
    std::size_t const cells = run_->memory().sizes.cells;
    auto const fetched = [&]<class T>(std::vector<T>& to, T const* from, std::size_t n) {
        to.resize(n);
        device_->download(to.data(), reinterpret_cast<std::byte const*>(from), n * sizeof(T));
    };
    fetched(counts_, job_.counts, weeks * counter_count * cells);
    fetched(people_, job_.people, (weeks + 1) * cells);
    fetched(states_, job_.states,
            (job_.observations_before(job_.end) + std::size_t{1}) * cells * state_count);
}

Recorded PlacedRun::recorded() const
{
    auto const& world = run_->program().world;
    std::size_t const cells = run_->memory().sizes.cells, all = cells * counter_count;
    Recorded out{.messages_before = job_.messages_before,
                 .candidates_before = job_.attempts_before,
                 .series = {},
                 .occupied = {},
                 .states = {}};
    for (Week week = std::max(0, begun_); week < job_.end; ++week) {
        auto const* const counts = counts_.data() + static_cast<std::size_t>(week) * all;
        out.series.emplace_back(static_cast<int>(world.groups), static_cast<int>(world.ranks),
                                std::vector(counts, counts + all));
    }
    for (Week week = std::max(0, begun_ + 1); week <= job_.end; ++week) {
        auto const* const first = people_.data() + static_cast<std::size_t>(week) * cells;
        std::vector<std::uint32_t> people(first, first + cells);
        if (job_.observed_at(week))
            out.states.push_back(
                state_means(week,
                            std::span(states_).subspan(job_.observations_before(week) * cells * state_count,
                                                       cells * state_count),
                            people));
        if (week < job_.end) out.occupied.push_back(std::move(people));
    }
    return out;
}

} // namespace groundswell
