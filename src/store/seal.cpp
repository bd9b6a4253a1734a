#include "store/seal.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace groundswell {

namespace {

enum : std::uint64_t { tag_integer = 1, tag_real, tag_text };

std::string insertion(std::string_view table, int columns)
{
    std::string out = "INSERT INTO " + std::string(table) + " VALUES(";
    for (int c = 0; c < columns; ++c)
        out += c == 0 ? "?" : ", ?";
    return out + ")";
}

} // namespace

void Seal::value(std::int64_t x)
{
    hash_.word(tag_integer);
    hash_.word(static_cast<std::uint64_t>(x));
}

void Seal::value(double x)
{
    if (std::isnan(x)) return null();
    hash_.word(tag_real);
    hash_.number(x == 0 ? 0.0 : x); // the database keeps no sign of 0
}

void Seal::value(std::string_view x)
{
    hash_.word(tag_text);
    hash_.text(x);
}

void Seal::values(Statement const& row, int end)
{
    for (int c = 0; c < end; ++c) {
        if (row.is_null(c))
            null();
        else if (row.is_integer(c))
            value(row.integer(c));
        else if (row.is_text(c))
            value(std::string_view(row.text(c)));
        else
            value(row.real(c));
    }
}

SealedInsert::SealedInsert(Database const& database, std::string_view table, int columns)
    : table_(table), statement_(database, insertion(table, columns)), seal_(table)
{}

std::int64_t SealedInsert::run()
{
    auto const seal = std::exchange(seal_, Seal(table_)).number();
    statement_.bind(seal).run();
    return seal;
}

} // namespace groundswell
