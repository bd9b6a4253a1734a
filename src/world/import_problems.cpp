#include "world/import_problems.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace groundswell {

std::string file_name(std::string const& path)
{
    return std::filesystem::path(path).filename().string();
}

std::string stem_of(std::string const& path)
{
    std::filesystem::path name(path);
    if (name.extension() == ".gz") name = name.stem();
    return name.stem().string();
}

void FaultyRows::settle(std::string const& file, std::size_t rows, ImportReport& report,
                        ImportProblems& problems) const
{
    for (auto const& [kind, faulty] : kinds_) {
        if (faulty.count * one_in <= rows) {
            report.notes.push_back(ImportNote(file + ": ")
                                       .count(faulty.count, kind, kind, rows)
                                       .text(fmt::format(", left out (first: {})",
                                                         file_name(faulty.first.front().place.text()))));
            continue;
        }
        constexpr std::size_t many = 3;
        if (!faulty.cause.empty() && faulty.count > many) {
            auto problem = faulty.first.front();
            problem.what =
                fmt::format("{}, and there are {} such rows of {}", problem.what, faulty.count, rows);
            problem.suggestion = faulty.cause;
            problems.add(problem);
            continue;
        }
        problems.add(faulty.first);
        if (faulty.count > shown)
            problems.add({.code = ProblemCode::table_more,
                          .place = {.file = file},
                          .what = fmt::format("{} more {}", faulty.count - shown, kind)});
    }
}

} // namespace groundswell
