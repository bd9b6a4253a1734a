#pragma once
#include <groundswell/problems.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "world/import.hpp"

namespace groundswell {

/// Faults of the tables, all of which are found in one pass.
class ImportProblems {
  public:
    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void add(Problems const& problems)
    {
        problems_.insert(problems_.end(), problems.begin(), problems.end());
    }
    bool empty() const { return problems_.empty(); }
    Problems const& all() const { return problems_; }

  private:
    Problems problems_;
};

/// Rows of a table that cannot be used, by kind. Few are left out and counted in a note; many are problems,
/// of each kind the first twenty in words and the rest counted.
class FaultyRows {
  public:
    static constexpr std::size_t shown = 20;
    static constexpr std::size_t one_in = 20; ///< of so many rows one may be left out

    /// @param kind   what such rows have in common ("rows without an id")
    /// @param cause  what to do if they are many, and so have one cause; then only the first is shown
    void add(std::string const& kind, Problem problem, std::string cause = {})
    {
        if (!cause.empty()) kinds_[kind].cause = std::move(cause);
        auto& rows = kinds_[kind];
        if (++rows.count <= shown) rows.first.push_back(std::move(problem));
    }

    /// @param file  without its folder, for notes
    /// @param rows  of the whole table
    void settle(std::string const& file, std::size_t rows, ImportReport& report,
                ImportProblems& problems) const;

  private:
    struct Rows {
        std::size_t count{0};
        Problems first;
        std::string cause;
    };
    std::map<std::string, Rows> kinds_;
};

/// The name of a file without its folder.
std::string file_name(std::string const& path);

/// The same without its endings: "friends" for "friends.csv" and "friends.csv.gz".
std::string stem_of(std::string const& path);

} // namespace groundswell
