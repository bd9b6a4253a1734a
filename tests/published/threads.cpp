#include <gtest/gtest.h>

#include "planted.hpp"

namespace groundswell::published {
namespace {

/// Threads share out replicates; they never change a figure.
TEST(PublishedModels, GiveTheSameFiguresOnAnyNumberOfThreads)
{
    for (auto const& model : models()) {
        if (model.name == "norms") continue; // the longest; the same `replicate` serves all
        auto request = quick(7);
        request.threads = 1;
        auto const one = model.check(request);
        request.threads = 3;
        auto const three = model.check(request);
        ASSERT_EQ(one.size(), three.size());
        for (std::size_t i = 0; i < one.size(); ++i)
            EXPECT_EQ(one[i].ours, three[i].ours) << model.name;
    }
}

/// The sources' figures hold for any seed: no seed was chosen.
TEST(PublishedModels, PassForThreeSeeds)
{
    for (std::uint32_t const seed : {11U, 2024U, 4000000000U})
        for (auto const& model : models())
            EXPECT_EQ(refused(model.check(quick(seed))), "") << model.name << seed;
}

} // namespace
} // namespace groundswell::published
