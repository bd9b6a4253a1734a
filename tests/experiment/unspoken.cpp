#include <groundswell/run.hpp>
#include <gtest/gtest.h>

#include "support/small_scenario.hpp"

namespace groundswell {
namespace {

/// The mean of a state over everyone at the end.
double mean_at_end(State state, std::vector<std::string> const& set)
{
    auto const result = run_replicate(testing::eventful_scenario(set), 0);
    auto const& last = result.states.back();
    double sum = 0, people = 0;
    for (std::size_t cell = 0; cell < last.people.size(); ++cell) {
        if (last.people[cell] == 0) continue;
        sum += last.people[cell] * last.mean[cell * state_count + static_cast<std::size_t>(state)];
        people += last.people[cell];
    }
    return sum / people;
}

TEST(Unspoken, IsLeftOnlyByActsThatOneCouldSpeakAbout)
{
    // Remarks alone: a burden, but nothing to tell below the threshold of disclosure. Nobody testifies, which
    // would take from u.
    std::vector<std::string> set{"propensity.harm.factor=0.01", "propensity.harm.median=1e-9",
                                 "disclose.testify=-50"};
    EXPECT_GT(mean_at_end(State::burden, set), .01);
    EXPECT_EQ(mean_at_end(State::unspoken, set), 0);
    set.emplace_back("disclose.min_severity=0.01");
    EXPECT_GT(mean_at_end(State::unspoken, set), .01);
}

} // namespace
} // namespace groundswell
