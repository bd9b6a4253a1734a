#pragma once
#include <groundswell/problems.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/table.hpp"

namespace groundswell {

/// A table of the project's own form: columns are known by name, and every fault of every row is told.
class NamedColumns {
  public:
    /// @param wanted    columns that must be there
    /// @param optional  columns that may be; their cells are empty where they are not
    /// @throws UserError with every column that is missing
    NamedColumns(Table table, std::vector<std::string> wanted, std::vector<std::string> optional = {});

    std::size_t rows() const { return table_.rows(); }
    std::string text(std::size_t row, std::string_view column) const;
    /// A finite number; a fault is kept, and 0 comes back.
    double number(std::size_t row, std::string const& column);
    /// The same; nothing where the cell is empty.
    std::optional<double> number_if_any(std::size_t row, std::string const& column);
    /// Keep a fault of a cell.
    void say(std::size_t row, std::string const& column, std::string what, std::string allowed);
    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    ProblemPlace place(std::size_t row, std::string column) const
    {
        return table_.place(row, std::move(column));
    }
    /// @throws UserError with every fault, also if there are no rows
    void done();

  private:
    Table table_;
    std::vector<std::pair<std::string, std::size_t>> at_; ///< column's place in the table
    Problems problems_;
};

} // namespace groundswell
