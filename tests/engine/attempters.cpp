#include <groundswell/read_scenario.hpp>
#include <gtest/gtest.h>

#include "engine/attempter.hpp"

namespace groundswell {
namespace {

TEST(Attempter, NeverMissesAWeekWithACandidate)
{
    Parameters const parameters = default_scenario().parameters;
    Rules const rules = compile_rules(parameters, {}, 2, 5);
    Candidates const candidates{rules, {9, 0}};
    for (float const rate : {1e-7F, 1e-4F, .0158F, .2F, .53F, 1.F, 3.F, 100.F}) {
        Attempter const everyday(1, {rate, 0}, candidates), harm(1, {0, rate}, candidates),
            both(1, {rate, rate}, candidates);
        auto const edge = static_cast<std::int64_t>(candidates.none(rate) * 0x1p32);
        for (std::int64_t step = -(1 << 18); step <= 1 << 18; step += step > -300 && step < 300 ? 1 : 61) {
            auto const draw =
                static_cast<std::uint32_t>(std::clamp<std::int64_t>(edge + step, 0, 0xFFFFFFFF));
            bool const some = candidates.count(draw, rate) > 0;
            ASSERT_TRUE(!some || everyday.may_start({0, draw, 0, 0})) << rate << " " << draw;
            ASSERT_TRUE(!some || harm.may_harm({draw, 0, 0, 0})) << rate << " " << draw;
            ASSERT_TRUE(!some || harm.may_start({draw, 0, 0, 0}));
            ASSERT_TRUE(!some || both.may_start({draw, draw, 0, 0}));
            // Not much below it: so most weeks are passed over.
            bool const far = draw + std::uint64_t{1 << 17} < static_cast<std::uint64_t>(edge);
            ASSERT_FALSE(far && both.may_start({draw, draw, 0, 0})) << rate << " " << draw;
        }
        // One tier's draw says nothing of the other.
        if (candidates.none(rate) > .01) {
            EXPECT_FALSE(everyday.may_start({0xFFFEFFFF, 0, 0, 0}));
            EXPECT_FALSE(harm.may_start({0, 0xFFFEFFFF, 0, 0}));
        }
    }
}

} // namespace
} // namespace groundswell
