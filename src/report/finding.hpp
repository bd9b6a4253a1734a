#pragma once
#include <groundswell/summary.hpp>
#include <string>
#include <vector>

#include "report/hints.hpp"
#include "report/json.hpp"

namespace groundswell::report {

/// A number that a finding rests on.
struct FoundFigure {
    std::string name, group{"all"};
    Estimate estimate{};
    bool withheld{false};
};

/// One paragraph of what was found: what it says, the numbers in it, and what it hangs on. How it is broken
/// into lines is up to who shows it.
struct Finding {
    std::string label{}; ///< what it is about, written before the sentence ("cost"); often empty
    std::string sentence{};
    std::vector<std::string> details{}; ///< each stands on a line of its own below the sentence
    std::vector<FoundFigure> figures{}; ///< in the order in which they are said
    std::vector<Hint> hints{};          ///< parameters that would change it

    bool empty() const { return sentence.empty(); }
    /// Label, sentence and details on one line.
    std::string text() const;
};

/// {sentence, details, figures, hints}; the label, if any, is part of the sentence.
Json json_of(Finding const& finding);

} // namespace groundswell::report
