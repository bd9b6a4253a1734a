#include "report/rulings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <variant>

#include "base/how_many.hpp"
#include "report/words.hpp"
#include <groundswell/interventions.hpp>

namespace groundswell::report {

namespace {

Week whole_weeks(double delay)
{
    return static_cast<Week>(delay + 0.5);
}

/// The delay that an intervention sets, if it sets one.
double const* delay_set_by(InterventionSpec const& spec)
{
    return std::visit(
        [](auto const& own) -> double const* {
            if constexpr (requires { own.set.find(""); }) {
                auto const at = own.set.find("policy.delay");
                return at == own.set.end() ? nullptr : &at->second;
            } else
                return nullptr;
        },
        spec.kind);
}

} // namespace

Rulings rulings_of(RunOutcome const& outcome)
{
    Rulings out{.delay = whole_weeks(outcome.scenario.parameters.policy.delay)};
    auto const usual = out.delay;
    for (auto const& intervention : outcome.scenario.interventions) {
        auto const* const set = delay_set_by(intervention);
        if (set == nullptr || intervention.start >= outcome.weeks()) continue;
        out.varies = out.varies || whole_weeks(*set) != usual;
        out.delay = std::min(out.delay, whole_weeks(*set));
    }
    out.possible = out.delay < outcome.window();
    return out;
}

Waiting waiting_at(FunnelStage const& stage, Rulings const& rulings)
{
    bool const upheld = stage.events == &Funnel::substantiated;
    if (!upheld && stage.events != &Funnel::accountable) return Waiting::none;
    if (!rulings.possible) return Waiting::all;
    return upheld && rulings.delay > 0 ? Waiting::some : Waiting::none;
}

char const* name_of(Waiting waiting)
{
    return waiting == Waiting::none ? "none" : waiting == Waiting::some ? "some" : "all";
}

std::string rulings_words(RunOutcome const& outcome)
{
    auto const rulings = rulings_of(outcome);
    if (rulings.delay == 0) return "";
    auto const take =
        fmt::format("Rulings take {}{}", rulings.varies ? "at least " : "", how_many(rulings.delay, "week"));
    if (!rulings.possible)
        return fmt::format("{}: none could be made on a report of {}.", take, window_words(outcome));
    return fmt::format("{}: reports of {} are still open.", take,
                       rulings.delay == 1 ? "the last week"
                                          : fmt::format("the last {} weeks", rulings.delay));
}

} // namespace groundswell::report
