#include "published/fields.hpp"

#include <gtest/gtest.h>

#include "published/watts.hpp"

namespace groundswell::published {
namespace {

TEST(PublishedFields, AreReadByName)
{
    auto const params = read("watts", {{"phi", .24}, {"people", 500}}, watts_fields());
    EXPECT_EQ(params.phi, .24);
    EXPECT_EQ(params.people, 500);
    EXPECT_EQ(params.degree, WattsParams{}.degree);
}

TEST(PublishedFields, TellEveryProblemAtOnce)
{
    try {
        read("watts", {{"phii", .2}, {"phi", 3}, {"people", 500.5}}, watts_fields());
        FAIL() << "accepted";
    } catch (UserError const& error) {
        ASSERT_EQ(error.problems().size(), 3U);
        EXPECT_NE(error.problems()[0].allowed.find("whole"), std::string::npos);
        EXPECT_EQ(error.problems()[1].allowed, "must lie in [0.02, 1]");
        EXPECT_EQ(error.problems()[2].place.key, "watts.phii");
        EXPECT_NE(error.problems()[2].suggestion.find("'phi'"), std::string::npos);
    }
}

TEST(PublishedFields, DescribeDefaultsThatLieInTheirRanges)
{
    for (auto const& model : models())
        for (auto const& field : model.fields) {
            EXPECT_LE(field.low, field.initial) << model.name << '.' << field.name;
            EXPECT_GE(field.high, field.initial) << model.name << '.' << field.name;
            EXPECT_FALSE(field.text.empty()) << model.name << '.' << field.name;
        }
}

TEST(PublishedModels, RunByNameAndRefuseWhatTheyDoNotKnow)
{
    for (auto const& model : models()) {
        EXPECT_THROW(model.run({{"nonsense", 1}}, Key{}), UserError) << model.name;
        auto const first = model.run({}, Key{3, 1}), again = model.run({}, Key{3, 1});
        ASSERT_FALSE(first.empty()) << model.name;
        for (std::size_t i = 0; i < first.size(); ++i)
            EXPECT_EQ(first[i].value, again[i].value) << model.name;
    }
}

TEST(PublishedModels, RefuseContradictions)
{
    for (auto const& model : models()) {
        if (model.name == "critical-mass") {
            EXPECT_THROW(model.run({{"committed", 25}}, Key{}), UserError);
        }
        if (model.name == "emperor") {
            EXPECT_THROW(model.run({{"believers", 1000}}, Key{}), UserError);
        }
    }
}

} // namespace
} // namespace groundswell::published
