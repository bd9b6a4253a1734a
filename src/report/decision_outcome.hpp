#pragma once
#include <groundswell/decision.hpp>
#include <groundswell/value_of_knowing.hpp>
#include <optional>
#include <string>
#include <vector>

#include "report/compare_outcome.hpp"

namespace groundswell::report {

/// Something that could be found out, in words.
struct KnowableWords {
    std::string name;  ///< of a parameter; of a question the figure of the model
    std::string group; ///< that a question asks; "" for a parameter
    std::string words; ///< what it means, or what is asked
};

/// What knowing more would be worth: parameters, and questions of surveys.
struct Knowing {
    std::vector<KnowableWords> parameters, questions;
    ValueOfKnowing of_parameters, of_questions; ///< by index into these
};

/// Which of the measures of a comparison to pay for.
struct DecisionOutcome {
    DecisionSpec asked;
    std::string unit;   ///< of costs, budget and worth; "": nobody said it
    std::string worlds; ///< `world_words`
    Week weeks{0};
    std::size_t count{0};                ///< of worlds
    std::string why_not;                 ///< a sentence that says why nothing is decided; empty if it is
    std::optional<Decision> decision;    ///< if it is
    std::optional<Knowing> knowing;      ///< with enough worlds
    std::vector<std::string> left_out{}; ///< measures that state no cost
};

/// Decide between the measures of a comparison that state costs.
///
/// @return nothing where the comparison draws no uncertain numbers, or no measure states a cost
std::optional<DecisionOutcome> decision_of(CompareOutcome const& comparison, DecisionSpec const& asked);

/// What to pay for, how sure that is, what is never the best, and what to ask next; the most important first.
std::vector<Finding> decision_findings(DecisionOutcome const& outcome);

/// Costs for which acts prevented are told, so that the largest rate lies between 1 and 1,000: a power of
/// ten.
double cost_step(Decision const& decision);

/// What `compare --json` prints of a decision, and what a page shows; `words` holds the findings.
Json decision_json(DecisionOutcome const& outcome);

} // namespace groundswell::report
