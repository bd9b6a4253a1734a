// What must hold of compare, dose and attribute in any small institution: text, JSON, export and report give
// the same numbers, and intervals keep within their bounds. GROUNDSWELL_SCENARIOS=1000 draws as many.

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

#include "apps/attribute_text.hpp"
#include "apps/compare_text.hpp"
#include "apps/dose_text.hpp"
#include "base/text.hpp"
#include "properties/experiment_world.hpp"
#include "properties/faults.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell::testing {

namespace {

using report::figure;
using report::signed_interval;
using report::with_interval;

/// The mean of some values; null for none.
Json mean_of(std::vector<double> const& values)
{
    double sum = 0;
    for (double const value : values)
        sum += value;
    return values.empty() ? Json(nullptr) : Json(sum / static_cast<double>(values.size()));
}

void check_estimate(Faults& faults, Json const& printed, Json const& shown, std::string const& what)
{
    for (auto const* part : {"mean", "low", "high"})
        faults.check(same(shown[part], printed[part]),
                     fmt::format("{}: {} differs between report and command", what, part));
}

/// What the text says on the line that begins with a label, anywhere below `from`.
bool says(std::string const& text, std::string const& label, std::vector<std::string> const& parts,
          std::size_t from = 0)
{
    for (auto at = text.find(label, from); at != std::string::npos; at = text.find(label, at + 1)) {
        auto line = text.substr(at, text.find('\n', at) - at);
        if (std::ranges::all_of(parts,
                                [&](auto const& part) { return line.find(part) != std::string::npos; }))
            return true;
    }
    return false;
}

/// Both levels of a figure and its change over the pairs in which both are known, from the export alone.
void check_points(Faults& faults, Json const& printed, std::map<int, double> const& base,
                  std::map<int, double> const& variant, std::string const& what)
{
    std::vector<double> without, with, change;
    for (auto const& [replicate, value] : base)
        if (auto const other = variant.find(replicate); other != variant.end()) {
            without.push_back(value);
            with.push_back(other->second);
            change.push_back(other->second - value);
        }
    faults.check(printed["difference"]["n"] == change.size(), what + ": other pairs in the export");
    faults.check(same(mean_of(without), printed["without"]["mean"]),
                 what + ": without differs from the export");
    faults.check(same(mean_of(with), printed["with"]["mean"]), what + ": with differs from the export");
    auto const difference = mean_of(change);
    faults.check(difference.is_null() ? printed["difference"]["mean"].is_null()
                                      : std::abs(difference.get<double>() -
                                                 printed["difference"]["mean"].get<double>()) < 1e-9,
                 what + ": the change differs from the export");
}

void check_compare(Faults& faults, ExperimentWorld const& world)
{
    auto const printed = report::compare_json(world.compared);
    auto const text = compare_text(world.compared);
    ExportedPoints const points(world.exported);
    auto const base = points.point("compare", "base");
    faults.check(world.shown["comparisons"].size() == printed["variants"].size(),
                 "comparisons are missing in the report");
    for (std::size_t i = 0; i < printed["variants"].size() && i < world.shown["comparisons"].size(); ++i) {
        auto const& variant = printed["variants"][i];
        auto const& finding = world.compared.findings[i];
        auto const name = variant["name"].get<std::string>();
        auto const& rows = world.shown["comparisons"][i]["rows"];
        faults.check(rows.size() == variant["figures"].size(), name + ": other figures in the report");
        for (std::size_t f = 0; f < rows.size() && f < variant["figures"].size(); ++f) {
            auto const& figure = variant["figures"][f];
            auto const what = fmt::format("{} of {}, {}", figure["metric"].get<std::string>(),
                                          figure["group"].get<std::string>(), name);
            bool const alike = rows[f]["metric"] == figure["metric"] && rows[f]["group"] == figure["group"] &&
                               rows[f]["withheld"] == figure["withheld"];
            faults.check(alike, what + ": another row in the report");
            if (!alike) continue;
            if (figure["withheld"] == true) {
                faults.check(!figure.contains("difference") && !rows[f].contains("difference"),
                             what + ": withheld, and shown");
                continue;
            }
            check_estimate(faults, figure["without"], rows[f]["base"], what + " without");
            check_estimate(faults, figure["with"], rows[f]["variant"], what + " with");
            check_estimate(faults, figure["difference"], rows[f]["difference"], what + " difference");
            check_points(
                faults, figure, points.values({"compare", base, figure["metric"], figure["group"]}),
                points.values({"compare", points.point("compare", name), figure["metric"], figure["group"]}),
                what);
            auto const& paired = finding.figures[f].paired;
            auto const bounds = bounds_of(figure["metric"].get<std::string>());
            check_interval(faults, paired.base, bounds, what + " without");
            check_interval(faults, paired.variant, bounds, what + " with");
            check_interval(faults, paired.difference, {}, what + " difference");
        }
        auto const section = text.find('\n' + name + '\n');
        faults.check(section != std::string::npos, name + ": no section in the text");
        for (auto const& row : report::compare_table(finding, finding.main.paired.difference.n).rows) {
            auto const& paired = row.figure->paired;
            std::vector<std::string> parts{"withheld"};
            if (!row.figure->withheld)
                parts = {figure(paired.base.mean, row.share), figure(paired.variant.mean, row.share),
                         paired.identical            ? "none"
                         : paired.difference.known() ? signed_interval(paired.difference, row.share)
                                                     : "-"};
            faults.check(
                says(text, "  " + row.label + ' ', parts, section),
                fmt::format("{}: the text does not say {} of {}", name, fmt::join(parts, " "), row.label));
        }
    }
}

void check_dose(Faults& faults, ExperimentWorld const& world)
{
    auto const printed = report::dose_json(world.dosed);
    auto const text = dose_text(world.dosed, Characters{});
    faults.check(world.shown["dose"].size() == 1, "the report has no dose");
    if (world.shown["dose"].size() != 1) return;
    auto const& shown = world.shown["dose"][0];
    ExportedPoints const points(world.exported);
    auto const& plan = world.dosed.run.plan;
    auto const share = report::figure_words(world.dosed.metric).share;
    faults.check(shown["response"].size() == printed["response"].size(), "other doses in the report");
    for (std::size_t i = 0; i < printed["response"].size() && i < shown["response"].size(); ++i) {
        auto const& response = world.dosed.curve.points[i].response;
        auto const what = fmt::format("dose {}", plan.doses[i]);
        check_estimate(faults, printed["response"][i]["value"], shown["response"][i], what);
        check_interval(faults, response, bounds_of(world.dosed.metric), what);
        check_interval(faults, world.dosed.curve.points[i].effect.difference, {}, what + " effect");
        std::vector<double> kept;
        for (auto const& [replicate, value] :
             points.values({"dose", points.point("dose", plan.arms[plan.up(i)]), world.dosed.metric, "all"}))
            kept.push_back(value);
        faults.check(same(mean_of(kept), printed["response"][i]["value"]["mean"]),
                     what + " differs from the export");
        faults.check(says(text, fmt::format("{:>9}  ", format_number(plan.doses[i])),
                          {with_interval(response, share)}),
                     what + ": the text does not say " + with_interval(response, share));
    }
    auto const& tipping = world.dosed.tipping;
    auto const history_share = report::figure_words(tipping.metric).share;
    faults.check(shown["up"].size() == printed["histories"].size(), "other histories in the report");
    for (std::size_t i = 0; i < tipping.histories.size() && i < shown["up"].size(); ++i) {
        auto const& h = tipping.histories[i];
        auto const what = fmt::format("histories of {}", h.dose);
        check_estimate(faults, printed["histories"][i]["up"], shown["up"][i], what + ", up");
        check_estimate(faults, printed["histories"][i]["down"], shown["down"][i], what + ", down");
        check_interval(faults, h.up, count_bounds, what + ", up");
        check_interval(faults, h.down, count_bounds, what + ", down");
        faults.check(
            says(text, fmt::format("{:>9}", format_number(h.dose)),
                 {figure(h.up.mean, history_share), figure(h.down.mean, history_share),
                  h.apart.identical ? "the same" : signed_interval(h.apart.difference, history_share)}),
            what + ": the text says something else");
    }
    faults.check(shown["withdrawn"] == printed["withdrawal"], "the report says otherwise what stays");
    faults.check(shown["hysteresis_at"] == printed["hysteresis_at"], "other hysteresis in the report");
}

/// The parts sum to the whole, and are the same everywhere.
void check_attribution(Faults& faults, ExperimentWorld const& world)
{
    auto const& all = world.attributed->all;
    report::AttributeSetting const setting{.scenario = world.base};
    auto const printed = report::attribute_json(*world.attributed, setting)["attribution"];
    auto const text = attribute_text(*world.attributed, setting, Characters{});
    auto const& shown = world.shown["attribution"];
    faults.check(!shown.is_null(), "the report has no attribution");
    if (shown.is_null()) return;
    check_estimate(faults, printed["whole"], shown["whole"], "the whole");
    check_interval(faults, all.whole, bounds_of(world.attributed->metric), "the whole");
    std::vector<double> kept;
    for (auto const& [replicate, value] :
         ExportedPoints(world.exported).values({"attribute", "whole", "harm", "all"}))
        kept.push_back(value);
    faults.check(all.replicates < world.attributed->asked || same(mean_of(kept), printed["whole"]["mean"]),
                 "the whole differs from the export");
    auto const share = report::figure_words(world.attributed->metric).share;
    double sum = all.residue.value.mean;
    for (std::size_t i = 0; i < all.components.size(); ++i) {
        auto const& part = all.components[i];
        sum += part.value.mean;
        check_estimate(faults, printed["components"][i]["value"], shown["components"][i]["value"], part.name);
        check_estimate(faults, printed["components"][i]["share"], shown["components"][i]["share"], part.name);
        check_interval(faults, part.value, {}, part.name);
        faults.check(says(text, "  " + report::component_words(part.name) + ' ',
                          {figure(part.value.mean, share), report::attributed_share(part.share)}),
                     part.name + ": the text says something else");
    }
    faults.check(!all.whole.known() ||
                     std::abs(sum - all.whole.mean) < 1e-6 * std::max(1.0, std::abs(all.whole.mean)),
                 "the parts do not sum to the whole");
}

/// Attribution of some scenarios is enough: it takes 264 runs a replicate.
constexpr int attributed_each = 10;

} // namespace

TEST(Properties, HoldForExperimentsInAnyScenario)
{
    TemporaryFolder const folder;
    int const scenarios = scenarios_to_draw(30);
    int changed = 0;
    for (int i = 0; i < scenarios; ++i) {
        auto const seed = first_scenario() + static_cast<std::uint64_t>(i);
        ScenarioDrawer draw(folder, 3'000'000 + seed);
        ExperimentWorld const world(draw, folder, i % attributed_each == 0);
        Faults faults;
        check_compare(faults, world);
        check_dose(faults, world);
        if (world.attributed) check_attribution(faults, world);
        ASSERT_TRUE(faults.none()) << "scenario " << seed << ":\n"
                                   << faults.text() << '\n'
                                   << identity_of(world.base, 0, "").scenario;
        changed += std::ranges::any_of(world.compared.findings, [](auto const& f) {
            return !f.main.withheld && !f.main.paired.identical;
        });
    }
    EXPECT_GT(changed, scenarios / 4) << "too little changes to test anything";
}

} // namespace groundswell::testing
