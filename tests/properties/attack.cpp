// Tries to work out what is withheld of small groups, from everything that a run gives out.

#include <cmath>
#include <groundswell/paired.hpp>
#include <gtest/gtest.h>
#include <set>

#include "figures/catalogue.hpp"
#include "properties/truth.hpp"
#include "properties/unknowns.hpp"
#include "properties/world.hpp"

namespace groundswell::testing {

namespace {

/// Fewest and most people of each cell, and which are withheld, to understand a failure.
std::string described(ReplicateResult const& result)
{
    std::string out = fmt::format("{} groups, {} ranks:", result.groups, result.ranks);
    for (std::size_t c = 0; c < result.withheld.cell.size(); ++c) {
        auto const of_cell = [&](auto const& week) { return week[c]; };
        auto const [least, most] = std::ranges::minmax_element(result.occupied, {}, of_cell);
        out += fmt::format(" {}-{}{}", (*least)[c], (*most)[c], result.withheld.cell[c] != 0 ? "*" : "");
    }
    return out + '\n';
}

/// What the attacker finds.
class Attack {
  public:
    explicit Attack(RunWorld const& world) : world_(world) {}

    std::vector<std::string> successes() &&
    {
        for (auto const& result : world_.results) {
            Truth const truth(result);
            by_value(result, truth);
            by_base(result, truth);
            by_share(result, truth);
            for (std::string const table : {"people", "series", "states"})
                by_subtraction(shown_rows(table, result.replicate), truth, table);
        }
        in_the_explorer();
        return std::move(successes_);
    }
    int small_groups() const { return small_groups_; }
    int tried() const { return tried_; }

  private:
    void success(std::string what) { successes_.push_back(std::move(what)); }

    std::size_t group_of(std::string const& name) const
    {
        auto const& groups = world_.scenario.groups;
        return static_cast<std::size_t>(std::ranges::find(groups, name) - groups.begin());
    }

    bool is_small(ReplicateResult const& result, std::string const& group) const
    {
        auto const g = group_of(group);
        Truth const truth(result);
        return truth.small(g < truth.groups ? truth.of_group(g) : truth.everyone());
    }

    /// A value or a base that stands there.
    void by_value(ReplicateResult const& result, Truth const& truth)
    {
        for (std::size_t g = 0; g < truth.groups; ++g)
            small_groups_ += truth.small(truth.of_group(g));
        for (auto const& row : world_.exported["metrics"])
            if (row["replicate"] == result.replicate && is_small(result, row["group_name"]) &&
                !(row["value"].is_null() && row["base"].is_null()))
                success("export shows " + row["name"].get<std::string>() + " of " +
                        row["group_name"].get<std::string>());
        for (auto const& row : world_.printed["metrics"])
            if (is_small(result, row["group"]) && !(row["mean"].is_null() && row["n"] == 0))
                success("run shows " + row["name"].get<std::string>() + " of " +
                        row["group"].get<std::string>());
        for (auto const& row : world_.exported["metrics"]) {
            ++tried_;
            auto const* const figure = find_figure(row["name"].get<std::string>());
            if (figure->base == FigureBase::people && !row["base"].is_null() && 0 < row["base"] &&
                row["base"] < min_cell)
                success("export shows a base of few people");
        }
    }

    /// The base of everyone less those of the groups that are shown.
    void by_base(ReplicateResult const& result, Truth const& truth)
    {
        std::map<std::string, std::map<std::string, Json const*>> by_name;
        for (auto const& row : world_.exported["metrics"])
            if (row["replicate"] == result.replicate) by_name[row["name"]][row["group_name"]] = &row;
        for (auto const& [name, rows] : by_name) {
            if (!rows.contains("all") || (*rows.at("all"))["base"].is_null()) continue;
            auto left = (*rows.at("all"))["base"].get<std::int64_t>();
            std::set<std::size_t> hidden;
            for (auto const& [group, row] : rows) {
                if (group == "all") continue;
                if ((*row)["withheld"] == 1)
                    hidden.insert(group_of(group));
                else
                    left -= (*row)["base"].get<std::int64_t>();
            }
            std::set<std::size_t> cells;
            std::size_t nonempty = 0;
            bool small = false;
            for (auto const g : hidden) {
                auto const own = truth.of_group(g);
                cells.insert(own.begin(), own.end());
                nonempty += truth.any(own) ? 1 : 0;
                small = small || truth.small(own);
            }
            if (hidden.empty() || nonempty == 0) continue;
            ++tried_;
            bool const people = find_figure(name)->base == FigureBase::people;
            if (nonempty == 1 && (small || people)) success(name + ": the one group withheld follows");
            if (people && 0 < left && left < min_cell) success(name + ": few people are left");
            if (truth.few(cells)) success(name + ": what is withheld is about few people together");
        }
    }

    /// The number of women in a rank, from their share and the seats of the rank.
    void by_share(ReplicateResult const& result, Truth const& truth)
    {
        auto const woman = group_of("woman");
        if (woman >= truth.groups) return;
        auto const give_away = [&](std::size_t rank) {
            std::set<std::size_t> others = truth.of_rank(rank);
            others.erase(woman * truth.ranks + rank);
            return truth.small({woman * truth.ranks + rank}) || truth.small(others);
        };
        for (auto const& row : world_.exported["metrics"]) {
            if (row["replicate"] != result.replicate || row["value"].is_null()) continue;
            ++tried_;
            auto const name = row["name"].get<std::string>();
            if (name == "women_share_rank_entry" && give_away(0)) success(name + " gives a number away");
            if (name == "women_share_rank_top" && give_away(truth.ranks - 1))
                success(name + " gives a number away");
        }
        for (auto const& row : world_.shown["series"])
            if (row["name"] == "women_by_rank")
                for (std::size_t rank = 0; rank < truth.ranks; ++rank)
                    if (row["group"] == rank_labels(world_.scenario)[rank] && give_away(rank))
                        for (auto const& mean : row["mean"])
                            if (!mean.is_null()) success("women_by_rank gives a number away");
    }

    /// Sets of cells of which a table shows a number in any week.
    std::vector<std::set<std::size_t>> shown_rows(std::string const& table, std::uint32_t replicate) const
    {
        Truth const truth(world_.results[replicate]);
        std::string const packed = table == "people" ? "people" : table == "series" ? "counts" : "means";
        std::vector<std::set<std::size_t>> out;
        for (auto const& row : world_.exported[table]) {
            if (row["replicate"] != replicate || row[packed].is_null()) continue;
            bool any = false;
            for (auto const& value : row[packed])
                any = any || !value.is_null();
            if (!any) continue;
            auto const g = group_of(row["group_name"]);
            auto cells = g < truth.groups ? truth.of_group(g) : truth.everyone();
            if (!row["rank"].is_null()) cells = {g * truth.ranks + row["rank"].get<std::size_t>()};
            out.push_back(std::move(cells));
        }
        return out;
    }

    /// Everything that follows in a week from sums: of the rows shown, of the ranks in which all seats are
    /// held, of everyone.
    void by_subtraction(std::vector<std::set<std::size_t>> const& shown, Truth const& truth,
                        std::string const& table)
    {
        for (auto const& cells : shown)
            if (truth.small(cells)) success(table + " shows a small cell");
        std::set<std::string> tried;
        for (std::size_t week = 0; week < truth.people.size(); ++week) {
            auto known = shown;
            known.push_back(truth.everyone());
            std::string what;
            for (std::size_t r = 0; r < truth.ranks; ++r)
                if (auto const cells = truth.of_rank(r);
                    seats_are_shown(r) && truth.sum(cells, week) == truth.sum(cells, 0)) {
                    known.push_back(cells);
                    what += static_cast<char>('0' + r);
                }
            std::vector<std::set<std::size_t>> targets;
            for (std::size_t c = 0; c < truth.groups * truth.ranks; ++c)
                if (truth.people[week][c] < min_cell && truth.any({c})) targets.push_back({c});
            for (std::size_t g = 0; g < truth.groups; ++g)
                if (truth.sum(truth.of_group(g), week) < min_cell && truth.any(truth.of_group(g)))
                    targets.push_back(truth.of_group(g));
            for (auto const& target : targets)
                what += fmt::format(" {}", fmt::join(target, "+"));
            if (!tried.insert(what).second) continue;
            Unknowns unknowns(truth.groups * truth.ranks);
            for (std::size_t c = 0; c < truth.groups * truth.ranks; ++c)
                if (!truth.any({c})) unknowns.learn({c}); // that nobody is there may be known
            for (auto const& cells : known)
                unknowns.learn(cells);
            tried_ += static_cast<int>(targets.size());
            for (auto const& target : targets)
                if (unknowns.follow(target)) success(table + ": a small cell or group follows");
        }
    }

    /// Whether `describe` tells how many seats a rank has.
    bool seats_are_shown(std::size_t rank) const
    {
        auto const line = world_.described.find("\n  " + rank_labels(world_.scenario)[rank] + ' ');
        if (line == std::string::npos) return false;
        auto const at = world_.described.find_first_not_of(' ', world_.described.find(' ', line + 3));
        return world_.described[at] != 'w';
    }
    void in_the_explorer()
    {
        for (auto const& result : world_.results)
            for (auto const* part : {"series", "metrics"})
                for (auto const& row : world_.shown[part]) {
                    if (group_of(row["group"]) >= world_.scenario.groups.size() ||
                        !is_small(result, row["group"]))
                        continue;
                    ++tried_;
                    auto const values = row["mean"].is_array() ? row["mean"] : Json::array({row["mean"]});
                    for (auto const& value : values)
                        if (!value.is_null()) success("the explorer shows a small group");
                }
    }

    RunWorld const& world_;
    std::vector<std::string> successes_;
    int small_groups_{0}, tried_{0};
};

} // namespace

TEST(Attack, SucceedsOnNoSmallGroup)
{
    TemporaryFolder const folder;
    int const scenarios = scenarios_to_draw();
    int small = 0, tried = 0, successes = 0;
    for (int i = 0; i < scenarios; ++i) {
        RunWorld const world(
            ScenarioDrawer(folder, 1'000'000 + first_scenario() + static_cast<std::uint64_t>(i))(), folder);
        Attack attack(world);
        auto const found = std::move(attack).successes();
        small += attack.small_groups();
        tried += attack.tried();
        successes += static_cast<int>(found.size());
        ASSERT_TRUE(found.empty()) << "scenario " << first_scenario() + static_cast<std::uint64_t>(i) << ": "
                                   << found.front() << " and " << found.size() - 1 << " more\n"
                                   << described(world.results[0]) << described(world.results[1])
                                   << described(world.results[2])
                                   << identity_of(world.scenario, 0, "").scenario;
    }
    RecordProperty("small groups attacked", small);
    fmt::print("{} attacks on {} small groups, {} successes\n", tried, small, successes);
    EXPECT_GT(small, scenarios / 2);
    EXPECT_EQ(successes, 0);
}

TEST(Attack, SucceedsWhereNothingIsWithheld)
{
    TemporaryFolder const folder;
    int found = 0;
    for (std::uint64_t i = 0; i < 10; ++i) {
        auto scenario = ScenarioDrawer(folder, 1'000'000 + i)();
        scenario.asked_disclosure.min_cell = 1;
        found += !Attack(RunWorld(scenario, folder)).successes().empty();
    }
    EXPECT_GT(found, 5);
}

TEST(Attack, FindsNoSmallGroupAmongThePointsOfExperiments)
{
    TemporaryFolder const folder;
    int small = 0;
    for (std::uint64_t i = 0; i < 20; ++i) {
        auto const scenario = ScenarioDrawer(folder, 2'000'000 + i)();
        std::vector<Scenario> const arms(2, scenario);
        for (auto const& result : run_arms(arms, PartAt::week_zero, 0)) {
            Truth const truth(result);
            for (std::size_t g = 0; g < truth.groups; ++g) {
                if (!truth.small(truth.of_group(g))) continue;
                ++small;
                for (auto const& point : kept_figures(result))
                    EXPECT_NE(point.group, scenario.groups[g]) << point.metric;
            }
        }
    }
    EXPECT_GT(small, 10);
}

} // namespace groundswell::testing
