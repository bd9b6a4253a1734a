#include <groundswell/study.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <groundswell/version.hpp>
#include <unistd.h>

#include "store/check_study.hpp"
#include "store/database.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/replicate_rows.hpp"
#include "store/schema.hpp"
#include "store/sealed_tables.hpp"
#include "store/shard_state.hpp"
#include "store/study_lock.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

void create(Database const& database, StudyIdentity const& identity)
{
    Transaction transaction(database);
    database.run(study_schema);
    write_identity(database, identity);
    mark_as_study(database);
    transaction.commit();
}

/// Make an empty file, unless there is one.
///
/// @return whether it was made here, so that nobody removes what another made
bool made_empty(fs::path const& path)
{
    int const handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (handle >= 0) ::close(handle);
    return handle >= 0;
}

/// Delete what is left of replicates whose run is gone, so that they can be run again.
void forget(Database const& study, std::vector<std::int64_t> const& replicates)
{
    if (replicates.empty()) return;
    Transaction transaction(study);
    for (auto const& table : replicate_tables()) {
        auto remove = study.prepare(fmt::format("DELETE FROM {} WHERE replicate = ?", table.name));
        for (auto const replicate : replicates)
            remove.bind(replicate).run();
    }
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

namespace {

/// A study that is to be written: made if it is not there, else checked, and freed of what somebody deleted
/// half.
Database opened(fs::path const& path, StudyIdentity const& identity)
{
    require_plain_file(path);
    bool const is_new = made_empty(path);
    try {
        Database database(path, Access::write);
        database.run("PRAGMA synchronous = FULL");
        if (is_empty(database)) {
            create(database, identity);
        } else {
            require_study(database);
            auto const half = check_study(database);
            require_same_study(database, identity);
            forget(database, half);
        }
        return database;
    } catch (...) {
        std::error_code ignored;
        if (is_new) {
            fs::remove(path.string() + "-journal", ignored);
            fs::remove(path, ignored);
        }
        throw;
    }
}

} // namespace

Study::Study(fs::path const& path, StudyIdentity const& identity)
    : lock_(std::make_unique<StudyLock>(checked(path))),
      database_(std::make_unique<Database>(opened(path, identity))), window_(identity.window),
      shard_(identity.shard), command_(identity.typed.empty() ? identity.command : identity.typed)
{
    Transaction transaction(*database_);
    if (shard_.is_whole())
        write_command(*database_, command_);
    else
        note_shard(*database_, command_, ShardState::begun);
    transaction.commit();
}

void Study::end_shard(bool more_follows)
{
    Transaction transaction(*database_);
    note_shard(*database_, command_, more_follows ? ShardState::goes_on : ShardState::complete);
    transaction.commit();
}

Study::Study(Study&&) noexcept = default;
Study::~Study() = default;

void Study::extend(StudyIdentity const& identity)
{
    Transaction transaction(*database_);
    write_provenance(*database_, "command", identity.command);
    write_provenance(*database_, "scenario", identity.scenario);
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
