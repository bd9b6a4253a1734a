#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace groundswell {

enum class ColumnKind : std::uint8_t { integer, real, text, perhaps_integer, perhaps_real, perhaps_text };

/// A table of a study whose rows are sealed: its columns without the seal, which is the last.
struct SealedTable {
    char const* name;
    std::span<ColumnKind const> columns;
    /// What a row is about, in words.
    std::string (*words)(Statement const& row);
};

/// The tables that say what the study is.
std::span<SealedTable const> identity_tables();
/// The tables of a replicate but `runs`, each with the replicate in its first column.
std::span<SealedTable const> replicate_tables();
SealedTable const& runs_table();
SealedTable const& points_table();

/// Whether the columns of a row are of the kinds that the table has, with text in UTF-8.
bool is_of_kind(SealedTable const& table, Statement const& row);
/// Whether a row is what was written.
///
/// @param unseen  what its seal depends on and it does not hold, or -1
bool is_sealed(SealedTable const& table, Statement const& row, std::int64_t unseen = -1);

} // namespace groundswell
