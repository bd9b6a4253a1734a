#include "scenario/toml_tree.hpp"
#include "base/text.hpp"
#include "scenario/toml_guard.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

// Debian's package uses a shared library. Header-only, the program needs no such library.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace groundswell {

namespace {

TomlNode convert(toml::node const& node)
{
    TomlNode out;
    auto const begin = node.source().begin;
    out.at = {static_cast<int>(begin.line), static_cast<int>(begin.column)};
    if (auto const* boolean = node.as_boolean()) {
        out.value = boolean->get();
    } else if (auto const* whole = node.as_integer()) {
        out.value = static_cast<double>(whole->get());
        out.whole = true;
    } else if (auto const* real = node.as_floating_point()) {
        out.value = real->get();
    } else if (auto const* text = node.as_string()) {
        out.value = text->get();
    } else if (auto const* array = node.as_array()) {
        TomlArray items;
        for (auto const& item : *array)
            items.push_back(convert(item));
        out.value = std::move(items);
    } else if (auto const* table = node.as_table()) {
        TomlTable entries;
        for (auto const& [key, value] : *table)
            entries.push_back({std::string(key.str()), convert(value)});
        std::ranges::stable_sort(entries, {}, [](auto const& entry) { return entry.value.at.line; });
        out.value = std::move(entries);
    }
    return out;
}

} // namespace

bool const* TomlNode::boolean() const
{
    return std::get_if<bool>(&value);
}
double const* TomlNode::number() const
{
    return std::get_if<double>(&value);
}
std::string const* TomlNode::text() const
{
    return std::get_if<std::string>(&value);
}
TomlArray const* TomlNode::array() const
{
    return std::get_if<TomlArray>(&value);
}
TomlTable const* TomlNode::table() const
{
    return std::get_if<TomlTable>(&value);
}

char const* TomlNode::type() const
{
    constexpr std::array names{"a date or time", "true or false", "a number", "text", "a list", "a table"};
    return names[value.index()];
}

TomlNode parse_toml(std::string_view text, std::string const& name)
{
    guard_toml(text, name);
    try {
        return convert(toml::parse(text, name));
    } catch (toml::parse_error const& error) {
        auto const at = error.source().begin;
        throw UserError(Problem{
            .code = ProblemCode::toml_malformed,
            .place = {.file = name, .line = static_cast<int>(at.line), .column = static_cast<int>(at.column)},
            .what = "is not TOML: " + std::string(error.description())});
    }
}

std::string toml_quoted(std::string_view text)
{
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return visible(out, Newlines::shown) + '"';
}

} // namespace groundswell
