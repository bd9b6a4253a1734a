#include <cmath>
#include <gtest/gtest.h>

#include "parallel/executor.hpp"
#include "planted.hpp"
#include "published/contagion.hpp"

namespace groundswell::published {
namespace {

TEST(Contagion, ReproducesItsFigures)
{
    auto const figures = check_contagion(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_GE(compared(figures), 7);
}

TEST(Contagion, TheoryFollowsTheSetting)
{
    // Everyone infects every tie, one seed in a hundred: all but those in other components.
    EXPECT_NEAR(contagion_reach({.degree = 1e-9, .transmission = .5, .seeded = .01}), .01, 1e-9);
    // T = 1, hardly any seeds: the giant component of a graph of mean degree 2, s = 1 - exp(-2 s).
    EXPECT_NEAR(contagion_reach({.degree = 2, .transmission = .5, .recovery = 1e-12, .seeded = 1e-9}), .7968,
                1e-4);
    EXPECT_EQ(refused(check_contagion(quick(2, {{"degree", 8}, {"transmission", .05}, {"seeded", .03}}))),
              "");
}

/// Whoever recovers in a step no longer writes in it.
struct RecoversFirst {
    static bool transmits(bool recovers) { return !recovers; }
};

TEST(Contagion, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_contagion(quick(), run_contagion<RecoversFirst>)), "");
}

TEST(Contagion, IsTheSameOnAnyNumberOfThreads)
{
    for (int const immune : {0, 1}) {
        ContagionParams const params{.people = 3000, .immune = immune, .steps = 60};
        Key const key{4, 2};
        auto const network = contagion_network(params, key);
        auto const one = run_contagion<>(params, network, key, Executor(1));
        auto const three = run_contagion<>(params, network, key, Executor(3));
        EXPECT_GT(one.contacts, 3000U);
        EXPECT_EQ(one.contacts, three.contacts);
        EXPECT_EQ(one.infections, three.infections);
        EXPECT_EQ(one.infectious, three.infectious);
    }
}

/// The same epidemic person by person, from what the docstring of `run_contagion` says of the draws.
class PlainEpidemic {
  public:
    PlainEpidemic(ContagionParams const& params, TieLayer const& network, Key key)
        : params_(params), network_(network), key_(key), people_(network.seats())
    {
        for (Seat const seed : detail::contagion_seeds(params, people_.size(), key))
            infect(seed, -1);
    }

    void step(int now)
    {
        std::vector<Seat> reached, recovering;
        for (Seat who = 0; who < people_.size(); ++who) {
            Person& p = people_[who];
            if (!p.infectious) continue;
            for (unsigned gap = 0; p.writes == now; ++gap) {
                reached.push_back(network_.neighbour(who, static_cast<std::uint32_t>(p.tie)));
                pass_by(p, who, 1 + Gaps(params_.transmission)(draw(who, now, gap)));
            }
            if (p.last == now) recovering.push_back(who);
        }
        contacts += reached.size();
        for (Seat const who : reached)
            if (!people_[who].infectious && !people_[who].immune) infect(who, now);
        for (Seat const who : recovering) {
            people_[who].infectious = false;
            people_[who].immune = params_.immune != 0;
        }
    }

    std::uint64_t contacts{0}, infections{0};

  private:
    struct Person {
        bool infectious{false}, immune{false};
        std::int64_t tie{0}, writes{0}, last{0};
    };
    double draw(Seat who, int step, unsigned index) const
    {
        return uniform(key_, Purpose::published, {65536 * 7 + 1, who, step, index});
    }
    void infect(Seat who, int step)
    {
        ++infections;
        Person p{.infectious = true, .tie = 0, .writes = step + 1, .last = step + 1};
        p.last += Gaps(params_.recovery)(draw(who, step, 0));
        pass_by(p, who, Gaps(params_.transmission)(draw(who, step, 1)));
        people_[who] = p;
    }
    void pass_by(Person& p, Seat who, std::int64_t ties) const
    {
        std::int64_t const degree = network_.degree(who);
        if (degree == 0) {
            p.writes = -1;
            return;
        }
        p.writes += (p.tie + ties) / degree;
        p.tie = (p.tie + ties) % degree;
    }

    ContagionParams params_;
    TieLayer const& network_;
    Key key_;
    std::vector<Person> people_;
};

TEST(Contagion, EqualsAPlainTwin)
{
    // The second: several letters a step, so that the draws of one step are many.
    for (auto const& params :
         {ContagionParams{.people = 800, .steps = 40},
          ContagionParams{.people = 500, .degree = 12, .transmission = .7, .recovery = .3, .steps = 25},
          ContagionParams{.people = 800, .degree = 2, .transmission = .3, .immune = 0, .steps = 60}}) {
        Key const key{8, 3};
        auto const network = contagion_network(params, key);
        auto const ours = run_contagion<>(params, network, key);
        PlainEpidemic twin(params, network, key);
        for (int step = 0; step < ours.steps; ++step)
            twin.step(step);
        EXPECT_GT(ours.contacts, 400U);
        EXPECT_EQ(ours.contacts, twin.contacts);
        EXPECT_EQ(ours.infections * params.people, static_cast<double>(twin.infections));
    }
}

TEST(Contagion, GapsAreGeometric)
{
    Gaps const gaps(.02);
    for (std::uint32_t const n : {1U, 5U, 20U, 300U}) {
        double const reaches = std::pow(.98, n);
        EXPECT_GE(gaps(reaches * (1 - 1e-9)), n);
        EXPECT_LT(gaps(reaches * (1 + 1e-9)), n);
    }
    EXPECT_EQ(Gaps(1)(.3), 0U);
}

} // namespace
} // namespace groundswell::published
