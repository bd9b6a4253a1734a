#include <groundswell/shard.hpp>

#include <algorithm>
#include <groundswell/compare.hpp>
#include <groundswell/paired.hpp>
#include <groundswell/problems.hpp>
#include <groundswell/sensitivity.hpp>
#include <map>

#include "base/mix64.hpp"
#include "experiment/small_world.hpp"
#include "experiment/two_arms.hpp"

namespace groundswell {

namespace {

using testing::plan_of;
using testing::small_scenario;

/// Points in memory that a shard runs, and that all shards share.
class SharedPoints : public PointStore {
  public:
    explicit SharedPoints(std::map<PointKey, std::vector<PointValue>>& points, Shard shard)
        : points_(&points), shard_(shard)
    {}
    void define(std::string const&, std::string const&) override {}
    std::optional<std::vector<PointValue>> recall(PointKey const& key) const override
    {
        auto const at = points_->find(key);
        if (at == points_->end() || !knows_others) return std::nullopt;
        return at->second;
    }
    void keep(PointKey const& key, std::vector<PointValue> const& values) override
    {
        EXPECT_TRUE(points_->emplace(key, values).second) << key.point << " was run twice";
        ++kept;
    }
    Shard shard() const override { return shard_; }

    bool knows_others{false};
    std::size_t kept{0};

  private:
    std::map<PointKey, std::vector<PointValue>>* points_;
    Shard shard_;
};

} // namespace

/// For any number of shards, in any order, with any first replicate: every replicate is run by one of them,
/// and together they are what one run gives.
TEST(Shards, OfAPairedExperimentAreThatExperiment)
{
    auto const base = small_scenario();
    auto const plan = plan_of(base);
    for (std::uint64_t draw = 0; draw < 6; ++draw) {
        auto const of = static_cast<std::uint32_t>(1 + mix64(draw) % 6);
        PairedOptions options{
            .threads = 2, .first = static_cast<std::uint32_t>(mix64(draw + 50) % 3), .count = 4};
        if (draw % 2 == 1) options.which = {7, 2, 65538, 9, 1};
        PointsInMemory at_once;
        auto const whole = run_paired(plan, options, at_once);

        std::map<PointKey, std::vector<PointValue>> points;
        std::vector<std::uint32_t> numbers(of);
        for (std::uint32_t i = 0; i < of; ++i)
            numbers[i] = i + 1;
        std::ranges::sort(numbers, {}, [&](std::uint32_t number) { return mix64(100 * draw + number); });
        std::size_t most = 0, fewest = whole.size() * 2;
        for (auto const number : numbers) {
            SharedPoints store(points, {number, of});
            std::size_t advanced = 0;
            options.advance = [&] { ++advanced; };
            if (of == 1)
                run_paired(plan, options, store);
            else
                EXPECT_THROW(run_paired(plan, options, store), LeftToOthers);
            EXPECT_EQ(2 * advanced, store.kept);
            most = std::max(most, store.kept);
            fewest = std::min(fewest, store.kept);
        }
        EXPECT_LE(most - fewest, 2U) << "of two arms";
        SharedPoints merged(points, {});
        merged.knows_others = true;
        options.advance = {};
        EXPECT_EQ(points_hash(run_paired(plan, options, merged)), points_hash(whole));
        EXPECT_EQ(merged.kept, 0U);
    }
}

TEST(Shards, OfASensitivitySayThatMoreFollows)
{
    auto const scenario = small_scenario();
    SensitivityOptions const options{.metrics = {"harm"}, .trajectories = 4, .keep = 1, .replicates = 16};
    std::map<PointKey, std::vector<PointValue>> points;
    SharedPoints store(points, {3, 1000});
    try {
        measure_sensitivity(scenario, options, store);
        FAIL() << "a shard cannot know all";
    } catch (LeftToOthers const& left) {
        EXPECT_TRUE(left.more_follows());
    }
    EXPECT_EQ(store.kept, 1U);
}

TEST(Shards, AreRefusedWhereWorkFollowsFromAllThatWasRun)
{
    std::map<PointKey, std::vector<PointValue>> points;
    SharedPoints store(points, {1, 2});
    auto const base = small_scenario();
    CompareSpec spec;
    spec.arms = {{"base", base}, {"more", small_scenario({"acts.power=0"})}};
    EXPECT_THROW(run_comparison(spec, {.stop = StoppingRule{.half_width = 1}}, store), UserError);
    EXPECT_TRUE(points.empty());
}

} // namespace groundswell
