#include <functional>
#include <groundswell/read_scenario.hpp>
#include <groundswell/scenario.hpp>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "scenario/hash.hpp"

// Every field of what a scenario holds, changed one at a time. A structured binding names all fields of a
// struct, so that a new field does not compile before it is listed here. Parameters: text.cpp.
namespace groundswell {
namespace {

struct Change {
    std::string name;
    std::function<void(Scenario&)> make;
};

/// What a changed field must do to both hashes, beside `base`.
void expect_seen(Scenario const& base, std::vector<Change> const& changes)
{
    for (auto const& change : changes) {
        auto changed = base;
        change.make(changed);
        EXPECT_NE(scenario_hash(changed), scenario_hash(base)) << change.name;
        EXPECT_NE(start_hash(changed), start_hash(base)) << change.name;
    }
}

void expect_not_seen(Scenario const& base, std::vector<Change> const& changes)
{
    for (auto const& change : changes) {
        auto changed = base;
        change.make(changed);
        EXPECT_EQ(scenario_hash(changed), scenario_hash(base)) << change.name;
    }
}

Scenario with_profile()
{
    auto scenario = default_scenario();
    scenario.profile = read_profile("country");
    scenario.profile->spec.regions = {2, 1};
    return scenario;
}

Scenario with_tables()
{
    auto scenario = default_scenario();
    std::string const examples = std::string(GROUNDSWELL_SOURCE_DIR) + "/examples/";
    auto& import = scenario.import.emplace();
    import.people_file = examples + "people.csv";
    import.ties_files = {examples + "ties.csv"};
    return scenario;
}

TEST(Hash, SeesEveryComponent)
{
    [[maybe_unused]] auto const& [power, tolerance, silence, impunity, derailing, barriers, representation,
                                  individuals] = Components{};
    std::vector<Change> changes;
    for (int i = 0; i < component_count; ++i)
        changes.push_back({component_names[static_cast<std::size_t>(i)], [i](Scenario& s) {
                               s.off.*component_switches[static_cast<std::size_t>(i)] = true;
                           }});
    expect_seen(default_scenario(), changes);
}

TEST(Hash, SeesEveryFieldThatShapesTheScenario)
{
    [[maybe_unused]] auto const& [title, sentence, path, groups, ranks, rank_names, parameters, given, off,
                                  interventions, import, profile, world_file, guesses, hiring, cost_unit,
                                  seed, replicates, disclosure, notes] = Scenario{};
    auto base = default_scenario();
    base.world_file = WorldSource{.file = "a.h5", .digest = 1, .seats = 9, .bytes = 99};
    expect_seen(base, {
                          {"groups",
                           [](Scenario& s) {
                               s.groups = {"man", "woman"};
                           }},
                          {"ranks", [](Scenario& s) { s.ranks = 4; }},
                          {"import", [](Scenario& s) { s.import = with_tables().import; }},
                          {"profile", [](Scenario& s) { s.profile = with_profile().profile; }},
                          {"world_file", [](Scenario& s) { s.world_file.reset(); }},
                          {"world_file.digest", [](Scenario& s) { s.world_file->digest = 2; }},
                      });
    expect_not_seen(base, {
                              {"title", [](Scenario& s) { s.title += "x"; }},
                              {"sentence", [](Scenario& s) { s.sentence += "x"; }},
                              {"path", [](Scenario& s) { s.path += "x"; }},
                              {"rank_names", [](Scenario& s) { s.rank_names.assign(5, "x"); }},
                              {"given", [](Scenario& s) { s.given.insert("acts.power"); }},
                              {"guesses", [](Scenario& s) { s.guesses.push_back("x"); }},
                              // Its effect is in the parameters `career.hiring`.
                              {"hiring",
                               [](Scenario& s) {
                                   s.hiring = {.5, .5};
                               }},
                              {"disclosure", [](Scenario& s) { s.asked_disclosure.min_cell = 9; }},
                              {"cost_unit", [](Scenario& s) { s.cost_unit = "EUR"; }},
                              {"notes", [](Scenario& s) { s.notes.push_back("x"); }},
                              {"seed", [](Scenario& s) { ++s.seed; }},
                              {"replicates", [](Scenario& s) { ++s.replicates; }},
                              {"world_file.file", [](Scenario& s) { s.world_file->file = "b.h5"; }},
                              // They follow from what the digest covers.
                              {"world_file.seats", [](Scenario& s) { ++s.world_file->seats; }},
                              {"world_file.bytes", [](Scenario& s) { ++s.world_file->bytes; }},
                          });
}

TEST(Hash, SeesEveryFieldOfTheTables)
{
    [[maybe_unused]] auto const& [people_file, ties_files, groups, id_column, group_column, rank_column,
                                  unit_column, manager_column, layer_column, from_column, to_column,
                                  weight_column, group_values, rank_order, group_shares, layers, min_weight,
                                  generated, read] = ImportSpec{};
    [[maybe_unused]] auto const& [team, confidant, audience, team_reading, confidant_reading,
                                  audience_reading] = ImportSpec::Layer{};
    std::vector<Change> changes{
        {"people_file", [](Scenario& s) { s.import->people_file = s.import->ties_files.front(); }},
        {"ties_files", [](Scenario& s) { s.import->ties_files.clear(); }},
        {"group_values", [](Scenario& s) { s.import->group_values["M"] = "man"; }},
        {"rank_order", [](Scenario& s) { s.import->rank_order = {"low"}; }},
        {"group_shares", [](Scenario& s) { s.import->group_shares["woman"] = .5; }},
        {"min_weight", [](Scenario& s) { s.import->min_weight = 1; }},
    };
    using Column = std::string ImportSpec::*;
    for (Column const column :
         {&ImportSpec::id_column, &ImportSpec::group_column, &ImportSpec::rank_column,
          &ImportSpec::unit_column, &ImportSpec::manager_column, &ImportSpec::layer_column,
          &ImportSpec::from_column, &ImportSpec::to_column, &ImportSpec::weight_column})
        changes.push_back({"a column", [column](Scenario& s) { (*s.import).*column = "x"; }});
    using Names = std::vector<std::string> ImportSpec::Layer::*;
    for (Names const names :
         {&ImportSpec::Layer::team, &ImportSpec::Layer::confidant, &ImportSpec::Layer::audience})
        changes.push_back({"a layer", [names](Scenario& s) { s.import->layers.*names = {"x"}; }});
    using Read = Reading ImportSpec::Layer::*;
    for (Read const reading : {&ImportSpec::Layer::team_reading, &ImportSpec::Layer::confidant_reading,
                               &ImportSpec::Layer::audience_reading})
        changes.push_back(
            {"a reading", [reading](Scenario& s) { s.import->layers.*reading = Reading::both; }});
    expect_seen(with_tables(), changes);
    // The scenario's own groups count.
    expect_not_seen(with_tables(), {{"groups", [](Scenario& s) { s.import->groups = {"x"}; }}});
}

TEST(Hash, SeesEveryFieldOfTheProfile)
{
    [[maybe_unused]] auto const& [file, spec, rank_names] = Profile{};
    [[maybe_unused]] auto const& [title, seats, groups, ranks, share, workplaces, regions, unit_size,
                                  team_size, span, confidants, confidant_team, confidant_region,
                                  confidant_homophily, audience, audience_unit, audience_region,
                                  audience_tail, audience_most] = CountrySpec{};
    [[maybe_unused]] auto const& [low, high, number_of_workplaces, people] = SizeClass{};
    std::vector<Change> changes{
        {"groups",
         [](Scenario& s) {
             s.profile->spec.groups = {"man", "woman"};
         }},
        {"ranks", [](Scenario& s) { ++s.profile->spec.ranks; }},
        {"share", [](Scenario& s) { s.profile->spec.share[1][0] += .1; }},
        {"low", [](Scenario& s) { ++s.profile->spec.workplaces[0].low; }},
        {"high", [](Scenario& s) { ++s.profile->spec.workplaces[0].high; }},
        {"workplaces", [](Scenario& s) { s.profile->spec.workplaces[0].workplaces += 1; }},
        {"people", [](Scenario& s) { s.profile->spec.workplaces[0].people += 1; }},
        {"regions", [](Scenario& s) { s.profile->spec.regions[1] += 1; }},
        {"unit_size", [](Scenario& s) { ++s.profile->spec.unit_size; }},
        {"team_size", [](Scenario& s) { ++s.profile->spec.team_size; }},
        {"span", [](Scenario& s) { ++s.profile->spec.span; }},
    };
    using Number = double CountrySpec::*;
    Number const numbers[]{
        &CountrySpec::confidants,          &CountrySpec::confidant_team, &CountrySpec::confidant_region,
        &CountrySpec::confidant_homophily, &CountrySpec::audience,       &CountrySpec::audience_unit,
        &CountrySpec::audience_region,     &CountrySpec::audience_tail,  &CountrySpec::audience_most};
    for (std::size_t i = 0; i < std::size(numbers); ++i)
        changes.push_back({"number " + std::to_string(i),
                           [number = numbers[i]](Scenario& s) { s.profile->spec.*number += .1; }});
    expect_seen(with_profile(), changes);
    // The number of seats is the parameter institution.seats.
    expect_not_seen(with_profile(), {{"title", [](Scenario& s) { s.profile->spec.title += "x"; }},
                                     {"file", [](Scenario& s) { s.profile->file += "x"; }},
                                     {"seats", [](Scenario& s) { ++s.profile->spec.seats; }}});
}

} // namespace
} // namespace groundswell
