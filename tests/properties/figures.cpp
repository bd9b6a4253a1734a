// What must hold of the figures of any scenario. GROUNDSWELL_SCENARIOS=10000 draws as many.

#include <cmath>
#include <gtest/gtest.h>

#include "apps/run_text.hpp"
#include "figures/catalogue.hpp"
#include "properties/faults.hpp"
#include "properties/world.hpp"
#include "report/group_table.hpp"
#include "report/words.hpp"

namespace groundswell::testing {

namespace {

using report::with_interval;

void check_intervals(Faults& faults, RunWorld const& world)
{
    for (auto const& m : world.outcome.metrics)
        check_interval(faults, m.estimate, bounds_of(m.name), m.name + " of " + m.group);
    for (auto const& stage : funnel_stages) {
        check_interval(faults, stage_estimate(world.outcome, stage), count_bounds, stage.name);
        check_interval(faults, stage_share(world.outcome, stage), share_bounds, stage.name);
    }
}

/// No later stage holds more acts than an earlier one, and stages agree with counters of the same events.
void check_funnel(Faults& faults, RunWorld const& world)
{
    for (std::size_t r = 0; r < world.results.size(); ++r) {
        auto const& funnel = world.results[r].funnel;
        auto const& totals = world.outcome.summaries[r].totals;
        auto const total = [&](Counter c) { return totals[static_cast<std::size_t>(c)]; };
        for (std::size_t s = 1; s < funnel_stages.size(); ++s)
            faults.check(funnel.*funnel_stages[s].events <= funnel.*funnel_stages[s - 1].events,
                         std::string(funnel_stages[s].name) + " above the stage before");
        faults.check(funnel.acts == total(Counter::acts_harm), "acts of funnel and totals differ");
        faults.check(funnel.known >= total(Counter::noticed_acts_harm), "fewer acts known than noticed");
        // Whoever spoke at once is in; who reported an act of the window is among all who reported.
        faults.check(funnel.disclosed >= total(Counter::told_acts_harm), "fewer disclosed than told at once");
        faults.check(funnel.reported <= total(Counter::chose_report), "reported above reports");
    }
}

Metric const* find(ReplicateResult const& result, std::string_view name, std::string_view group = "all")
{
    for (auto const& m : result.metrics)
        if (m.name == name && m.group == group) return &m;
    return nullptr;
}

/// Figures that speak of the same agree.
void check_agreement(Faults& faults, RunWorld const& world)
{
    for (std::size_t r = 0; r < world.results.size(); ++r) {
        auto const& totals = world.outcome.summaries[r].totals;
        auto const total = [&](Counter c) {
            return static_cast<double>(totals[static_cast<std::size_t>(c)]);
        };
        auto const* noticed = find(world.results[r], "incident_witnessed_share");
        if (noticed != nullptr && !noticed->withheld && noticed->base > 0) {
            faults.check(static_cast<double>(noticed->base) == total(Counter::acts_harm),
                         "acts of a share and of totals differ");
            faults.check(std::abs(noticed->value * total(Counter::acts_harm) -
                                  total(Counter::noticed_acts_harm)) < 1e-6,
                         "noticed acts of a share and of totals differ");
        }
        // Remarks are in no figure of acts: nobody reports who suffered none.
        if (total(Counter::acts_harm) == 0)
            for (auto const* name : {"experienced", "witnessed"})
                if (auto const* m = find(world.results[r], name); m != nullptr && m->base > 0)
                    faults.check(m->value == 0, std::string(name) + " without an act");
        auto const& d = world.outcome.summaries[r];
        faults.check(d.funnel.acts > 0 || d.funnel.reported == 0, "reports of no act");
    }
}

/// The printed object, the report's and the study's are the same figures.
void check_forms(Faults& faults, RunWorld const& world)
{
    auto const& printed = world.printed["metrics"];
    auto const& shown = world.shown["metrics"];
    faults.check(printed.size() == shown.size(), "figures of the run and of the report differ");
    std::map<std::pair<std::string, std::string>, std::vector<Json const*>> kept;
    for (auto const& row : world.exported["metrics"])
        kept[{row["name"], row["group_name"]}].push_back(&row);
    for (std::size_t i = 0; i < printed.size() && i < shown.size(); ++i) {
        auto const what =
            printed[i]["name"].get<std::string>() + " of " + printed[i]["group"].get<std::string>();
        for (auto const* part : {"mean", "low", "high"})
            faults.check(same(shown[i][part], printed[i][part]), what + ": report and run differ");
        double sum = 0;
        std::size_t n = 0;
        bool withheld = false;
        for (auto const* row : kept[{printed[i]["name"], printed[i]["group"]}]) {
            withheld = withheld || (*row)["withheld"] == 1;
            if ((*row)["value"].is_null()) continue;
            sum += (*row)["value"].get<double>();
            ++n;
        }
        faults.check(withheld == printed[i]["withheld"].get<bool>(), what + ": withheld here, not there");
        if (withheld) {
            faults.check(printed[i]["mean"].is_null(), what + ": withheld, with a mean");
            continue;
        }
        faults.check(n == printed[i]["n"].get<std::size_t>(), what + ": other replicates in the export");
        if (n > 0)
            faults.check(same(Json(sum / static_cast<double>(n)), printed[i]["mean"]),
                         what + ": export and run differ");
    }
    for (auto const& row : world.exported["funnel"])
        for (auto const& stage : funnel_stages)
            if (row["stage"] == stage.name)
                faults.check(row["events"] == world.results[row["replicate"]].funnel.*stage.events,
                             std::string(stage.name) + ": export and run differ");
}

/// The text holds what the object holds.
void check_text(Faults& faults, RunWorld const& world)
{
    auto const text = run_text(world.outcome, {}, Characters{});
    for (auto const& row : report::group_table(world.outcome).rows) {
        auto const at = text.find("  " + row.label + ' ');
        faults.check(at != std::string::npos, row.label + " is not in the text");
        for (auto const* metric : row.cells) {
            if (metric == nullptr) continue;
            auto cell = metric->withheld ? "withheld" : with_interval(metric->estimate, row.share);
            if (metric->estimate.known() && metric->estimate.n < world.results.size())
                cell += fmt::format(" ({})", metric->estimate.n);
            bool found = false;
            for (auto from = at; !found && from != std::string::npos;
                 from = text.find("  " + row.label + ' ', from + 1)) {
                auto const line = text.substr(from, text.find('\n', from) - from);
                found = line.find(cell) != std::string::npos;
            }
            faults.check(found, row.label + ": the text does not say " + cell);
        }
    }
    auto const weeks = static_cast<Week>(world.scenario.parameters.run.weeks);
    if (weeks + world.scenario.parameters.run.burnin < 520)
        faults.check(text.find("the last ten years") == std::string::npos, "ten years, of fewer weeks");
    if (weeks < world.scenario.parameters.run.window)
        faults.check(text.find(report::window_words(world.outcome)) != std::string::npos &&
                         text.find("the last " + report::span_of_weeks(static_cast<Week>(
                                                     world.scenario.parameters.run.window))) ==
                             std::string::npos,
                     "a window that was not there");
}

} // namespace

TEST(Properties, HoldForFiguresOfAnyScenario)
{
    TemporaryFolder const folder;
    int const scenarios = scenarios_to_draw();
    int events = 0;
    for (int i = 0; i < scenarios; ++i) {
        RunWorld const world(ScenarioDrawer(folder, first_scenario() + static_cast<std::uint64_t>(i))(),
                             folder);
        Faults faults;
        check_intervals(faults, world);
        check_funnel(faults, world);
        check_agreement(faults, world);
        check_forms(faults, world);
        check_text(faults, world);
        ASSERT_TRUE(faults.none()) << "scenario " << first_scenario() + static_cast<std::uint64_t>(i) << ":\n"
                                   << faults.text() << '\n'
                                   << identity_of(world.scenario, 0, "").scenario;
        events += world.results[0].funnel.disclosed > 0;
    }
    EXPECT_GT(events, scenarios / 10) << "too little happens to test anything";
}

} // namespace groundswell::testing
