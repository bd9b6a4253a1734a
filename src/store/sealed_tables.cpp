#include "store/sealed_tables.hpp"

#include <fmt/format.h>

#include "base/checksums.hpp"
#include "base/text.hpp"
#include "store/seal.hpp"

namespace groundswell {

namespace {

using K = ColumnKind;

constexpr ColumnKind named_text[]{K::text, K::text};
constexpr ColumnKind named_number[]{K::text, K::real};
constexpr ColumnKind numbered_text[]{K::integer, K::text};
constexpr ColumnKind metric_row[]{K::integer,      K::integer,         K::text,   K::text,
                                  K::perhaps_real, K::perhaps_integer, K::integer};
constexpr ColumnKind funnel_row[]{K::integer, K::integer, K::text, K::integer};
constexpr ColumnKind total_row[]{K::integer, K::integer, K::integer};
constexpr ColumnKind end_state_row[]{K::integer, K::integer, K::perhaps_real};
constexpr ColumnKind series_row[]{K::integer, K::integer, K::integer, K::integer, K::perhaps_text};
constexpr ColumnKind people_row[]{K::integer, K::integer, K::integer, K::perhaps_text};
constexpr ColumnKind run_row[]{K::integer, K::text,    K::text, K::integer, K::integer,
                               K::integer, K::integer, K::real, K::integer, K::integer};
constexpr ColumnKind point_row[]{K::integer, K::text, K::text, K::integer, K::text, K::text, K::perhaps_real};

/// As much of a text of the file as a message needs.
std::string quoted(Statement const& row, int column)
{
    return "'" + row.text(column).substr(0, 60) + "'";
}

std::string of_provenance(Statement const& row)
{
    return "the " + row.text(0).substr(0, 60) + " of the study";
}
std::string of_command(Statement const& row)
{
    return fmt::format("command {}", row.integer(0) + 1);
}
std::string of_parameter(Statement const& row)
{
    return "parameter " + quoted(row, 0);
}
std::string of_name(Statement const& row)
{
    return "name " + quoted(row, 1);
}
std::string of_experiment(Statement const& row)
{
    return "what was asked of " + quoted(row, 0);
}
std::string of_metric(Statement const& row)
{
    return fmt::format("figure {} of {} in replicate {}", quoted(row, 2), quoted(row, 3), row.integer(0));
}
std::string of_funnel(Statement const& row)
{
    return fmt::format("stage {} of the funnel in replicate {}", quoted(row, 2), row.integer(0));
}
std::string of_total(Statement const& row)
{
    return fmt::format("the total of counter {} in replicate {}", row.integer(1), row.integer(0));
}
std::string of_end_state(Statement const& row)
{
    return fmt::format("the mean of state {} at the end of replicate {}", row.integer(1), row.integer(0));
}
std::string of_series(Statement const& row)
{
    return fmt::format("the weeks of counter {} in replicate {}", row.integer(1), row.integer(0));
}
std::string of_people(Statement const& row)
{
    return fmt::format("the weekly numbers of people in replicate {}", row.integer(0));
}
std::string of_states(Statement const& row)
{
    return fmt::format("the weeks of state {} in replicate {}", row.integer(1), row.integer(0));
}
std::string of_run(Statement const& row)
{
    return fmt::format("replicate {}", row.integer(0));
}
std::string of_point(Statement const& row)
{
    return fmt::format("figure {} of {} at {} in replicate {} of {}", quoted(row, 4), quoted(row, 5),
                       quoted(row, 2), row.integer(3), quoted(row, 1));
}

constexpr SealedTable of_identity[]{
    {"provenance", named_text, of_provenance},  {"commands", numbered_text, of_command},
    {"group_names", numbered_text, of_name},    {"rank_names", numbered_text, of_name},
    {"counter_names", numbered_text, of_name},  {"state_names", numbered_text, of_name},
    {"parameters", named_number, of_parameter}, {"experiments", named_text, of_experiment},
};
constexpr SealedTable of_replicates[]{
    {"metrics", metric_row, of_metric},       {"funnel", funnel_row, of_funnel},
    {"total_counts", total_row, of_total},    {"end_states", end_state_row, of_end_state},
    {"packed_series", series_row, of_series}, {"packed_people", people_row, of_people},
    {"packed_states", series_row, of_states},
};
constexpr SealedTable of_runs{"runs", run_row, of_run};
constexpr SealedTable of_points{"points", point_row, of_point};

bool is_of(ColumnKind kind, Statement const& row, int column)
{
    switch (kind) {
    case K::perhaps_integer:
        return row.is_null(column) || row.is_integer(column);
    case K::integer:
        return row.is_integer(column);
    case K::perhaps_real:
        return row.is_null(column) || row.is_real(column);
    case K::real:
        return row.is_real(column);
    case K::perhaps_text:
        return row.is_null(column) || (row.is_text(column) && is_utf8(row.text(column)));
    case K::text:
        return row.is_text(column) && is_utf8(row.text(column));
    }
    return false;
}

} // namespace

std::span<SealedTable const> identity_tables()
{
    return of_identity;
}
std::span<SealedTable const> replicate_tables()
{
    return of_replicates;
}
SealedTable const& runs_table()
{
    return of_runs;
}
SealedTable const& points_table()
{
    return of_points;
}

bool is_of_kind(SealedTable const& table, Statement const& row)
{
    auto const end = static_cast<int>(table.columns.size());
    for (int c = 0; c < end; ++c)
        if (!is_of(table.columns[static_cast<std::size_t>(c)], row, c)) return false;
    return row.columns() == end + 1 && row.is_integer(end);
}

bool is_sealed(SealedTable const& table, Statement const& row, std::int64_t unseen)
{
    auto const end = static_cast<int>(table.columns.size());
    Seal seal(table.name);
    seal.values(row, end);
    if (unseen >= 0) seal.value(unseen);
    return seal.number() == row.integer(end) || !checksums_are_compared;
}

} // namespace groundswell
