#include "observe/instruments.hpp"

namespace groundswell {

namespace {

constexpr char const* mspb = "US MSPB 2016, twelve behaviours";
constexpr char const* morning_consult = "New York Times/Morning Consult 2017";

constexpr std::array<Instrument, 10> all{{
    {"any_behaviour", Asked::target, {.004, .5, 1, 1}, 1, 104, "any of twelve behaviours", mspb},
    {"space", Asked::target, {0, 0, .7, 0}, 1, 104, "personal space invaded, touched", mspb},
    {"dates", Asked::target, {0, 0, .25, 0}, 1, 104, "pressed for dates, or stalked", mspb},
    {"coerced", Asked::target, {0, 0, 0, 1}, 1, 104, "pressure for favours, or assault", mspb},
    {"harassed_year",
     Asked::target,
     {0, .3, 1, 1},
     1,
     52,
     "sexually harassed at work in a year",
     "European Journal of Public Health 2023 (Denmark)"},
    {"saw_behaviour", Asked::witness, {0, 1, 1, 1}, 1, 104, "saw any of twelve behaviours", mspb},
    {"says_remarks",
     Asked::perpetrator,
     {.03, 0, 0, 0},
     1,
     52,
     "made sexual remarks or jokes",
     morning_consult},
    {"says_attention", Asked::perpetrator, {0, .3, 1, 0}, 1, 52, "gave unwanted attention", morning_consult},
    {"says_coercion", Asked::perpetrator, {0, 0, 0, 1}, 1, 52, "coerced", morning_consult},
    {"ever_coerced",
     Asked::perpetrator,
     {0, 0, 0, 1},
     1,
     520,
     "perpetrated coercion, in all",
     "Swartout and others 2015 (men at college: another population)"},
}};

} // namespace

std::span<Instrument const> instruments()
{
    return all;
}

} // namespace groundswell
