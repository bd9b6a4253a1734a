#include "apps/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <groundswell/counters.hpp>
#include <groundswell/problems.hpp>

#include "base/memory.hpp"
#include "base/whole_file.hpp"
#include "engine/memory.hpp"
#include "parallel/executor.hpp"

namespace groundswell {

namespace {

constexpr double seconds_of_person_week = .22e-6; ///< on one thread
constexpr double worth_saying = 10;               ///< seconds

double people_of(Scenario const& scenario)
{
    if (scenario.world_file) return static_cast<double>(scenario.world_file->seats);
    return scenario.parameters.institution.seats;
}

int used_threads(Work const& work)
{
    return std::max(1, std::min(work.threads, Executor::available()));
}

int used_cores(Work const& work)
{
    return used_threads(work) * work.ranks;
}

/// Of one replicate of a run in a study: at most so many characters a week in each row of its tables.
double bytes_of_replicate(Scenario const& scenario)
{
    constexpr double of_week = 2.2, of_row = 60;
    double const groups = static_cast<double>(scenario.groups.size()), ranks = scenario.ranks;
    // In more cells than these, most have nothing to write.
    double const cells = std::min(60.0, (groups + 1) * (ranks + 1));
    double const rows = cells * (counter_count + 1);
    return rows * (of_row + of_week * scenario.parameters.run.weeks);
}

} // namespace

double estimated_seconds(Work const& work)
{
    auto const& run = work.scenario.parameters.run;
    double const weeks =
        static_cast<double>(work.runs) * run.weeks + static_cast<double>(work.worlds) * run.burnin;
    return people_of(work.scenario) * weeks * seconds_of_person_week / used_cores(work);
}

std::string time_words(double seconds, int threads)
{
    auto const about = [](double number, char const* unit) {
        auto const whole = std::max(1L, std::lround(number));
        return fmt::format("about {} {}{}", whole, unit, whole == 1 ? "" : "s");
    };
    std::string const time = seconds < 90       ? about(seconds, "second")
                             : seconds < 5400   ? about(seconds / 60, "minute")
                             : seconds < 172800 ? about(seconds / 3600, "hour")
                                                : about(seconds / 86400, "day");
    return fmt::format("{} on {} core{}", time, threads, threads == 1 ? "" : "s");
}

void say_forecast(Work const& work)
{
    auto const at_once =
        work.spread ? 1
                    : std::min<std::size_t>(static_cast<std::size_t>(std::max(1, work.threads)), work.runs);
    auto const each = estimated_memory(work.scenario, work.spread ? work.ranks : 1);
    if (auto const limit = memory_limit(); limit && at_once > 1 && each <= *limit && each > *limit / at_once)
        throw UserError(Problem{
            .code = ProblemCode::memory_not_enough,
            .place = {.argument = "threads"},
            .what = fmt::format("{} runs at once would take {}", at_once, bytes_in_words(each * at_once)),
            .allowed = "there are " + bytes_in_words(*limit),
            .suggestion = fmt::format("use {} or fewer", *limit / std::max<std::uint64_t>(1, each))});
    if (double const seconds = estimated_seconds(work); seconds > worth_saying && !work.card)
        fmt::print(stderr, "{}\n", time_words(seconds, used_cores(work)));
}

void require_space(std::string const& out, Work const& work)
{
    if (out.empty()) return;
    require_space_for(out, static_cast<double>(work.runs) * bytes_of_replicate(work.scenario),
                      "free some space, choose another disk, or ask for fewer replicates");
}

} // namespace groundswell
