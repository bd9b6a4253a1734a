#include <fmt/format.h>
#include <groundswell/claims.hpp>
#include <gtest/gtest.h>

#include "experiment/small_world.hpp"

namespace groundswell {
namespace {

using testing::CountingStore;
using testing::eventful_scenario;
using testing::lines_of;

/// Fewer acts than elsewhere in the tests: differences by chance stay below what a claim asks for.
Scenario quiet_scenario(std::vector<std::string> const& set)
{
    std::vector<std::string> all{"institution.units=2", "run.weeks=78", "propensity.harm.median=0.1"};
    all.insert(all.end(), set.begin(), set.end());
    return eventful_scenario(all);
}

struct Effort {
    std::uint32_t replicates{1}; ///< at each point
    int threads{1};
};

ClaimResult tested(std::string const& id, std::vector<std::string> const& set, PointStore& store,
                   Effort effort = {})
{
    ClaimsOptions options;
    options.base = quiet_scenario(set);
    options.replicates = effort.replicates;
    options.threads = effort.threads;
    options.points = 12;
    return test_claims(chosen_claims({id}), options, store).at(0);
}

ClaimResult tested(std::string const& id, std::vector<std::string> const& set = {})
{
    PointsInMemory store;
    return tested(id, set, store);
}

TEST(Claims, FourteenAreWrittenDownAndASecondReadingOfTheFirst)
{
    std::vector<std::string> expected{"C1", "C1b"};
    for (int i = 2; i <= 14; ++i)
        expected.push_back(fmt::format("C{}", i));
    std::vector<std::string> ids;
    for (auto const& claim : shipped_claims())
        ids.push_back(claim.id);
    EXPECT_EQ(ids, expected);
}

TEST(Claims, TheSecondReadingAsksForTheSameThresholds)
{
    auto const claims = chosen_claims({"C1b", "C1"});
    auto const &first = claims.at(0).parts, &second = claims.at(1).parts;
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(first[i].threshold(), second[i].threshold());
}

TEST(Claims, TalkOfInnocenceAbsolvesOnlyByItsMechanism)
{
    // Of one replicate a point, chance alone would lower responsibility by 2% at times.
    auto const with = [](std::vector<std::string> const& set) {
        PointsInMemory store;
        return tested("C3", set, store, {.replicates = 3});
    };
    auto const on = with({}), off = with({"effect.absolve=0"});
    EXPECT_GT(on.share.k, 6U);
    EXPECT_EQ(off.share.k, 0U);
    EXPECT_EQ(off.verdict, ClaimVerdict::fails);
    EXPECT_FALSE(off.points_to_decide);
}

TEST(Claims, UnansweredActsTeachOnlyByTheirMechanism)
{
    auto const off = tested("C13", {"learn.impunity=0"});
    EXPECT_EQ(off.share.k, 0U);
    for (double const x : off.parts[0].values)
        EXPECT_EQ(x, 0); // both arms are one and the same
    auto const on = tested("C13");
    EXPECT_GT(on.parts[0].effect.high, 0);
    EXPECT_NE(on.claim.built_in, "");
}

TEST(Claims, AreTheSameForAnyNumberOfThreadsAndGoOnWhereTheyWere)
{
    CountingStore store;
    auto const first = tested("C10", {}, store, {.threads = 3});
    EXPECT_EQ(store.kept, 12U);
    auto const again = tested("C10", {}, store);
    EXPECT_EQ(store.kept, 12U);
    auto const alone = tested("C10");
    for (std::size_t i = 0; i < first.parts.size(); ++i) {
        EXPECT_EQ(::testing::PrintToString(first.parts[i].values),
                  ::testing::PrintToString(again.parts[i].values));
        EXPECT_EQ(::testing::PrintToString(first.parts[i].values),
                  ::testing::PrintToString(alone.parts[i].values));
    }
}

TEST(Claims, RefuseWhatTheyDoNotKnow)
{
    std::string const known = "(one of C1, C1b, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14)";
    EXPECT_EQ(lines_of([] {
                  chosen_claims({"C1", "C44"});
              }),
              std::vector<std::string>{"claims: unknown claim 'C44' " + known + ". Did you mean 'C4'?"});
    ClaimsOptions options;
    options.base = eventful_scenario();
    options.replicates = 0;
    PointsInMemory store;
    EXPECT_EQ(lines_of([&] { test_claims(chosen_claims({"C1"}), options, store); }),
              std::vector<std::string>{"replicates: is 0 (at least 1)."});
}

TEST(Claims, AClaimThatCannotFailIsRefused)
{
    auto const lines = lines_of([] {
        read_claim("id = 'X'\ntitle = 't'\nstatement = 's'\nexperiment = 'e'\nrefuted = 'r'\n"
                   "[[arm]]\nname = 'a'\n[[part]]\nsays = 'p'\nvalue = 'harm(b) + harms(a)'\n",
                   "x.toml");
    });
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], "x.toml: no part has a threshold (a claim must be able to fail).");
    EXPECT_EQ(lines[1], "x.toml: part.value has the unknown arm 'b'.");
    EXPECT_EQ(lines[2], "x.toml: part.value has the unknown metric 'harms'. Did you mean 'harm'?");
}

} // namespace
} // namespace groundswell
