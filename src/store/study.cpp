#include "store/study.hpp"

#include <fmt/format.h>

#include "base/problems.hpp"
#include "store/replicate_rows.hpp"
#include "store/schema.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

bool is_empty(Database const& database)
{
    return database.integer("PRAGMA application_id") == 0 &&
           database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

/// @throws UserError if the file is something else, or newer than this program
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

void create(Database const& database, StudyIdentity const& identity)
{
    Transaction transaction(database);
    database.run(study_schema);
    write_identity(database, identity);
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", study_application_id,
                             study_schema_version)
                     .c_str());
    transaction.commit();
}

Database open_to_write(fs::path const& path)
{
    if (path.empty())
        throw UserError(Problem{
            .code = ProblemCode::argument_missing, .place = {.argument = "out"}, .what = "no file named"});
    if (fs::is_directory(path))
        throw UserError(Problem{.code = ProblemCode::file_is_folder,
                                .place = {.file = path.string()},
                                .what = "is a folder",
                                .suggestion = "name a file in it"});
    if (path.has_parent_path() && !fs::is_directory(path.parent_path()))
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path.string()},
                                .what = "cannot be written",
                                .allowed = "there is no folder '" + path.parent_path().string() + "'",
                                .suggestion = "create it first"});
    return {path, Access::create};
}

} // namespace

Study::Study(fs::path const& path, StudyIdentity const& identity)
    : database_([&] {
          bool const existed = fs::exists(path);
          auto database = open_to_write(path);
          try {
              database.run("PRAGMA synchronous = NORMAL");
              if (is_empty(database)) create(database, identity);
          } catch (...) {
              if (!existed) {
                  std::error_code ignored;
                  fs::remove(path, ignored);
                  fs::remove(path.string() + "-journal", ignored);
              }
              throw;
          }
          return database;
      }()),
      window_(identity.window)
{
    require_study(database_);
    require_same_study(database_, identity);
}

void Study::take(ReplicateResult const& result)
try {
    Transaction transaction(database_);
    write_replicate(database_, result, window_);
    transaction.commit();
} catch (UserError const& error) {
    auto problems = error.problems();
    problems.front().suggestion = "the replicates before are kept: mend it and run the same again to go on";
    throw UserError(problems);
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
