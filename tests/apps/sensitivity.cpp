#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/program.hpp"

namespace groundswell::testing {
namespace {

using Json = nlohmann::json;

std::string const command = "sensitivity --seats 60 --weeks 52 --set institution.units=2 --set run.burnin=13 "
                            "--trajectories 4 --replicates 16 --keep 4 --out s.sqlite";

class SensitivityCommand : public ::testing::Test {
  protected:
    Json printed(std::string const& arguments)
    {
        auto const ran = run_program(folder_, arguments, "export GROUNDSWELL_CACHE=");
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.code == 0 ? Json::parse(ran.out) : Json();
    }
    TemporaryFolder folder_;
};

/// The Python that may have SALib: GROUNDSWELL_PYTHON, or python3.
std::string python()
{
    auto const* const chosen = std::getenv("GROUNDSWELL_PYTHON");
    return chosen != nullptr ? chosen : "python3";
}

/// SALib's analysis of the runs: indices of the numbers kept, and effects of all, in units of their ranges.
char const* const analysis = R"py(
import csv, json
import numpy as np
from SALib.analyze import morris, sobol
rows = list(csv.DictReader(open("runs.csv")))
names = [c[5:] for c in rows[0] if c.startswith("unit:")]
figure = lambda r: float(r["figure:harm"])

points = {}
for r in rows:
    if r["stage"] == "indices":
        points.setdefault(r["point"], []).append(figure(r))
a, b = np.array(points["A"]), np.array(points["B"])
middle = np.r_[a, b].mean()
indices = {}
for name, values in points.items():
    if name not in ("A", "B"):
        ab = np.array(values)
        indices[name] = [float(sobol.first_order(a - middle, ab - middle, b - middle)),
                         float(sobol.total_order(a - middle, ab - middle, b - middle))]
kept = [p for p in points if p in names]
whole = sobol.analyze({"num_vars": len(kept), "names": kept, "bounds": [[0, 1]] * len(kept)},
                      np.array([points[p] for p in ["A", *kept, "B"]]).T.ravel(), calc_second_order=False, seed=1)

screening = [r for r in rows if r["stage"] == "screening"]
x = np.array([[float(r["unit:" + n]) for n in names] for r in screening])
y = np.array([figure(r) for r in screening])
effects = morris.analyze({"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}, x, y,
                         num_levels=4, seed=1)
step = (2 / 3) / (1 / 2) # SALib divides by the step of its own grid
json.dump({"indices": indices,
           "analyze": {n: [float(s), float(t)] for n, s, t in zip(kept, whole["S1"], whole["ST"])},
           "effects": {n: [float(m) * step, float(s) * step, float(d) * step]
                       for n, m, s, d in zip(names, effects["mu"], effects["mu_star"], effects["sigma"])}},
          open("salib.json", "w"))
)py";

TEST_F(SensitivityCommand, AgreesWithSalibOnTheSameRuns)
{
    if (std::system((python() + " -c 'import SALib' >/dev/null 2>&1").c_str()) != 0)
        GTEST_SKIP() << "needs SALib: pip install SALib, and name its Python in GROUNDSWELL_PYTHON";
    auto const ours = printed(command + " --json --design runs.csv")["metrics"][0];
    folder_.write("salib.py", analysis);
    ASSERT_EQ(std::system(fmt::format("cd '{}' && {} salib.py", folder_.path().string(), python()).c_str()),
              0);
    auto const theirs = Json::parse(text_of(folder_ / "salib.json"));

    auto const near = [](Json const& a, Json const& b, double tolerance, std::string const& what) {
        EXPECT_NEAR(a.get<double>(), b.get<double>(), tolerance * std::max(1.0, std::abs(a.get<double>())))
            << what;
    };
    std::size_t compared = 0;
    for (auto const& index : ours["numbers"]) {
        auto const name = index["name"].get<std::string>();
        // The same estimators of the same values.
        near(index["first"]["mean"], theirs["indices"][name][0], 1e-9, name);
        near(index["total"]["mean"], theirs["indices"][name][1], 1e-9, name);
        // SALib itself takes the mean over all points, where we take that over A and B.
        near(index["first"]["mean"], theirs["analyze"][name][0], .1, name);
        near(index["total"]["mean"], theirs["analyze"][name][1], 1e-9, name);
        ++compared;
    }
    EXPECT_EQ(compared, 4U);
    near(ours["chance"]["total"]["mean"], theirs["indices"]["chance"][1], 1e-9, "chance");
    for (auto const& effects : ours["screening"]) {
        auto const name = effects["parameter"].get<std::string>();
        near(effects["mean"], theirs["effects"][name][0], 1e-9, name);
        near(effects["absolute"], theirs["effects"][name][1], 1e-9, name);
        near(effects["deviation"], theirs["effects"][name][2], 1e-9, name);
    }
    EXPECT_EQ(ours["screening"].size(), theirs["effects"].size());
}

TEST_F(SensitivityCommand, SaysFirstWhatMattersMostAndAReportShowsTheSame)
{
    auto const json = printed(command + " --json");
    auto const& found = json["metrics"][0];
    auto const text = run_program(folder_, command, "export GROUNDSWELL_CACHE=").out;
    auto const most = text.find("Harm depends most on " + found["numbers"][0]["name"].get<std::string>());
    auto const table = text.find("SHARE OF THE VARIANCE");
    ASSERT_NE(most, std::string::npos) << text;
    EXPECT_LT(most, table);
    for (auto const* words : {"Chance is ", "152 of 156 numbers were screened out", "BY MECHANISM",
                              "the other 152 together", "mapped onto what the rules leave"})
        EXPECT_NE(text.find(words), std::string::npos) << words;

    auto const shown = printed("report s.sqlite --json");
    ASSERT_EQ(shown["sensitivity"].size(), 1U);
    EXPECT_EQ(shown["replicates"], 16);
    EXPECT_EQ(shown["sensitivity"][0]["sentences"], found["sentences"]);
    for (std::size_t i = 0; i < found["numbers"].size(); ++i)
        EXPECT_NEAR(shown["sensitivity"][0]["numbers"][i]["total"]["mean"].get<double>(),
                    found["numbers"][i]["total"]["mean"].get<double>(), 1e-4);
    EXPECT_NE(shown["rests_on"]["again"].get<std::string>().find(
                  "groundswell sensitivity --replicates 16 --weeks 52 --seats 60"),
              std::string::npos)
        << shown["rests_on"]["again"];
}

TEST_F(SensitivityCommand, MakesNoStudyOfWhatItRefuses)
{
    auto const refused = run_program(folder_, "sensitivity --replicates 2 --trajectories 2 --out no.sqlite");
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("--replicates: is 2 (at least 16)"), std::string::npos) << refused.err;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "no.sqlite"));
}

TEST_F(SensitivityCommand, WritesEveryRunAsARow)
{
    auto const json = printed(command + " --json --design runs.csv");
    auto const csv = text_of(folder_ / "runs.csv");
    EXPECT_EQ(std::ranges::count(csv, '\n'), json["runs"].get<long>() + 1);
    EXPECT_TRUE(csv.starts_with("stage,row,point,replicate,unit:"));
    auto const refused = run_program(folder_, command + " --design nowhere/runs.csv");
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("nowhere/runs.csv: cannot be written"), std::string::npos) << refused.err;
}

} // namespace
} // namespace groundswell::testing
