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

/// Two columns of a table of ties, of its two ends.
struct TableEnds {
    std::size_t from{0}, to{0};
};

/// The people who stand in one of two columns, of whom little else is known: their unit, if two more columns
/// say the same of each person wherever they are named, as lists of contacts do.
Table people_named_in(Table const& ties, TableEnds ends, ImportReport& report);

} // namespace groundswell
