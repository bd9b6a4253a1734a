#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The tables of ARCHITECTURE.md: which room may include which, and what only some may use.
namespace groundswell::doors {

struct Room {
    std::string name;
    std::vector<std::string> public_headers; ///< <groundswell/NAME.hpp> as "NAME"
    std::vector<std::string>
        may_include; ///< rooms, or single headers: "room/file.hpp", "groundswell/file.hpp"
};

/// What only some rooms or files may use.
struct Restriction {
    std::string pattern; ///< ECMAScript regular expression, on a line without comments and texts
    std::string why;
    std::vector<std::string> places; ///< rooms, or files as "room/file.cpp"
    bool except{false};              ///< allowed everywhere but there; otherwise only there

    bool allows(std::string_view file) const;
};

struct Table {
    std::vector<Room> rooms; ///< each includes only rooms above it
    std::vector<Restriction> restrictions;

    /// The room of a public header, "groundswell/NAME.hpp" or "groundswell/ROOM/NAME.hpp"; null: of none.
    Room const* room_of_public(std::string_view header) const;
};

/// A fault of a table, as "line N: what".
struct MalformedTable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Read the two tables from the text of ARCHITECTURE.md; they are found by their headings, "room" and "what".
///
/// @throws MalformedTable if one is missing, a row has too few or too many cells, or a list names what is no
/// room
Table read_table(std::string_view text);

/// The room of "room/file.hpp", or the word itself.
std::string_view room_of(std::string_view place);

} // namespace groundswell::doors
