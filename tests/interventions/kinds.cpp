#include <algorithm>
#include <fstream>
#include <groundswell/interventions.hpp>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

namespace groundswell {
namespace {

std::string const& handbook()
{
    static std::string const text = [] {
        std::ifstream in(GROUNDSWELL_SOURCE_DIR "/docs/interventions.md", std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }();
    return text;
}

/// How many bytes of a struct its visited fields and the gaps that alignment leaves between them account for.
template <class Fields>
std::size_t bytes_visited(Fields const& fields)
{
    std::size_t bytes = 0, widest = 1;
    Fields::visit(fields, [&]<class T>(InterventionField const& field, T const&) {
        EXPECT_NE(*field.name, '\0');
        bytes = (bytes + alignof(T) - 1) / alignof(T) * alignof(T) + sizeof(T);
        widest = std::max(widest, alignof(T));
    });
    return std::max<std::size_t>(1, (bytes + widest - 1) / widest * widest);
}

template <class T>
bool within(InterventionField const& field, T const& value)
{
    if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>)
        return field.allowed.contains(value);
    else if constexpr (std::is_enum_v<T>)
        return static_cast<std::size_t>(value) < field.choices.size();
    else
        return true;
}

class EachKind : public testing::TestWithParam<InterventionKind> {};

TEST_P(EachKind, VisitsAllThatItHolds)
{
    std::visit(
        [](auto const& kind) {
            EXPECT_EQ(bytes_visited(kind), sizeof kind) << "a member is not visited, or in another order";
        },
        GetParam());
}

TEST_P(EachKind, DescribesEachFieldOnce)
{
    std::set<std::string> names;
    InterventionSpec const spec{.kind = GetParam()};
    InterventionSpec::visit(spec, [&](InterventionField const& field, auto const&) {
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_GT(std::string_view(field.meaning).size(), 3U) << field.name;
    });
    EXPECT_EQ(names.contains("every"), spec.info().repeats);
    EXPECT_EQ(names.contains("scope"), spec.info().scoped);
    EXPECT_TRUE(names.contains("cost_per_week"));
}

TEST_P(EachKind, HasDefaultsAndAStandardFormWithinTheirRanges)
{
    auto const& info = info_of(GetParam());
    for (auto const& spec : {InterventionSpec{.kind = GetParam()},
                             standard_intervention(info.name).value_or(InterventionSpec{})})
        InterventionSpec::visit(spec, [&](InterventionField const& field, auto const& value) {
            EXPECT_TRUE(within(field, value)) << info.name << '.' << field.name;
        });
}

TEST_P(EachKind, IsInTheHandbook)
{
    auto const row = handbook().find(std::string("| `") + info_of(GetParam()).name + "` |");
    ASSERT_NE(row, std::string::npos);
    auto const line = handbook().substr(row, handbook().find('\n', row) - row);
    InterventionSpec const spec{.kind = GetParam()};
    InterventionSpec::visit_own(spec, [&](InterventionField const& field, auto const&) {
        EXPECT_NE(line.find(std::string("`") + field.name + '`'), std::string::npos) << field.name;
    });
}

INSTANTIATE_TEST_SUITE_P(Intervention, EachKind, testing::ValuesIn(intervention_kinds()),
                         [](auto const& kind) { return std::string(info_of(kind.param).name); });

TEST(Kinds, AreFoundByName)
{
    auto const names = intervention_names();
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), names.size());
    for (auto const& name : names)
        EXPECT_EQ(info_of(kind_named(name).value()).name, name);
    EXPECT_FALSE(kind_named("escro"));
}

TEST(Kinds, HaveAStandardFormOfTheirOwn)
{
    auto const allies = standard_intervention("ally_mobilisation").value();
    EXPECT_EQ(allies.kind, InterventionKind(intervention::AllyMobilisation{.dose = .8}));
    EXPECT_EQ(allies.scope.share, .3);
    EXPECT_EQ(allies.every, 52);
    EXPECT_EQ(allies.cost_per_person, 12);
    EXPECT_EQ(standard_intervention("parity")->kind, InterventionKind(intervention::Parity{}));
    EXPECT_FALSE(standard_intervention("parameter"));
}

TEST(Scopes, VisitAllThatTheyHold)
{
    EXPECT_EQ(bytes_visited(Scope{}), sizeof(Scope));
}

} // namespace
} // namespace groundswell
