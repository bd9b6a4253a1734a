#include "doors/reader.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

namespace groundswell::doors {

namespace {

bool starts_with_include(std::string_view source, std::size_t at)
{
    auto const begin = source.rfind('\n', at) + 1; // npos + 1 = 0
    auto const first = source.find_first_not_of(" \t", begin);
    return first < at && source[first] == '#';
}

/// Position after the comment, text or character that begins at `at`.
std::size_t after(std::string_view source, std::size_t at)
{
    auto const past = [&](std::string_view end, std::size_t from) {
        auto const found = source.find(end, from);
        return found == std::string_view::npos ? source.size() : found + end.size();
    };
    if (source.substr(at, 2) == "//") return std::min(source.find('\n', at), source.size());
    if (source.substr(at, 2) == "/*") return past("*/", at + 2);
    if (source.substr(at, 2) == "R\"") {
        auto const open = source.find('(', at);
        if (open == std::string_view::npos) return source.size();
        return past(")" + std::string(source.substr(at + 2, open - at - 2)) + "\"", open);
    }
    char const quote = source[at];
    for (std::size_t i = at + 1; i < source.size(); ++i) {
        if (source[i] == '\\')
            ++i;
        else if (source[i] == quote || source[i] == '\n')
            return i + 1;
    }
    return source.size();
}

bool is_part_of_word(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool begins_skipped(std::string_view source, std::size_t at)
{
    auto const two = source.substr(at, 2);
    if (two == "//" || two == "/*") return true;
    bool const in_word = at > 0 && is_part_of_word(source[at - 1]);
    if (two == "R\"") return !in_word;
    if (source[at] == '\'') return !in_word; // otherwise it separates digits
    return source[at] == '"' && !starts_with_include(source, at);
}

/// Why this room may not include this path, or "".
std::string closed_door(Table const& table, Room const& room, std::string const& path)
{
    auto const slash = path.find('/');
    if (slash == std::string::npos) return "includes \"" + path + "\" without its room";
    std::string other = path.substr(0, slash);
    if (other == "groundswell") {
        auto const* owner = table.room_of_public(path);
        if (!owner) return path + " belongs to no room";
        other = owner->name;
    }
    if (other == room.name) return "";
    for (auto const& allowed : room.may_include)
        if (allowed == other || allowed == path) return "";
    return room.name + " may not include " + path;
}

/// Why a public header may not have this include, or "". Users have no other header than ours and the
/// standard's.
std::string not_for_users(std::string const& include)
{
    static std::regex const standard(R"(<[a-z_]+>)");
    if (include.starts_with("<groundswell/") || std::regex_match(include, standard)) return "";
    return "a public header may not include " + include;
}

} // namespace

std::string without_comments_and_texts(std::string_view source)
{
    std::string out;
    for (std::size_t at = 0; at < source.size();) {
        if (!begins_skipped(source, at)) {
            out += source[at++];
            continue;
        }
        std::size_t const end = after(source, at);
        out += ' ';
        out.append(static_cast<std::size_t>(std::ranges::count(source.substr(at, end - at), '\n')), '\n');
        at = end;
    }
    return out;
}

std::vector<Text> texts_of(std::string_view source)
{
    std::vector<Text> out;
    int line = 1;
    for (std::size_t at = 0; at < source.size();) {
        std::size_t end = at + 1;
        if (begins_skipped(source, at)) {
            end = after(source, at);
            if (source[at] == '"' || source[at] == 'R')
                out.push_back({line, std::string(source.substr(at, end - at))});
        }
        line += static_cast<int>(std::ranges::count(source.substr(at, end - at), '\n'));
        at = end;
    }
    return out;
}

std::vector<std::string> breaches(Table const& table, std::string_view file, std::string_view source)
{
    bool const is_public = room_of(file) == "groundswell";
    auto const named = std::ranges::find(table.rooms, room_of(file), &Room::name);
    auto const* const room = is_public                    ? table.room_of_public(file)
                             : named == table.rooms.end() ? nullptr
                                                          : &*named;
    if (!room)
        return {std::string(file) + ":1: " +
                (is_public ? "the table has no such public header"
                           : "the table has no room " + std::string(room_of(file)))};

    static std::regex const include(R"re(^\s*#\s*include\s*(["<]([^">]*)[">]))re");
    std::vector<std::pair<std::regex, std::string_view>> forbidden;
    std::string const place = is_public ? room->name + "/" + std::string(file) : std::string(file);
    for (auto const& restriction : table.restrictions)
        if (!restriction.allows(place)) forbidden.emplace_back(restriction.pattern, restriction.why);

    std::vector<std::string> found;
    std::istringstream lines(without_comments_and_texts(source));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        auto const report = [&](std::string const& what) {
            found.push_back(std::string(file) + ":" + std::to_string(number) + ": " + what);
        };
        std::smatch match;
        if (std::regex_search(line, match, include)) {
            std::string const path = match[2];
            if (line.find('"') != std::string::npos || path.starts_with("groundswell/"))
                if (auto const why = closed_door(table, *room, path); !why.empty()) report(why);
            if (auto const why = is_public ? not_for_users(match[1]) : ""; !why.empty()) report(why);
        }
        for (auto const& [pattern, why] : forbidden)
            if (std::regex_search(line, match, pattern)) report("'" + match.str() + "': " + std::string(why));
    }
    return found;
}

} // namespace groundswell::doors
