#include "observe/instruments.hpp"

namespace groundswell {

namespace {

constexpr char const* mspb = "US MSPB 2016, twelve behaviours";
constexpr char const* morning_consult = "New York Times/Morning Consult 2017";

constexpr std::array<Instrument, 10> all{{
    {"survey_any", Asked::target, {.004, .5, 1, 1}, 1, 104, "any of twelve behaviours", mspb},
    {"survey_space", Asked::target, {0, 0, .7, 0}, 1, 104, "touched, space invaded", mspb},
    {"survey_dates", Asked::target, {0, 0, .25, 0}, 1, 104, "pressed for dates, stalked", mspb},
    {"survey_coerced", Asked::target, {0, 0, 0, 1}, 1, 104, "coerced, or pressed for favours", mspb},
    {"survey_year",
     Asked::target,
     {0, .3, 1, 1},
     1,
     52,
     "harassed within a year",
     "European Journal of Public Health 2023 (Denmark)"},
    {"survey_saw", Asked::witness, {0, 1, 1, 1}, 1, 104, "saw any of these behaviours", mspb},
    {"survey_did_remarks",
     Asked::perpetrator,
     {.03, 0, 0, 0},
     1,
     52,
     "made sexual remarks in a year",
     morning_consult},
    {"survey_did_attention",
     Asked::perpetrator,
     {0, .3, 1, 0},
     1,
     52,
     "gave unwanted attention",
     morning_consult},
    {"survey_did_coercion",
     Asked::perpetrator,
     {0, 0, 0, 1},
     1,
     52,
     "coerced somebody in a year",
     morning_consult},
    {"survey_ever_coerced",
     Asked::perpetrator,
     {0, 0, 0, 1},
     1,
     520,
     "coerced somebody, ten years",
     "Swartout and others 2015 (men at college: another population)"},
}};

} // namespace

std::span<Instrument const> instruments()
{
    return all;
}

} // namespace groundswell
