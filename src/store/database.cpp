#include "store/database.hpp"

#include <groundswell/problems.hpp>
#include <limits>
#include <sqlite3.h>

namespace groundswell {

namespace {

constexpr int largest_text = 1 << 28; ///< or row, in bytes

/// Explain a result code of SQLite to the owner of the file.
Problem explained(std::string const& path, int code, char const* message)
{
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {.code = ProblemCode::file_cannot_be_written,
                .place = {.file = path},
                .what = "cannot be written",
                .allowed = "the disk is full",
                .suggestion = "free some space, then run again"};
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        return {.code = ProblemCode::file_too_large,
                .place = {.file = path},
                .what = "cannot be read",
                .allowed = "a row of it takes more memory than there is",
                .suggestion = "it may be damaged: run again into a new file"};
    case SQLITE_IOERR:
        return {.code = ProblemCode::file_cannot_be_written,
                .place = {.file = path},
                .what = "cannot be read or written",
                .allowed = "the disk or a limit on file sizes refused",
                .suggestion = "free some space or choose another place, then run again"};
    case SQLITE_READONLY:
        return {.code = ProblemCode::file_cannot_be_written,
                .place = {.file = path},
                .what = "cannot be written",
                .allowed = "read-only file or folder",
                .suggestion = "choose another place"};
    case SQLITE_CANTOPEN:
        return {.code = ProblemCode::file_cannot_be_read,
                .place = {.file = path},
                .what = "cannot be opened",
                .allowed = "no such folder, or no permission",
                .suggestion = "choose another place"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {.code = ProblemCode::file_cannot_be_read,
                .place = {.file = path},
                .what = "cannot be opened",
                .allowed = "no permission",
                .suggestion = "choose another place"};
    case SQLITE_NOTADB:
        return {.code = ProblemCode::file_other_kind,
                .place = {.file = path},
                .what = "is not a study",
                .allowed = "not a database",
                .suggestion = "choose another file"};
    case SQLITE_CORRUPT:
        return {.code = ProblemCode::file_damaged,
                .place = {.file = path},
                .what = "is damaged",
                .allowed = message,
                .suggestion = "run again into a new file"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {.code = ProblemCode::file_in_use,
                .place = {.file = path},
                .what = "is in use by another program",
                .suggestion = "wait for it to end"};
    default:
        return {.code = ProblemCode::file_damaged,
                .place = {.file = path},
                .what = "database error",
                .allowed = message};
    }
}

} // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(Database const& database, std::string_view sql) : database_(&database)
{
    sqlite3_stmt* statement = nullptr;
    int const code = sqlite3_prepare_v2(database.handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK) database.fail();
}

Statement& Statement::bind(double value)
{
    sqlite3_bind_double(statement_.get(), ++bound_, value);
    return *this;
}

Statement& Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(statement_.get(), ++bound_, value);
    return *this;
}

Statement& Statement::bind(std::string_view value)
{
    sqlite3_bind_text(statement_.get(), ++bound_, value.data(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null()
{
    sqlite3_bind_null(statement_.get(), ++bound_);
    return *this;
}

bool Statement::step()
{
    int const code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail();
    sqlite3_reset(statement_.get());
    bound_ = 0;
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

int Statement::columns() const
{
    return sqlite3_column_count(statement_.get());
}

char const* Statement::name(int column) const
{
    return sqlite3_column_name(statement_.get(), column);
}

bool Statement::is_null(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_text(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_TEXT;
}

bool Statement::is_integer(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}

bool Statement::is_real(int column) const
{
    return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const
{
    return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                           : sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const
{
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_.get(), column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(std::filesystem::path path, Access access) : path_(std::move(path))
{
    int flags = SQLITE_OPEN_READONLY;
    if (access != Access::read) flags = SQLITE_OPEN_READWRITE;
    if (access == Access::create) flags |= SQLITE_OPEN_CREATE;
    // Use an absolute name, because names such as ":memory:" have a special meaning for SQLite.
    std::string const name = std::filesystem::absolute(path_).string();
    sqlite3* handle = nullptr;
    int const code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail();
    require_journal();
    // Who reads keeps a writer waiting until it has read, and the other way round.
    sqlite3_busy_timeout(handle, access == Access::read ? 10'000 : 120'000);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, largest_text);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    run("PRAGMA cell_size_check = ON");
}

void Database::require_journal() const
{
    // By the library's own handle: if the process closed another one, all its locks on the file would be
    // gone.
    sqlite3_file* file = nullptr;
    char head[20]{};
    if (sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) !=
            SQLITE_OK ||
        file == nullptr || file->pMethods == nullptr ||
        file->pMethods->xRead(file, head, sizeof head, 0) != SQLITE_OK)
        return; // shorter than a head
    if (std::string_view(head, 15) != "SQLite format 3" || (head[18] == 1 && head[19] == 1)) return;
    throw UserError(Problem{.code = ProblemCode::file_other_kind,
                            .place = {.file = path_.string()},
                            .what = "is not a study",
                            .allowed = "another program changed how it is written",
                            .suggestion = "choose another file"});
}

void Database::run(char const* sql) const
{
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::image() const
{
    struct Free {
        void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
    };
    sqlite3_int64 size = 0;
    std::unique_ptr<unsigned char, Free> const bytes(sqlite3_serialize(handle_.get(), "main", &size, 0));
    if (!bytes) throw std::bad_alloc();
    return {reinterpret_cast<char const*>(bytes.get()), static_cast<std::size_t>(size)};
}

void Database::fail() const
{
    int const code = sqlite3_extended_errcode(handle_.get());
    throw DatabaseError(explained(path_.string(), code, sqlite3_errmsg(handle_.get())), code);
}

Transaction::Transaction(Database const& database) : database_(&database)
{
    database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!open_) return;
    try {
        database_->run("ROLLBACK");
    } catch (UserError const&) {
        // A failed write may have rolled back already. Either way, nothing was committed.
    }
}

void Transaction::commit()
{
    database_->run("COMMIT");
    open_ = false;
}

} // namespace groundswell
