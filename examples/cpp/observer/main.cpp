// Looks on while a small institution is simulated, counts who steps in, and stops the run after 200 acts. It
// prints:
//
//   stopped in week 267
//   200 acts, 102 noticed, a witness stepped in at 38
#include <cstdio>
#include <exception>
#include <groundswell/observer.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <groundswell/week.hpp>

using namespace groundswell;

/// Thrown by the observer to stop the run.
struct SeenEnough : std::exception {};

/// Counts acts of the kinds that surveys count, and those in which a witness stepped in.
class StepsIn final : public Observer {
  public:
    // Ranges run on several threads if the simulation has several; this one has one.
    void range_over(WeekView const&, RangeView const& range) override
    {
        for (auto const& act : range.acts()) {
            if (tier_of(act.kind) != Tier::harm) continue;
            ++acts;
            if (act.noticed > 0) ++noticed;
            if (act.intervened > 0) ++answered;
        }
    }
    void week_over(WeekView const& week) override
    {
        last = week.week();
        if (acts >= 200) throw SeenEnough{};
    }

    int acts{0}, noticed{0}, answered{0};
    Week last{0};
};

int main()
try {
    Scenario scenario = default_scenario();
    apply_override(scenario, "institution.seats=300");
    Key const key{.seed = scenario.seed, .replicate = 0};

    StepsIn observer;
    Simulation simulation(build_world(scenario, key), scenario, key);
    simulation.run_until(0); // burn-in
    simulation.observe(&observer);
    try {
        simulation.run_until(520);
    } catch (SeenEnough const&) {
        std::printf("stopped in week %d\n", observer.last);
    }
    std::printf("%d acts, %d noticed, a witness stepped in at %d\n", observer.acts, observer.noticed,
                observer.answered);
} catch (UserError const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
