#include "store/copy_rows.hpp"

#include <fmt/format.h>
#include <groundswell/points.hpp>
#include <vector>

#include "store/point_rows.hpp"
#include "store/seal.hpp"

namespace groundswell {

namespace {

void copy_value(Statement const& row, int column, Statement& into)
{
    if (row.is_null(column))
        into.bind_null();
    else if (row.is_integer(column))
        into.bind(row.integer(column));
    else if (row.is_text(column))
        into.bind(std::string_view(row.text(column)));
    else
        into.bind(row.real(column));
}

} // namespace

void copy_rows(Database const& from, Database const& into, SealedTable const& table)
{
    auto const columns = static_cast<int>(table.columns.size()) + 1;
    std::string places = "?";
    for (int c = 1; c < columns; ++c)
        places += ", ?";
    auto row = from.prepare(fmt::format("SELECT * FROM {}", table.name));
    auto insert = into.prepare(fmt::format("INSERT INTO {} VALUES({})", table.name, places));
    while (row.step()) {
        for (int c = 0; c < columns; ++c)
            copy_value(row, c, insert);
        insert.run();
    }
}

void copy_definitions(Database const& from, Database const& into)
{
    auto known = into.prepare("SELECT count(*) FROM experiments WHERE name = ?");
    auto row = from.prepare("SELECT name, definition FROM experiments");
    while (row.step()) {
        auto const name = row.text(0);
        known.bind(std::string_view(name));
        known.step();
        bool const is_there = known.integer(0) > 0;
        while (known.step()) {
        }
        if (!is_there) write_definition(into, name, row.text(1));
    }
}

void copy_points(Database const& from, Database const& into)
{
    auto row = from.prepare("SELECT experiment, point, replicate, metric, group_name, value FROM points"
                            " ORDER BY id");
    PointKey key;
    std::vector<PointValue> values;
    auto const write = [&] {
        if (!values.empty()) write_point(into, key, values);
        values.clear();
    };
    while (row.step()) {
        PointKey const next{row.text(0), row.text(1), static_cast<std::uint32_t>(row.integer(2))};
        if (next != key) {
            write();
            key = next;
        }
        values.push_back({row.text(3), row.text(4), row.real(5)});
    }
    write();
}

} // namespace groundswell
