#include <algorithm>
#include <groundswell/parameter_table.hpp>
#include <groundswell/problems.hpp>
#include <gtest/gtest.h>
#include <set>

namespace groundswell {
namespace {

std::vector<std::string> const all_groups{"a", "b", "c", "d", "e", "f"};
std::vector<std::string> const two{"woman", "man"};

/// Of `Parameters`, in doubles: the share of remarks in the harm tier is no number of the model.
std::size_t unused_place()
{
    static Parameters const p{};
    return static_cast<std::size_t>(&p.kinds[0].share - reinterpret_cast<double const*>(&p));
}

TEST(ParameterTable, ReachesEveryNumberByExactlyOneName)
{
    std::set<std::size_t> offsets;
    for (auto const& member : parameters_for(all_groups, max_ranks))
        EXPECT_TRUE(offsets.insert(member.offset).second) << member.name << " shares its offset";
    EXPECT_FALSE(offsets.contains(unused_place()));
    EXPECT_EQ(offsets.size() + 1, sizeof(Parameters) / sizeof(double));
}

TEST(ParameterTable, WritesWhatItReads)
{
    Parameters parameters{};
    double value = 1000;
    for (auto const& name : parameter_names(all_groups, max_ranks))
        parameter_value(parameters, name, all_groups) = ++value;
    EXPECT_EQ(parameters.run.weeks, 1001);
    value = 1000;
    for (auto const& name : parameter_names(all_groups, max_ranks))
        EXPECT_EQ(parameter_value(std::as_const(parameters), name, all_groups), ++value) << name;
}

TEST(ParameterTable, PutsNamesWhereTheyBelong)
{
    Parameters p = default_parameters(two, 5);
    EXPECT_EQ(&parameter_value(p, "acts.power", two), &p.acts.power);
    EXPECT_EQ(&parameter_value(p, "status.man", two), &p.status[1]);
    EXPECT_EQ(&parameter_value(p, "stigma.man.woman", two), &p.stigma[1][0]);
    EXPECT_EQ(&parameter_value(p, "orientation.woman.man", two), &p.orientation[0][1]);
    EXPECT_EQ(&parameter_value(p, "institution.rank_share.4", two), &p.institution.rank_share[4]);
    EXPECT_EQ(&parameter_value(p, "institution.share.man.2", two), &p.institution.share[1][2]);
    EXPECT_EQ(&parameter_value(p, "kinds.advance.visibility", two), &p.kinds[2].visibility);
    EXPECT_EQ(&parameter_value(p, "policy.response.remove", two), &p.policy.response[2]);
    EXPECT_EQ(&parameter_value(p, "discourse.frames.hurt", two), &p.discourse.frame_hurt);
}

/// The row of this name.
ParameterRow const& row(std::string_view name)
{
    return *std::ranges::find(parameter_table(), name,
                              [](auto const& r) { return std::string_view(r.name); });
}

TEST(ParameterTable, KnowsTheDefaultsByGroup)
{
    Parameters const p = default_parameters(two, 5);
    EXPECT_EQ(p.status[1], .3);
    auto const& share = row("propensity.harm.share.{group}").defaults;
    EXPECT_EQ(p.propensity.harm.share[0], share[0].value);
    EXPECT_EQ(p.propensity.harm.share[1], share[1].value);
    EXPECT_NE(share[0].value, share[1].value); // else a swap would not be seen
    EXPECT_EQ(p.stigma[0][1], 1.0);            // a woman harmed by a man
    EXPECT_EQ(p.stigma[0][0], 1.2);
    EXPECT_EQ(p.stigma[1][0], 1.8);
    EXPECT_EQ(p.orientation[1][0], 1.0); // the largest is 1
    EXPECT_LT(p.orientation[0][1], 1.0);
    EXPECT_EQ(p.institution.share[0][4], .29);
    EXPECT_EQ(p.institution.share[1][4], .71);
    EXPECT_EQ(p.career.hiring[0], .486);
    EXPECT_EQ(p.discourse.defensive[0], -.7);
}

TEST(ParameterTable, HasSoundRows)
{
    std::set<std::string> names;
    for (auto const& row : parameter_table()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.unit.empty() || row.source.empty() || row.section.empty() || row.meaning.empty())
            << row.name;
        EXPECT_LT(row.allowed.low, row.allowed.high) << row.name;
        for (auto const& standard : row.defaults) {
            EXPECT_TRUE(row.allowed.contains(standard.value)) << row.name;
            EXPECT_TRUE(standard.plausible.contains(standard.value)) << row.name;
            EXPECT_TRUE(row.allowed.contains(standard.plausible.low)) << row.name;
            EXPECT_TRUE(row.allowed.contains(standard.plausible.high)) << row.name;
        }
        if (row.role == Role::constant || row.role == Role::experiment) {
            EXPECT_TRUE(row.defaults.front().plausible.is_point()) << row.name;
        }
    }
}

TEST(ParameterTable, SuggestsTheNearestName)
{
    Parameters p{};
    try {
        parameter_value(p, "acts.entitlment", two);
        FAIL();
    } catch (UserError const& error) {
        EXPECT_STREQ(error.what(), "acts.entitlment: unknown parameter. Did you mean 'acts.entitlement'?");
    }
}

TEST(ParameterTable, GivesUnknownGroupsTheReferenceGroupsValues)
{
    std::vector<std::string> notes;
    std::vector<std::string> const three{"woman", "man", "nonbinary"};
    Parameters const p = default_parameters(three, 5, &notes);
    EXPECT_EQ(p.init.entitlement[2], p.init.entitlement[0]);
    EXPECT_EQ(p.stigma[2][1], p.stigma[0][1]);
    EXPECT_EQ(p.stigma[1][2], p.stigma[1][0]);
    EXPECT_EQ(p.stigma[2][2], p.stigma[0][0]);
    EXPECT_EQ(p.career.hiring[2], 0); // nothing is left
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_TRUE(
        notes[0].starts_with("group nonbinary: not set, so the values of woman are taken in status, "))
        << notes[0];

    Parameters const other = default_parameters({"east", "west"}, 5);
    EXPECT_EQ(other.status[0], 0);
    EXPECT_EQ(other.propensity.harm.share[1], row("propensity.harm.share.{group}").defaults[0].value);
    EXPECT_EQ(other.orientation[0][1], default_parameters(two, 5).orientation[0][0]);
    EXPECT_EQ(other.career.hiring[0], .5);
    EXPECT_EQ(other.institution.share[1][3], .5);
}

} // namespace
} // namespace groundswell
