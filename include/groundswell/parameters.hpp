#pragma once
#include <array>
#include <cstdint>
#include <groundswell/ids.hpp>
#include <groundswell/vocabulary.hpp>

/// The numbers that mechanisms read. Names, units, ranges, sources and evidence grades are in one table
/// (`parameter_table`). The initial values here are the defaults that the table prints.
namespace groundswell {

/// One value per group of the scenario, in its order.
using PerGroup = std::array<double, max_groups>;
/// [of][towards].
using PerGroupPair = std::array<PerGroup, max_groups>;
using PerRank = std::array<double, max_ranks>;

/// What an institution does with a substantiated report (model 3.6), in the order of `policy.response`.
enum class Response : std::uint8_t { coddle, sanction, remove, restore };
inline constexpr int response_count = 4;
inline constexpr std::array<char const*, response_count> response_names{"coddle", "sanction", "remove",
                                                                        "restore"};

struct Parameters {
    struct Run {
        double weeks{520}, burnin{520}, window{104};
    } run;

    /// Parameters of the built-in generator of an institution. Not used if people come from a table.
    struct InstitutionShape {
        double seats{1000}, units{10};
        PerRank rank_share{.48, .27, .15, .07, .03};
        std::array<PerRank, max_groups> share{}; ///< [group][rank]; each rank's shares sum to 1
        double team_min{8}, team_max{12};
    } institution;

    struct Ties {
        double confidants{3}, confidant_team{.7}, confidant_homophily{.7}, audience{30};
    } ties;

    PerGroup status{};

    struct Propensity {
        struct TierOf {
            PerGroup share{};
            double median{0}, sigma{1}, factor{1};
        };
        TierOf everyday{{}, .8, 1.0, 1}, harm{{}, .028, .85, 1};
    } propensity;

    struct Reference {
        double entitlement{.41}, attitude{.68}, norm{.47}, responsibility{.41}, trust{.45}, deterrence{.415},
            fear{.6};
    } reference;

    struct Init {
        PerGroup entitlement{}, attitude{};
        double norm{.45}, responsibility{.35}, trust{.45}, deterrence{.35}, stigma{.85}, fear{.6}, sd{.15};
        double stubbornness{.5}, stubbornness_sd{.2};
    } init;

    struct Halflife {
        double norm{156}, responsibility{36}, habituation{156}, trust{104}, deterrence{78}, momentum{104},
            burden{52}, unspoken{260}, fear{156};
    } halflife;

    struct Acts {
        double entitlement{1.5}, tolerance{2}, impunity{1.5}, power{.75}, seeking{.12}, repeat{.25}, cap{4},
            token{.3};
    } acts;

    PerGroupPair orientation{};

    struct KindOf {
        double share{0}; ///< of the harm tier; unused for remarks
        double visibility{0}, severity{0};
    };
    std::array<KindOf, kind_count> kinds{{{0, .4, .022}, {.575, .37, .2}, {.365, .02, .5}, {.06, .005, .9}}};

    /// Acts of people who do not belong to the institution: patients, customers, visitors (model 3.12).
    struct Outside {
        PerRank rate{};   ///< acts that a person of the rank would meet a week, where orientation is 1
        PerGroup share{}; ///< of outsiders; in proportion
        std::array<double, kind_count> kinds{.6, .25, .13, .02}; ///< in proportion
        double standing{.5};
    } outside;

    struct Scene {
        double max_witnesses{6};
        PerGroup blind{};
    } scene;

    struct Reaction {
        double intervene{-.2}, support{-1.75}, excuse{-1.56}, attitude{2}, norm{2}, responsibility{2},
            power{.8}, crowd{.5}, tie{.7}, entitlement{1}, severity{1.5};
    } reaction;

    struct Learn {
        double checked{.08}, deterred{.2}, impunity{.12}, silence_reads_as{.3}, norm{.04}, internalise{.005},
            habituate{.015}, relief{.3}, confided{.1}, dismissed{.1};
    } learn;

    struct Disclose {
        double confide{-.5}, report{-1.17}, testify{-2.8}, severity{1.5}, trust{1.5}, support{.7}, power{.8},
            momentum{1}, min_severity{.1}, numb{.3}, reconsider{.5}, official{-.33}, fear{1.2};
    } disclose;

    PerGroupPair stigma{}; ///< [of the target][of the perpetrator]

    struct Retaliation {
        double base{.665}, power{1}, severity{.5}, trust_loss{.3}, seen{.5}, learn{.1};
    } retaliation;

    struct Policy {
        double delay{20}, substantiate{1.4}, evidence{1}, priors{.7}, shield{1.2}, warn{0};
        std::array<double, response_count> response{.2, .6, .06, .14};
        double transparency{.2}, outside{.3};
    } policy;

    struct ResponseEffect {
        double coddle{.15}, sanction{.5}, restore{.5}, engage{.5}, trust{.3}, publicity{.1}, warning{.1},
            official{.1};
    } response;

    struct Effort {
        double weekly{.25}, max{4};
    } effort;

    struct Discourse {
        double rounds{6}, callout{.12}, reach{.5}, max_audience{30}, amplify{-3.62}, deflect{-3.16},
            rebut{-4.16};
        PerGroup defensive{};
        double frame_innocence{.45}, frame_hurt{.25}, frame_equivalence{.3};
        double inclusive{.4}, reassure{.5};
    } discourse;

    struct Effect {
        double testimony{.15}, norm{.04}, notice{.2}, callout{.06}, destigma{.1}, absolve{.1}, pamper{.01},
            doubt{.3}, trust{.04};
    } effect;

    struct Influence {
        double every{0}, self{1};
    } influence;

    struct Career {
        double every{26}, attrition{.0019}, burden{.95}, burden_cap{4}, stagger{1};
        PerGroup bias{};
        double penalty{.5}, noise{.645};
        PerGroup hiring{}; ///< shares, sum 1
        double quota{0}, climate{1};
    } career;
};

/// Parts of the system that can be switched to a neutral form (model section 4).
struct Components {
    bool power{false}, tolerance{false}, silence{false}, impunity{false}, derailing{false}, barriers{false},
        representation{false}, individuals{false};
};
inline constexpr int component_count = 8;
inline constexpr std::array<char const*, component_count> component_names{
    "power", "tolerance", "silence", "impunity", "derailing", "barriers", "representation", "individuals"};
inline constexpr std::array<bool Components::*, component_count> component_switches{
    &Components::power,     &Components::tolerance, &Components::silence,        &Components::impunity,
    &Components::derailing, &Components::barriers,  &Components::representation, &Components::individuals};

} // namespace groundswell
