#pragma once
#include <groundswell/problem_code.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace groundswell {

/// Where a fault is. What is not known is empty or 0.
struct ProblemPlace {
    std::string file{};     ///< or scenario, as it was named
    int line{0}, column{0}; ///< in the file, from 1
    std::string record{};   ///< of a file that has no lines: "node 3"
    std::string key{};      ///< of a scenario, column of a table, or whatever else has a name
    std::string argument{}; ///< of the call: "metric", "set" (programs know their own spelling of it)

    /// `file:line`, `file, record`, or `argument key`. The column is written where no key says which part of
    /// the line is meant.
    std::string text() const;
};

/// One fault in what a user gave, printed as `where: what (allowed). Suggestion`.
struct Problem {
    ProblemCode code;
    ProblemPlace place{};
    std::string what{};       ///< what is wrong, with the value
    std::string allowed{};    ///< why, or the allowed range; may be empty
    std::string suggestion{}; ///< what to do, as a sentence; its first letter may be small; may be empty

    std::string text() const;
    /// The suggestion as it is printed after a full stop.
    std::string advice() const;
};

using Problems = std::vector<Problem>;

/// Every fault of one input, found in one pass. Programs end with exit code 2 on it.
class UserError : public std::runtime_error {
  public:
    explicit UserError(Problems problems);
    explicit UserError(Problem problem) : UserError(Problems{std::move(problem)}) {}
    Problems const& problems() const { return problems_; }

  private:
    Problems problems_;
};

/// Throw `UserError` unless there are no problems.
void throw_if_any(Problems const& problems);

} // namespace groundswell
