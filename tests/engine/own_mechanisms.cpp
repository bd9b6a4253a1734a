#include <algorithm>
#include <functional>
#include <groundswell/own_mechanism.hpp>
#include <gtest/gtest.h>
#include <limits>

#include "engine/own_work.hpp"
#include "small_world.hpp"
#include "support/problems.hpp"

namespace groundswell {
namespace {

using testing::has;
using testing::lively;
using testing::problems_of;
using testing::start;
using testing::still;

using Act = std::function<void(OwnWeek&)>;
using Answer = std::function<void(OwnWeek&, std::span<OwnLetter const>)>;

/// A mechanism made of functions.
class Own : public OwnMechanism {
  public:
    explicit Own(OwnDeclaration declaration, Act act, Answer answer = {})
        : declaration_(std::move(declaration)), act_(std::move(act)), answer_(std::move(answer))
    {}
    OwnDeclaration const& declaration() const override { return declaration_; }
    void act(OwnWeek& week) const override { act_(week); }
    void answer(OwnWeek& week, std::span<OwnLetter const> letters) const override
    {
        if (answer_) answer_(week, letters);
    }

  private:
    OwnDeclaration declaration_;
    Act act_;
    Answer answer_;
};

std::uint64_t hash_of(Scenario const& scenario, std::vector<OwnMechanism const*> own, int threads = 1)
{
    Key const key{scenario.seed, 0};
    Simulation simulation(build_world(scenario, key), scenario, key, threads);
    simulation.use(std::move(own));
    std::vector<Counts> weeks;
    for (int week = 0; week < 40; ++week) {
        simulation.step();
        weeks.push_back(simulation.counts());
    }
    return result_hash(weeks, simulation.state());
}

/// Bystander training of everyone in every week.
Scenario trained(double dose)
{
    auto scenario = lively();
    scenario.interventions = {{.kind = intervention::BystanderTraining{.dose = dose}, .every = 1}};
    return scenario;
}

/// The same as a mechanism of one's own.
Own training()
{
    return Own({.name = "training", .reads = {"responsibility"}, .writes = {"responsibility"}, .sends = {}},
               [](OwnWeek& week) {
                   auto values = week.read("responsibility");
                   for (double& r : values)
                       r += .1 * (1 - r);
                   week.write("responsibility", values);
               });
}

/// Whoever carries harm tells those it confides in, and some of them post.
Own relay()
{
    return Own(
        {.name = "relay",
         .reads = {"burden", "trust"},
         .writes = {"trust"},
         .sends = {"confidant", "inclusion"}},
        [](OwnWeek& week) {
            auto const burden = week.read("burden");
            for (Seat seat = 0; seat < week.seats(); ++seat) {
                if (!(burden[seat] > 0) || !(week.draw(seat) < .5)) continue;
                for (Seat const other : week.ties(Layer::confidant, seat))
                    if (week.group(other) != no_group)
                        week.send(Layer::confidant, {other, seat, burden[seat]});
            }
        },
        [](OwnWeek& week, std::span<OwnLetter const> letters) {
            auto trust = week.read("trust");
            for (auto const& letter : letters) {
                trust[letter.recipient] *= .9;
                if (week.draw(letter.recipient, letter.sender, 1) < .3)
                    week.post(Post::inclusion, letter.recipient);
            }
            week.write("trust", trust);
        });
}

TEST(OwnMechanism, LeavesTheSameAsTheInterventionThatDoesTheSame)
{
    auto const own = training();
    auto const expected = hash_of(trained(.1), {});
    EXPECT_EQ(hash_of(trained(0), {&own}), expected);
    EXPECT_NE(hash_of(trained(0), {}), expected);
}

TEST(OwnMechanism, ThatChangesNothingLeavesEverythingAsItWas)
{
    Own const own({.name = "idle", .reads = {"trust", "effort"}, .writes = {"trust", "effort"}, .sends = {}},
                  [](OwnWeek& week) {
                      week.draw(0);
                      week.write("trust", week.read("trust"));
                      week.write("effort", week.read("effort"));
                  });
    EXPECT_EQ(hash_of(lively(), {&own}), hash_of(lively(), {}));
}

TEST(OwnMechanism, LeavesTheSameForAnyNumberOfThreads)
{
    auto const own = relay();
    auto const expected = hash_of(lively(), {&own});
    EXPECT_NE(expected, hash_of(lively(), {}));
    EXPECT_EQ(hash_of(lively(), {&own}, 3), expected);
}

TEST(OwnMechanism, GoesAlongWhereASimulationBranchesOrIsRestored)
{
    auto const own = training();
    auto simulation = start(lively());
    simulation.use({&own});
    simulation.run_until(5);
    auto branch = simulation.branch();
    auto restored = start(lively());
    restored.use({&own});
    restored.restore(simulation.state());
    for (auto* const each : {&simulation, &branch, &restored})
        each->run_until(10);
    EXPECT_EQ(result_hash({}, branch.state()), result_hash({}, simulation.state()));
    EXPECT_EQ(result_hash({}, restored.state()), result_hash({}, simulation.state()));
}

TEST(OwnMechanism, GetsItsLettersByRecipientThenSender)
{
    std::vector<OwnLetter> sent, got;
    Own const own(
        {.name = "chain", .reads = {}, .writes = {}, .sends = {"team"}},
        [&](OwnWeek& week) {
            if (week.week() != 0) return;
            for (Seat seat = week.seats(); seat-- > 0;)
                for (Seat const other : week.ties(Layer::team, seat)) {
                    sent.push_back({other, seat, static_cast<double>(seat)});
                    week.send(Layer::team, sent.back());
                }
        },
        [&](OwnWeek&, std::span<OwnLetter const> letters) { got.assign(letters.begin(), letters.end()); });
    auto simulation = start(still());
    simulation.use({&own});
    simulation.run_until(2);
    std::ranges::sort(sent, [](auto const& a, auto const& b) {
        return std::pair(a.recipient, a.sender) < std::pair(b.recipient, b.sender);
    });
    ASSERT_GT(sent.size(), 100U);
    ASSERT_EQ(got.size(), sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        EXPECT_EQ(got[i].recipient, sent[i].recipient);
        EXPECT_EQ(got[i].sender, sent[i].sender);
        EXPECT_EQ(got[i].value, sent[i].sender);
    }
}

TEST(OwnMechanism, WritesWithinTheRangeOfAState)
{
    Own const own(
        {.name = "extreme", .reads = {}, .writes = {"trust", "stigma", "burden", "effort"}, .sends = {}},
        [](OwnWeek& week) {
            week.write("trust", std::vector<double>(week.seats(), 7));
            week.write("stigma", std::vector<double>(week.seats(), -3));
            week.write("burden", std::vector<double>(week.seats(), 1e9));
            week.write("effort", std::vector<double>(week.seats(), 1e9));
        });
    auto simulation = start(still());
    simulation.use({&own});
    simulation.step();
    auto const& record = simulation.state().people.record[3];
    EXPECT_EQ(record.trust, 65535);
    EXPECT_EQ(record.stigma, 0);
    EXPECT_EQ(record.burden, 65535);
    EXPECT_NEAR(record.effort / effort_scale, still().parameters.effort.max, 1e-3);
}

TEST(OwnMechanism, HasDrawsThatNobodyElseHas)
{
    EXPECT_NE(own_purpose("relay"), own_purpose("training"));
    EXPECT_GT(static_cast<std::uint32_t>(own_purpose("relay")), 0x7FFFFFFFU);
    double drawn = 0;
    Own const own({.name = "relay", .reads = {}, .writes = {}, .sends = {}},
                  [&](OwnWeek& week) { drawn = week.draw(4, 7, 9); });
    auto simulation = start(still());
    simulation.use({&own});
    simulation.step();
    EXPECT_EQ(drawn, uniform({still().seed, 0}, own_purpose("relay"), {4, 7, 0, 9}));
}

/// What a run of a mechanism that does this says.
std::string said(OwnDeclaration const& declaration, Act const& act)
{
    return problems_of([&] {
        Own const own(declaration, act);
        auto simulation = start(still());
        simulation.use({&own});
        simulation.step();
    });
}

TEST(OwnMechanism, IsHeldToWhatItDeclares)
{
    OwnDeclaration const few{
        .name = "few", .reads = {"trust"}, .writes = {"trust"}, .sends = {"team", "callout"}};
    EXPECT_TRUE(
        has(said(few, [](OwnWeek& w) { w.read("burden"); }), "reads: 'burden' is not declared by 'few'"));
    EXPECT_TRUE(has(said(few, [](OwnWeek& w) { w.write("burden", w.read("trust")); }), "writes: 'burden'"));
    EXPECT_TRUE(has(said(few, [](OwnWeek& w) { w.post(Post::hurt, 0); }), "sends: 'hurt'"));
    EXPECT_TRUE(has(said(few, [](OwnWeek& w) { w.send(Layer::audience, {1, 0, 1}); }), "sends: 'audience'"));
    EXPECT_TRUE(
        has(said(few, [](OwnWeek& w) { w.write("trust", std::vector<double>(3)); }), "trust: has 3 values"));
    EXPECT_TRUE(has(said(few,
                         [](OwnWeek& w) {
                             w.write("trust", std::vector<double>(w.seats(),
                                                                  std::numeric_limits<double>::quiet_NaN()));
                         }),
                    "trust: is nan at seat 0"));
    EXPECT_TRUE(has(said(few, [](OwnWeek& w) { w.send(Layer::team, {0, 0, 1}); }), "is along no tie"));
    EXPECT_TRUE(has(said(few,
                         [](OwnWeek& w) {
                             w.send(Layer::team, {1'000'000, 0, 1});
                         }),
                    "seat: is 1000000"));
    EXPECT_TRUE(has(said(few,
                         [](OwnWeek& w) {
                             auto const other = w.ties(Layer::team, 0).at(0);
                             w.send(Layer::team, {other, 0, 1});
                             w.send(Layer::team, {other, 0, 2});
                         }),
                    "is sent twice"));
    EXPECT_EQ(said(few, [](OwnWeek& w) { w.post(Post::callout, 0); }), "");
}

TEST(OwnMechanism, IsRefusedWithEveryFaultOfItsDeclaration)
{
    std::vector<OwnDeclaration> const wrong{
        {.name = "", .reads = {"trst"}, .writes = {"trust", "trust"}, .sends = {"letters"}},
        {.name = "a", .reads = {}, .writes = {}, .sends = {}},
        {.name = "a", .reads = {}, .writes = {}, .sends = {}}};
    auto const problems = check_own(wrong);
    ASSERT_EQ(problems.size(), 5U);
    EXPECT_EQ(problems[0].code.name(), "argument.missing");
    EXPECT_TRUE(has(problems[1].text(), "reads: '' names 'trst' (entitlement, attitude"));
    EXPECT_TRUE(has(problems[2].text(), "writes: '' names 'trust' twice"));
    EXPECT_TRUE(has(problems[3].text(), "sends: '' names 'letters' (team, confidant, audience, testimony"));
    EXPECT_TRUE(has(problems[4].text(), "name: 'a' is of two mechanisms"));
}

} // namespace
} // namespace groundswell
