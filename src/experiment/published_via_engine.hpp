#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/simulation.hpp>
#include <string_view>

#include "engine/state.hpp"
#include "published/model.hpp"
#include "world/world.hpp"

/// Published models that are limits of our own mechanisms: a scenario of published/, run by the engine.
namespace groundswell {

/// A scenario file of published/, kept inside the library; "" if there is none of this name.
std::string_view published_text(std::string_view name);
Scenario published_scenario(std::string_view name);

/// Changes a configured scenario before it is run: how a test plants a mistake. The checks' default changes
/// nothing.
using Alter = void (*)(Scenario&);
inline void as_published(Scenario&) {}

/// The Petrie multiplier, by the mechanism of acts (model 3.1). Source: Gent (2013), "The Petrie multiplier".
struct PetrieParams {
    int women{10}, men{40};
    double remarks{1.4}; ///< mean of the remarks a person makes
};
std::span<published::Field<PetrieParams> const> petrie_fields();
/// Remarks received by each person, women first.
struct PetrieResult {
    std::vector<int> women, men;
};
/// What is the same in every replicate: the scenario and the world of the setting.
struct Configured {
    Scenario scenario;
    std::shared_ptr<World const> world;
};
Configured configure_published(PetrieParams const& params, Alter alter = as_published);
PetrieResult run_petrie(Configured const& configured, Key key);
published::Figures check_petrie(published::Request const& request, Alter alter = as_published);
published::Model petrie_model();

/// Gender stratification by small bias, by the mechanism of careers (model 3.10).
///
/// Source: Martell, Lane & Emrich (1996), American Psychologist 51(2), 157-158.
struct StratificationParams {
    double bias{2.01}; ///< points that men's scores have more
    double spread{10}; ///< standard deviation of a score [points]
    double leave{.15}; ///< probability of leaving, a cycle
    double women_hired{.5};
    int level1{500}, level2{350}, level3{200}, level4{150}, level5{100}, level6{75}, level7{40}, level8{10};
};
std::span<published::Field<StratificationParams> const> stratification_fields();
struct StratificationResult {
    std::array<double, 8> women{}; ///< share of women by level, lowest first
    int cycles{0};                 ///< until nobody of the first day was left
};
Configured configure_published(StratificationParams const& params, Alter alter = as_published);
StratificationResult run_stratification(Configured const& configured, Key key);
published::Figures check_stratification(published::Request const& request, Alter alter = as_published);
published::Model stratification_model();

/// DeGroot and Friedkin-Johnsen, by the mechanism of influence (model 3.9).
///
/// Source: DeGroot (1974), J. Am. Statistical Association 69, 118-121; Friedkin & Johnsen (1990), J. Math.
/// Sociology 15, 193-206. Three people in a row; weights of their ties, oneself, and where they begin.
struct InfluenceParams {
    double self{1}, first_second{1}, second_first{.5}, second_third{.5}, third_second{1};
    double start1{1}, start2{0}, start3{0};
    double stubbornness{0}, stubbornness_sd{0};
    int rounds{200};
};
std::span<published::Field<InfluenceParams> const> influence_fields();
using Three = std::array<double, 3>;
struct InfluenceResult {
    Three attitude{};     ///< in the end, as stored
    Three stubbornness{}; ///< of the persons, as drawn
};
Configured configure_published(InfluenceParams const& params, Alter alter = as_published);
InfluenceResult run_influence(Configured const& configured, Key key);
/// Where attitudes end: (I - (I-S) W)^-1 S x(0); with nobody stubborn, the mean of x(0) by W's stationary
/// weights.
Three influence_limit(InfluenceParams const& params, Three const& stubbornness);
published::Figures check_influence(published::Request const& request, Alter alter = as_published);
published::Model influence_model();

} // namespace groundswell
