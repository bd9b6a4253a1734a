#include "store/open_study.hpp"

#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/version.hpp>
#include <sqlite3.h>

#include "base/own_folder.hpp"
#include "store/check_study.hpp"
#include "store/database.hpp"
#include "store/schema.hpp"

namespace groundswell {

namespace fs = std::filesystem;

bool is_empty(Database const& database)
{
    return database.integer("PRAGMA application_id") == 0 &&
           database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

void mark_as_study(Database const& database)
{
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", study_application_id,
                             study_schema_version)
                     .c_str());
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

void require_plain_file(fs::path const& path)
{
    std::error_code ignored;
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        throw UserError(Problem{.code = ProblemCode::file_other_kind,
                                .place = {.file = path.string()},
                                .what = "is no plain file",
                                .suggestion = "choose another file"});
}

namespace {

/// Begin to read. Whoever writes waits until the database is closed.
Database begun(Database database)
{
    database.run("BEGIN");
    database.integer("SELECT count(*) FROM sqlite_master");
    return database;
}

fs::path journal_of(fs::path const& study)
{
    return study.string() + "-journal";
}

/// A copy of a study and its journal, with what was left half undone.
Database recovered_copy(fs::path const& path)
{
    OwnFolder const folder;
    auto const copy = folder.path() / "study.sqlite";
    std::error_code failed;
    fs::copy_file(path, copy, failed);
    if (!failed) fs::copy_file(journal_of(path), journal_of(copy), failed);
    if (!failed) fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (!failed) fs::permissions(journal_of(copy), fs::perms::owner_read | fs::perms::owner_write, failed);
    if (folder.path().empty() || failed)
        throw UserError(Problem{
            .code = ProblemCode::file_cannot_be_read,
            .place = {.file = path.string()},
            .what = "cannot be read",
            .allowed = "its writer was killed, and what it left half cannot be undone here",
            .suggestion = "put it, and " + journal_of(path.filename()).string() + ", where you may write"});
    auto database = begun(Database(copy, Access::write));
    database.name_as(path);
    return database;
}

/// Open to read, after undoing what a killed writer left half.
Database opened(fs::path const& path)
{
    try {
        return begun(Database(path, Access::read));
    } catch (DatabaseError const& error) {
        std::error_code ignored;
        bool const half =
            fs::exists(journal_of(path), ignored) &&
            ((error.code() & 0xFF) == SQLITE_READONLY || (error.code() & 0xFF) == SQLITE_CANTOPEN);
        if (!half) throw;
    }
    try {
        begun(Database(path, Access::write)); // undoes it
        return begun(Database(path, Access::read));
    } catch (DatabaseError const&) {
        return recovered_copy(path);
    }
}

} // namespace

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
    require_plain_file(path);
    Database database = opened(path);
    if (is_empty(database))
        throw UserError(Problem{.code = ProblemCode::file_empty,
                                .place = {.file = path.string()},
                                .what = "is empty",
                                .allowed = "no study in it"});
    require_study(database);
    check_whole_study(database);
    return database;
}

} // namespace groundswell
