#pragma once
#include <filesystem>
#include <fmt/format.h>
#include <groundswell/attribute.hpp>
#include <groundswell/compare_finding.hpp>
#include <groundswell/dose_finding.hpp>
#include <groundswell/study.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "properties/world.hpp"
#include "report/attribute_outcome.hpp"
#include "report/compare_outcome.hpp"
#include "report/dose_outcome.hpp"
#include "report/study_report.hpp"
#include "store/identity.hpp"

namespace groundswell::testing {

/// The points of an experiment, as a study's export gives them: a value by replicate.
class ExportedPoints {
  public:
    explicit ExportedPoints(Json const& exported)
    {
        for (auto const& row : exported["points"])
            if (!row["value"].is_null())
                values_[{row["experiment"], row["point"], row["metric"], row["group_name"]}]
                       [row["replicate"].get<int>()] = row["value"];
    }

    /// Empty if there are none.
    std::map<int, double> values(std::array<std::string, 4> const& what) const
    {
        auto const at = values_.find(what);
        return at == values_.end() ? std::map<int, double>{} : at->second;
    }
    /// The name of a point, which begins with the name of its arm.
    std::string point(std::string const& experiment, std::string const& arm) const
    {
        for (auto const& [what, values] : values_)
            if (what[0] == experiment && (what[1] == arm || what[1].starts_with(arm + ' '))) return what[1];
        return "";
    }

  private:
    std::map<std::array<std::string, 4>, std::map<int, double>> values_;
};

/// Draws what experiments ask of a drawn scenario, runs them, and gives every form of what came out.
struct ExperimentWorld {
    Scenario base;
    report::CompareOutcome compared;
    report::DoseOutcome dosed;
    std::optional<AttributeResult> attributed; ///< 264 runs a replicate, so not for every scenario
    Json shown;                                ///< the report of the study
    Json exported;

    ExperimentWorld(ScenarioDrawer& draw, TemporaryFolder const& folder, bool attribute) : base(draw())
    {
        Week const weeks = 54 + static_cast<Week>(draw.below(30));
        apply_overrides(base, {fmt::format("run.weeks={}", weeks)});
        if (draw.below(3) == 0) base.asked_disclosure.round_to = 5;
        auto const file = folder / "experiments.sqlite";
        std::filesystem::remove(file);
        {
            Study study(file, identity_of(base, 0, "groundswell compare"));
            compare(draw, study);
            dose(draw, study);
            if (attribute) attributed = attribute_harm(base, {}, study);
            export_to(study, folder);
        }
        shown = report::study_report({.studies = {file.string()}, .against = std::nullopt});
    }

  private:
    void compare(ScenarioDrawer& draw, PointStore& store)
    {
        auto const names = standard_names();
        CompareSpec spec;
        spec.arms.push_back({"base", base});
        auto const first = names[draw.below(names.size())];
        auto const rule = fmt::format("policy.transparency={}", 0.01 * static_cast<double>(draw.below(100)));
        for (auto const& words : {first, rule, first + "+" + rule})
            spec.arms.push_back({words, variant_of(base, words)});
        compared.metric = draw.below(2) == 0 ? "harm" : "experienced";
        compared.run = run_comparison(std::move(spec),
                                      {.replicates = base.replicates, .metric = compared.metric}, store);
        compared.findings = variant_findings(compared.run, compared.metric);
    }

    void dose(ScenarioDrawer& draw, PointStore& store)
    {
        static constexpr char const* levers[]{"policy.transparency", "escrow.uptake",
                                              "ally_mobilisation.share"};
        DoseSpec spec{.base = base,
                      .lever = levers[draw.below(3)],
                      .steps = 1 + static_cast<int>(draw.below(2)),
                      .push = 20};
        dosed.metric = "late_harm";
        dosed.run = run_doses(std::move(spec), {.count = base.replicates}, store);
        dosed.curve = dose_curve(dosed.run, dosed.metric);
        dosed.tipping = find_tipping(dosed.run, dosed.metric);
    }

    void export_to(Study& study, TemporaryFolder const& folder) { exported = export_of(study, folder); }
};

} // namespace groundswell::testing
