#pragma once
#include <map>
#include <string>
#include <utility>

#include "base/problems.hpp"

namespace groundswell {

/// Faults of a table: of each kind the first few in words, the rest counted, so that one wrong column does
/// not print a million lines.
class ImportProblems {
  public:
    static constexpr std::size_t shown = 20;

    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void add(Problems const& problems)
    {
        problems_.insert(problems_.end(), problems.begin(), problems.end());
    }

    /// @param file  the table
    /// @param kind  what such rows have in common ("rows with an id that is given twice")
    void add(std::string const& file, std::string const& kind, Problem problem)
    {
        if (++count_[{file, kind}] <= shown) problems_.push_back(std::move(problem));
    }

    bool empty() const { return problems_.empty(); }

    /// All of them; counts of what was left out come last.
    Problems all() const
    {
        Problems out = problems_;
        for (auto const& [of, count] : count_)
            if (count > shown)
                out.push_back({.code = ProblemCode::table_more,
                               .place = {.file = of.first},
                               .what = std::to_string(count - shown) + " more " + of.second});
        return out;
    }

  private:
    Problems problems_;
    std::map<std::pair<std::string, std::string>, std::size_t> count_;
};

} // namespace groundswell
