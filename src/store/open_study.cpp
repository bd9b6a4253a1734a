#include "store/open_study.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/version.hpp>

#include "store/database.hpp"
#include "store/schema.hpp"

namespace groundswell {

namespace fs = std::filesystem;

bool is_empty(Database const& database)
{
    return database.integer("PRAGMA application_id") == 0 &&
           database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

/// @throws UserError if the file is something else, or of another version of the tables
void require_study(Database const& database)
{
    std::string const where = database.path().string();
    if (database.integer("PRAGMA application_id") != study_application_id)
        throw UserError(Problem{.code = ProblemCode::file_other_kind,
                                .place = {.file = where},
                                .what = "is not a study",
                                .allowed = "a database of another program",
                                .suggestion = "choose another file"});
    auto const schema = database.integer("PRAGMA user_version");
    if (schema != study_schema_version)
        throw UserError(Problem{.code = ProblemCode::file_other_version,
                                .place = {.file = where},
                                .what = fmt::format("has study schema {}", schema),
                                .allowed = fmt::format("this version reads {}", study_schema_version),
                                .suggestion = schema > study_schema_version
                                                  ? "use a newer groundswell"
                                                  : "run again what it was made for"});
}

Database open_study(fs::path const& path)
{
    if (!fs::exists(path))
        throw UserError(Problem{
            .code = ProblemCode::file_not_found, .place = {.file = path.string()}, .what = "no such file"});
    if (fs::is_directory(path))
        throw UserError(Problem{.code = ProblemCode::file_is_folder,
                                .place = {.file = path.string()},
                                .what = "is a folder",
                                .suggestion = "name a study in it"});
    Database database(path, Access::read);
    if (is_empty(database))
        throw UserError(Problem{.code = ProblemCode::file_empty,
                                .place = {.file = path.string()},
                                .what = "is empty",
                                .allowed = "no study in it"});
    require_study(database);
    return database;
}

} // namespace groundswell
