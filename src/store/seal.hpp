#pragma once
#include <cstdint>
#include <string_view>

#include "base/hash.hpp"
#include "store/database.hpp"

namespace groundswell {

/// The seal of a row of a study: a hash of its table and of its values, of which the row keeps a copy. It
/// tells whether a row is what was written. It is no signature: whoever wants to can seal what he invents.
class Seal {
  public:
    explicit Seal(std::string_view table) { hash_.text(table); }

    void null() { hash_.word(0); }
    void value(std::int64_t x);
    void value(double x); ///< NaN is null
    void value(std::string_view x);
    /// The values of a row, up to a column.
    void values(Statement const& row, int end);

    std::int64_t number() const { return static_cast<std::int64_t>(hash_.value()); }

  private:
    Hash hash_;
};

/// Inserts rows with their seals.
class SealedInsert {
  public:
    /// @param columns  how many the table has, with its seal, which is the last
    SealedInsert(Database const& database, std::string_view table, int columns);

    template <class T>
    SealedInsert& bind(T const& value)
    {
        seal_.value(value);
        statement_.bind(value);
        return *this;
    }
    SealedInsert& bind_null()
    {
        seal_.null();
        statement_.bind_null();
        return *this;
    }
    /// Let the seal depend on something that the row does not hold.
    SealedInsert& with(std::int64_t unseen)
    {
        seal_.value(unseen);
        return *this;
    }
    /// Insert the row, and be ready for the next.
    ///
    /// @return its seal
    std::int64_t run();

  private:
    std::string_view table_;
    Statement statement_;
    Seal seal_;
};

/// What seals several rows, in any order: how many there are, and the sum of their seals.
struct SealedRows {
    std::int64_t rows{0};
    std::uint64_t sum{0};

    void add(std::int64_t seal)
    {
        ++rows;
        sum += static_cast<std::uint64_t>(seal);
    }
    friend bool operator==(SealedRows const&, SealedRows const&) = default;
};

} // namespace groundswell
