#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/paired.hpp>
#include <groundswell/read_scenario.hpp>
#include <groundswell/run.hpp>
#include <gtest/gtest.h>

#include "figures/catalogue.hpp"
#include "figures/series.hpp"
#include "support/test_values.hpp"

namespace groundswell {
namespace {

/// One number that is kept or shown, and what it is called: "run,harm,all".
struct Named {
    std::string name;
    double value{0};
};

/// Every mechanism is on. The values are the tests' own, so that only a change of the model changes the file.
ReplicateResult small_run()
{
    auto scenario = default_scenario();
    auto& p = scenario.parameters;
    testing::set_test_values_of_women_and_men(p);
    p.institution.seats = 120;
    p.institution.units = 3;
    p.run.burnin = 26;
    p.run.weeks = 156;
    p.propensity.harm.median = .2;
    p.acts.token = .3;
    p.disclose.official = -1.4;
    p.disclose.fear = 1;
    p.retaliation.learn = .1;
    p.effect.trust = .04;
    p.career.stagger = 1;
    p.influence.every = 26;
    // As of people who were counted, so that some figures are withheld.
    scenario.asked_disclosure.min_cell = 5;
    return run_replicate(scenario, 0);
}

std::vector<Named> numbers_of(ReplicateResult const& result)
{
    std::vector<Named> out;
    for (auto const& metric : result.metrics)
        out.push_back({fmt::format("run,{},{}", metric.name, metric.group), metric.value});
    for (auto const& kept : kept_figures(result))
        out.push_back({fmt::format("kept,{},{}", kept.metric, kept.group), kept.value});
    auto const scenario = default_scenario();
    CellNames names{scenario.groups, {}};
    for (int rank = 0; rank < result.ranks; ++rank)
        names.ranks.push_back(fmt::format("rank {}", rank));
    for (auto const& row : series_of(cells_of(result), names))
        for (std::size_t i = 0; i < row.weeks.size(); ++i)
            out.push_back({fmt::format("series,{},{},{}", row.figure->name, row.group, row.weeks[i]),
                           row.values[i].value});
    return out;
}

constexpr char const* golden_file = GROUNDSWELL_SOURCE_DIR "/tests/experiment/golden/small_run.csv";

/// Write the file anew, after a change of results.
void renew(std::vector<Named> const& numbers)
{
    std::ofstream file(golden_file);
    for (auto const& [name, value] : numbers)
        if (std::isnan(value))
            file << name << ",unknown\n";
        else
            file << name << ','
                 << (name.starts_with("series,") ? fmt::format("{:.6g}", value) : fmt::format("{}", value))
                 << '\n';
}

/// Rows of golden/small_run.csv: a name and, after the last comma, a number or why there is none.
std::vector<std::pair<std::string, std::string>> golden()
{
    std::ifstream file(golden_file);
    std::vector<std::pair<std::string, std::string>> out;
    for (std::string line; std::getline(file, line);)
        out.emplace_back(line.substr(0, line.rfind(',')), line.substr(line.rfind(',') + 1));
    return out;
}

} // namespace

// The file holds end-of-run figures and what experiments keep to the last bit, series (of whole groups) to
// the six digits of a report. New figures may stand between its rows. A change of results needs a new file,
// and a line in CHANGELOG.md: GROUNDSWELL_RENEW_GOLDEN=1 build/.../tests/test_experiment
// --gtest_filter=Golden.ASmall*
TEST(Golden, ASmallRunHasTheSameFiguresInTheSameOrder)
{
    auto const numbers = numbers_of(small_run());
    if (std::getenv("GROUNDSWELL_RENEW_GOLDEN") != nullptr) renew(numbers);
    auto const rows = golden();
    ASSERT_GT(rows.size(), 600U);
    auto at = numbers.begin();
    for (auto const& [name, text] : rows) {
        while (at != numbers.end() && at->name != name)
            ++at;
        ASSERT_NE(at, numbers.end()) << name << " is missing, or stands elsewhere";
        double value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text == "withheld") continue;
        if (error != std::errc{})
            EXPECT_TRUE(std::isnan(at->value)) << name << " " << text;
        else if (name.starts_with("series,"))
            EXPECT_NEAR(at->value, value, 1e-5 * std::max(1e-3, std::abs(value))) << name;
        else
            EXPECT_EQ(at->value, value) << name;
    }
}

TEST(Golden, EveryNumberIsInTheCatalogueAndWithinItsBounds)
{
    auto const result = small_run();
    auto const check = [](std::string_view name, double value) {
        auto const* const figure = find_figure(name);
        ASSERT_NE(figure, nullptr) << name;
        if (std::isnan(value)) return;
        EXPECT_GE(value, figure->bounds.low) << name;
        EXPECT_LE(value, figure->bounds.high) << name;
    };
    for (auto const& metric : result.metrics)
        check(metric.name, metric.value);
    for (auto const& kept : kept_figures(result))
        check(kept.metric, kept.value);
    for (auto const& row : series_of(cells_of(result), {{"woman", "man"}, {"0", "1", "2", "3", "4"}}))
        for (auto const& value : row.values)
            check(row.figure->name, value.value);
}

} // namespace groundswell
