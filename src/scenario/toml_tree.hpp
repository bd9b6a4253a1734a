#pragma once
#include <groundswell/problems.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A parsed TOML text with line numbers. No other file includes the parser.
namespace groundswell {

struct TomlNode;
struct TomlEntry;
/// Keys in the order of the text.
using TomlTable = std::vector<TomlEntry>;
using TomlArray = std::vector<TomlNode>;

/// A TOML value of a type that scenarios do not use (a date).
struct TomlOther {};

/// Where a value begins, from 1; 0: not known.
struct TomlPosition {
    int line{0}, column{0};
};

struct TomlNode {
    std::variant<TomlOther, bool, double, std::string, TomlArray, TomlTable> value;
    bool whole{false}; ///< a number written as an integer
    TomlPosition at{};

    bool const* boolean() const;
    double const* number() const;
    std::string const* text() const;
    TomlArray const* array() const;
    TomlTable const* table() const;
    /// "a number", "text", "a list", ... for messages.
    char const* type() const;
};

struct TomlEntry {
    std::string key;
    TomlNode value;
};

/// Parse a whole text.
///
/// @param name  of the file, for messages
/// @throws UserError `name:line:column: what` if it is not TOML
TomlNode parse_toml(std::string_view text, std::string const& name);

/// Quote a text as TOML does.
std::string toml_quoted(std::string_view text);

} // namespace groundswell
