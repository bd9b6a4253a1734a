#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>

#include "facts.hpp"
#include "figures/catalogue.hpp"
#include "figures/documentation.hpp"
#include "world/world.hpp"

namespace groundswell {
namespace {

using testing::Facts;

/// Ten people to whom everything happens, so that no figure is unknown.
Facts eventful()
{
    Facts f;
    for (Seat seat = 0; seat < 10; ++seat) {
        f.lived.experienced[seat] = f.lived.witnessed[seat] = 590;
        if (seat % 2 == 0) f.lived.reported[seat] = f.lived.accountable[seat] = 592;
        if (seat % 3 == 0) f.lived.harm_weeks[seat] = {580, 590};
    }
    for (std::size_t week = 0; week < f.series.size(); ++week)
        for (int c = 0; c < counter_count; ++c)
            for (Group g : {Group{0}, Group{1}})
                for (Rank r : {Rank{0}, Rank{1}})
                    f.series[week].add(static_cast<Counter>(c), g, r, 1);
    // Some of those who were asked stay, and some who leave suffered no severe harm.
    for (auto& week : f.series)
        for (auto const counter : {Counter::asked_severe, Counter::asked_other, Counter::left})
            for (Group g : {Group{0}, Group{1}})
                for (Rank r : {Rank{0}, Rank{1}})
                    week.add(counter, g, r, 1);
    return f;
}

/// The groups in which a figure of the catalogue is to be found.
std::set<std::string> groups_of(Figure const& figure)
{
    switch (figure.groups) {
    case FigureGroups::all_and_each:
        return {"all", "man", "woman"};
    case FigureGroups::all:
        return {"all"};
    case FigureGroups::women:
        return {"woman"};
    case FigureGroups::women_by_rank:
        return {"entry", "top"};
    }
    return {};
}

/// A file of the source.
std::string text_of(std::string const& path)
{
    std::ifstream file(GROUNDSWELL_SOURCE_DIR "/" + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The first group of every match.
std::vector<std::string> matches(std::string const& text, std::string const& pattern)
{
    std::regex const regex(pattern);
    std::vector<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at)
        out.push_back((*at)[1]);
    return out;
}

template <class Member>
void expect_unique_orders(Member member)
{
    std::set<int> seen;
    for (auto const& figure : all_figures()) {
        int const order = std::invoke(member, figure);
        EXPECT_TRUE(order == 0 || (order > 0 && seen.insert(order).second)) << figure.name << " " << order;
    }
    EXPECT_FALSE(seen.empty());
}

} // namespace

TEST(Catalogue, HasOneCompleteEntryForEachName)
{
    std::set<std::string_view> names, labels;
    for (auto const& figure : all_figures()) {
        EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
        EXPECT_TRUE(labels.insert(figure.label).second) << figure.name << ": " << figure.label;
        EXPECT_FALSE(figure.name.empty());
        EXPECT_TRUE(std::ranges::all_of(figure.name, [](unsigned char c) {
            return std::islower(c) || std::isdigit(c) || c == '_' || c == '@';
        })) << figure.name;
        for (auto const text : {figure.label, figure.subject, figure.meaning, figure.unit})
            EXPECT_FALSE(text.empty()) << figure.name;
        for (auto const label : {figure.label, figure.label_below, figure.label_alone, figure.weekly.label})
            EXPECT_LE(label.size(), 31U) << figure.name << ": " << label;
        EXPECT_EQ(find_figure(figure.name), &figure);
        EXPECT_EQ(figure.weekly.order > 0, !figure.weekly.subject.empty()) << figure.name;
        EXPECT_TRUE(figure.use != FigureUse::weekly || figure.weekly.order > 0) << figure.name;
    }
    EXPECT_EQ(find_figure("harm@26"), find_figure("harm@"));
    EXPECT_EQ(find_figure("harms"), nullptr);
    expect_unique_orders(&Figure::table_order);
    expect_unique_orders(&Figure::comparison_order);
    expect_unique_orders([](Figure const& figure) { return figure.weekly.order; });
}

TEST(Catalogue, KindsUnitsBoundsAndBasesGoTogether)
{
    for (auto const& figure : all_figures()) {
        EXPECT_LT(figure.bounds.low, figure.bounds.high) << figure.name;
        if (figure.kind == FigureKind::share) {
            EXPECT_TRUE(figure.is_percentage()) << figure.name;
            EXPECT_EQ(figure.bounds.low, 0) << figure.name;
            EXPECT_NE(figure.base, FigureBase::none) << figure.name;
        }
        // A percentage of people or of events is at most 100; a rate that is printed as one is a rate by
        // name.
        if (figure.unit == "share" && figure.bounds.low >= 0) {
            EXPECT_LE(figure.bounds.high, 1) << figure.name;
        }
        if (figure.kind == FigureKind::count || figure.kind == FigureKind::rate) {
            EXPECT_EQ(figure.bounds.low, 0) << figure.name;
            EXPECT_NE(figure.base, FigureBase::people) << figure.name;
        }
        if (auto const* ratio = std::get_if<EventRatio>(&figure.formula)) {
            EXPECT_FALSE(ratio->part.empty()) << figure.name;
            EXPECT_EQ(figure.base, ratio->is_rate() ? FigureBase::person_weeks : FigureBase::events)
                << figure.name;
            EXPECT_EQ(figure.kind, ratio->is_rate() ? FigureKind::rate : FigureKind::share) << figure.name;
            // One unit, or the sum would mean nothing.
            for (auto const& list : {ratio->part, ratio->minus, ratio->whole})
                for (auto const counter : list)
                    EXPECT_EQ(counter_unit(counter), counter_unit(*ratio->part.begin())) << figure.name;
        }
    }
}

TEST(Catalogue, IsWhatResultsHold)
{
    auto const metrics = eventful().metrics();
    for (auto const& metric : metrics) {
        auto const* const figure = find_figure(metric.name);
        ASSERT_NE(figure, nullptr) << metric.name;
        EXPECT_EQ(figure->use, FigureUse::end_of_run) << metric.name;
        EXPECT_GT(metric.base, 0) << metric.name;
        EXPECT_GE(metric.value, figure->bounds.low) << metric.name; // not NaN either
        EXPECT_LE(metric.value, figure->bounds.high) << metric.name;
    }
    for (auto const& figure : all_figures()) {
        std::multiset<std::string> found;
        for (auto const& metric : metrics)
            if (metric.name == figure.name) found.insert(metric.group);
        auto const wanted = figure.use == FigureUse::end_of_run ? groups_of(figure) : std::set<std::string>{};
        EXPECT_TRUE(std::ranges::equal(found, wanted)) << figure.name;
    }
}

TEST(Catalogue, GivesNoFigureOfWomenWhereThereIsNoSuchGroup)
{
    auto f = eventful();
    f.world.groups = {"a", "b"};
    for (auto const& metric : f.metrics())
        EXPECT_EQ(find_figure(metric.name)->main_group(), "all") << metric.name;
}

TEST(Catalogue, HasTheFiguresThatSurveysAndTheStoryName)
{
    auto const targets = text_of("data/targets.csv");
    std::string story;
    for (auto const* step :
         {"accountability", "act", "coddling", "normal", "part", "power", "rules", "silence", "talk"})
        story += text_of(fmt::format("web/src/story/steps/{}.ts", step));
    std::set<std::string> surveyed, told, drawn;
    for (auto const& figure : matches(targets, R"(\n([a-z_0-9]+),,)"))
        surveyed.insert(figure);
    for (auto const& instrument : matches(targets, R"(\n[a-z_0-9 ]+,([a-z_0-9]+),)"))
        surveyed.insert(instrument);
    for (auto const& name : matches(story, R"re((?:row|metric)\([^"]*, "(\w+)")re"))
        told.insert(name);
    for (auto const& list : matches(story, R"(figures: \[([^\]]*)\])"))
        for (auto const& name : matches(list, R"re("(\w+)")re"))
            told.insert(name);
    for (auto const& chosen : matches(story, R"re(kind: "series", name: (.*), lines)re"))
        for (auto const& name : matches(chosen, R"re([>?:] "(\w+)")re"))
            drawn.insert(name);
    EXPECT_GE(surveyed.size(), 10U);
    EXPECT_GE(told.size(), 10U);
    EXPECT_EQ(drawn, (std::set<std::string>{"harm", "recognised_acts_share", "responsibility"}));
    for (auto const& name : surveyed)
        EXPECT_TRUE(find_figure(name) && find_figure(name)->use == FigureUse::end_of_run) << name;
    for (auto const& name : told)
        EXPECT_TRUE(find_figure(name) && find_figure(name)->can_be_chosen()) << name;
    for (auto const& name : drawn)
        EXPECT_TRUE(find_figure(name) && find_figure(name)->weekly.order > 0) << name;
}

TEST(Catalogue, IsTheTableOfTheModel)
{
    EXPECT_NE(text_of("docs/model.md").find("\n" + figures_markdown() + "\n"), std::string::npos)
        << "renew it: groundswell figures --markdown";
}

} // namespace groundswell
