#pragma once
#include <cstdint>
#include <filesystem>
#include <groundswell/problems.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite with owning handles. Every failure is a `UserError` that names the file and says what is wrong,
/// because the file and the disk are the user's.
namespace groundswell {

class Database;

/// A count as SQLite keeps it.
inline std::int64_t signed_of(std::uint64_t n)
{
    return static_cast<std::int64_t>(n);
}

/// A prepared statement. Arguments are bound in order, columns are read from 0.
class Statement {
  public:
    Statement(Database const& database, std::string_view sql);

    /// NaN is stored as NULL.
    Statement& bind(double value);
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view value);
    Statement& bind_null();

    /// Go to the next row; false after the last. A statement that returned false can be bound and run
    /// again.
    bool step();
    /// Run to the end, and be ready for the next set of arguments.
    void run();

    int columns() const;
    char const* name(int column) const;
    bool is_null(int column) const;
    bool is_text(int column) const;
    bool is_integer(int column) const;
    bool is_real(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const; ///< NaN for NULL
    std::string text(int column) const;

  private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    Database const* database_;
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
    int bound_{0};
};

enum class Access { read, write, create };

/// What a database cannot do, said to the owner of the file.
class DatabaseError : public UserError {
  public:
    DatabaseError(Problem problem, int code) : UserError(std::move(problem)), code_(code) {}
    /// The extended result code of SQLite.
    int code() const { return code_; }

  private:
    int code_;
};

/// An open database file. Nothing in it is trusted: not its schema, not the sizes that it claims.
class Database {
  public:
    /// @throws UserError if the file cannot be opened; nothing is read yet
    Database(std::filesystem::path path, Access access);

    void run(char const* sql) const;
    Statement prepare(std::string_view sql) const { return {*this, sql}; }
    /// Run a query and return its only value.
    std::int64_t integer(std::string_view sql) const;
    /// The bytes of its file, as they are while a transaction is open.
    std::string image() const;
    /// The file as messages name it.
    std::filesystem::path const& path() const { return path_; }
    /// Name another file in messages: that of which this is a copy.
    void name_as(std::filesystem::path path) { path_ = std::move(path); }

    /// Throw the last failure.
    ///
    /// @throws DatabaseError
    [[noreturn]] void fail() const;

  private:
    friend class Statement;
    /// Refuse a database of which who reads it would write files (WAL).
    void require_journal() const;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A transaction. Without `commit`, everything done in it is undone, also after a crash.
class Transaction {
  public:
    explicit Transaction(Database const& database);
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();
    void commit();

  private:
    Database const* database_;
    bool open_{true};
};

} // namespace groundswell
