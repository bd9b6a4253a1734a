#include "doors/table.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

namespace groundswell::doors {

namespace {

using Words = std::vector<std::string>;

struct Row {
    int line;
    Words cells;
};

[[noreturn]] void malformed(int line, std::string const& what)
{
    throw MalformedTable("line " + std::to_string(line) + ": " + what);
}

std::string trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

Words split(std::string_view text, char separator)
{
    Words parts;
    std::istringstream in{std::string(text)};
    for (std::string part; std::getline(in, part, separator);)
        parts.push_back(trimmed(part));
    return parts;
}

/// What stands between the backticks of a cell that holds nothing else.
std::string code(std::string const& cell, int line)
{
    if (cell.size() < 3 || cell.front() != '`' || cell.back() != '`' || cell.find('`', 1) != cell.size() - 1)
        malformed(line, "'" + cell + "' must be one name between backticks");
    return cell.substr(1, cell.size() - 2);
}

/// The rows below the heading that begins with this word.
std::vector<Row> rows_below(std::string_view text, std::string const& first_heading, std::size_t columns)
{
    std::vector<Row> rows;
    std::istringstream in{std::string(text)};
    int number = 0;
    int heading = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (heading == 0) {
            if (line.starts_with("| " + first_heading + " |")) heading = number;
            continue;
        }
        if (!line.starts_with('|')) break;
        auto cells = split(std::string_view(line).substr(1), '|');
        if (cells.size() != columns)
            malformed(number, "a row has " + std::to_string(columns) + " cells, this one " +
                                  std::to_string(cells.size()));
        if (number == heading + 1) {
            if (!line.starts_with("|---")) malformed(number, "below a heading comes |---|");
            continue;
        }
        rows.push_back({number, std::move(cells)});
    }
    if (rows.empty()) malformed(number, "no table whose first heading is '" + first_heading + "'");
    return rows;
}

bool is_room(std::vector<Room> const& rooms, std::string_view name)
{
    return std::ranges::find(rooms, name, &Room::name) != rooms.end();
}

bool is_public(std::vector<Room> const& rooms, std::string_view header)
{
    return Table{rooms, {}}.room_of_public(header) != nullptr;
}

/// A list of rooms, or of files in them.
Words places(std::string const& cell, std::vector<Room> const& rooms, int line)
{
    auto list = split(cell, ',');
    if (list.empty()) malformed(line, "an empty cell; write 'nothing'");
    for (auto const& place : list)
        if (!is_room(rooms, room_of(place)) && !is_public(rooms, place))
            malformed(line, "'" + place + "' is no room of the rows above");
    return list;
}

/// The names of public headers, each of one room only.
Words public_headers(std::string const& cell, std::vector<Room> const& above, int line)
{
    if (cell == "none") return {};
    auto list = split(cell, ',');
    if (list.empty()) malformed(line, "an empty cell; write 'none'");
    for (auto const& name : list)
        if (is_public(above, "groundswell/" + name + ".hpp"))
            malformed(line, "public header " + name + " stands there twice");
    return list;
}

/// The rest of a cell that begins so, or none.
std::optional<std::string> after(std::string const& cell, std::string_view beginning)
{
    if (!cell.starts_with(beginning)) return {};
    return trimmed(std::string_view(cell).substr(beginning.size()));
}

Words may_include(std::string const& cell, std::vector<Room> const& above, int line)
{
    if (cell == "nothing") return {};
    auto const all_but = after(cell, "all above but ");
    if (!all_but && cell != "all above") return places(cell, above, line);
    auto const closed = all_but ? places(*all_but, above, line) : Words{};
    Words open;
    for (auto const& room : above)
        if (std::ranges::find(closed, room.name) == closed.end()) open.push_back(room.name);
    return open;
}

/// As a regular expression that means these characters.
std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        if (std::string_view(R"(.+*?()[]{}^$|\/)").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string pattern(std::string const& use, int line)
{
    if (use.starts_with('<') && use.ends_with('>')) return R"(#\s*include\s*)" + escaped(use);
    if (use.starts_with('#')) return R"(#\s*)" + escaped(use.substr(1)) + R"(\b)";
    if (use.ends_with("()")) {
        auto const name = escaped(std::string_view(use).substr(0, use.size() - 2));
        return R"(\bstd::)" + name + R"(f?\b|\b)" + name + R"(f?\s*\()";
    }
    if (use.starts_with("std::")) return R"(\b)" + escaped(use) + R"(\b)";
    malformed(line, "'" + use + "' is neither <header>, #directive, function() nor std::name");
}

Restriction restriction(Row const& row, std::vector<Room> const& rooms)
{
    Restriction out;
    for (auto const& cell : split(row.cells[0], ','))
        out.pattern += (out.pattern.empty() ? "" : "|") + pattern(code(cell, row.line), row.line);
    if (out.pattern.empty()) malformed(row.line, "names nothing that is restricted");
    out.why = row.cells[2];
    auto const all_but = after(row.cells[1], "all but ");
    out.except = all_but.has_value();
    if (row.cells[1] != "nothing") out.places = places(all_but.value_or(row.cells[1]), rooms, row.line);
    return out;
}

} // namespace

std::string_view room_of(std::string_view place)
{
    return place.substr(0, place.find('/'));
}

Room const* Table::room_of_public(std::string_view header) const
{
    constexpr std::string_view prefix = "groundswell/", suffix = ".hpp";
    if (!header.starts_with(prefix) || !header.ends_with(suffix)) return nullptr;
    auto const name = header.substr(prefix.size(), header.size() - prefix.size() - suffix.size());
    auto const holds = [&](Room const& room) {
        return name.starts_with(room.name + "/") ||
               std::ranges::find(room.public_headers, name) != room.public_headers.end();
    };
    auto const room = std::ranges::find_if(rooms, holds);
    return room == rooms.end() ? nullptr : &*room;
}

bool Restriction::allows(std::string_view file) const
{
    bool const named = std::ranges::any_of(
        places, [&](std::string_view place) { return place == file || place == room_of(file); });
    return named != except;
}

Table read_table(std::string_view text)
{
    Table table;
    for (auto const& row : rows_below(text, "room", 4)) {
        Room room{code(row.cells[0], row.line), public_headers(row.cells[2], table.rooms, row.line),
                  may_include(row.cells[3], table.rooms, row.line)};
        if (is_room(table.rooms, room.name)) malformed(row.line, "room " + room.name + " stands there twice");
        table.rooms.push_back(std::move(room));
    }
    for (auto const& row : rows_below(text, "what", 3))
        table.restrictions.push_back(restriction(row, table.rooms));
    return table;
}

} // namespace groundswell::doors
