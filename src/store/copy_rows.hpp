#pragma once
#include "store/database.hpp"
#include "store/sealed_tables.hpp"

/// Copies from a study that was checked into another one. The caller holds the transaction.
namespace groundswell {

/// Copy all rows of a table with their seals.
void copy_rows(Database const& from, Database const& into, SealedTable const& table);
/// Copy what experiments were asked, but what is there already.
void copy_definitions(Database const& from, Database const& into);
/// Copy the points of experiments. They are numbered and sealed anew.
void copy_points(Database const& from, Database const& into);

} // namespace groundswell
