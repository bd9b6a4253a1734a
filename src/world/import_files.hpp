#pragma once
#include <map>
#include <optional>
#include <string>

#include "tables/table_file.hpp"
#include "world/import_problems.hpp"

namespace groundswell {

/// The files of an import, each read once. Lives only as long as the import.
class ImportFiles {
  public:
    /// Read a file, or find it again. Null if it cannot be read, which is then a problem.
    TableFile const* open(std::string const& path, ImportReport& report, ImportProblems& problems);

  private:
    std::map<std::string, std::optional<TableFile>> files_;
};

/// The ties of a file: those of a network, or the rows of a table.
inline Table const& ties_of(TableFile const& file)
{
    return file.ties ? *file.ties : file.rows;
}

/// A table of people of which nothing but their ids is known: all that stand in one of two columns.
Table people_named_in(Table const& ties, std::size_t from, std::size_t to);

} // namespace groundswell
