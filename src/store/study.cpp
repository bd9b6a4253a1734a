#include <groundswell/study.hpp>

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/version.hpp>

#include "store/database.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/replicate_rows.hpp"
#include "store/schema.hpp"
#include "store/study_lock.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

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

/// The path, if a file can be there.
fs::path const& checked(fs::path const& path)
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
    return path;
}

} // namespace

Study::Study(fs::path const& path, StudyIdentity const& identity)
    : lock_(std::make_unique<StudyLock>(checked(path))), database_(std::make_unique<Database>([&] {
          bool const existed = fs::exists(path);
          Database database(path, Access::create);
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
      }())),
      window_(identity.window)
{
    require_study(*database_);
    require_same_study(*database_, identity);
}

Study::Study(Study&&) noexcept = default;
Study::~Study() = default;

void Study::extend(StudyIdentity const& identity)
{
    Transaction transaction(*database_);
    auto update = database_->prepare("UPDATE provenance SET value = ? WHERE name = ?");
    for (auto const& [name, value] :
         {std::pair{"command", &identity.command}, {"scenario", &identity.scenario}})
        update.bind(std::string_view(*value)).bind(std::string_view(name)).run();
    transaction.commit();
}

void Study::take(ReplicateResult const& result)
try {
    Transaction transaction(*database_);
    write_replicate(*database_, result, window_);
    transaction.commit();
} catch (UserError const& error) {
    auto problems = error.problems();
    problems.front().suggestion = "the replicates before are kept: mend it and run the same again to go on";
    throw UserError(problems);
}

} // namespace groundswell
