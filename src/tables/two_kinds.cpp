#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <set>

#include "tables/graph_tables.hpp"
#include "tables/memberships.hpp"

/// Networks of two kinds of nodes, people and what they have a part in, where an attribute says the kind.
namespace groundswell {

namespace {

std::string in_small_letters(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

template <std::size_t n>
bool is_one_of(std::string const& word, std::array<std::string_view, n> const& words)
{
    return std::ranges::find(words, word) != words.end();
}

/// As networkx, igraph and others call the attribute.
constexpr std::array<std::string_view, 7> names_of_kinds{"bipartite", "type", "kind",     "mode",
                                                         "part",      "set",  "node_type"};
/// What stands for people: words, and the first of two numbers or truth values.
constexpr std::array<std::string_view, 22> words_for_people{
    "0",        "false", "person", "people",  "actor", "individual", "employee", "student",
    "member",   "user",  "author", "woman",   "women", "man",        "men",      "player",
    "director", "staff", "worker", "teacher", "human", "persona"};

/// Of two kinds, the one that is people; nothing if both or none may be.
std::optional<std::string> people_of(std::set<std::string> const& kinds)
{
    auto const is_people = [](auto const& kind) {
        return is_one_of(in_small_letters(kind), words_for_people);
    };
    if (kinds.size() != 2 || std::ranges::count_if(kinds, is_people) != 1) return std::nullopt;
    return *std::ranges::find_if(kinds, is_people);
}

} // namespace

std::optional<std::string> GraphTables::keep_people(std::string const& path)
{
    for (auto const& [name, column] : nodes_.column) {
        if (!is_one_of(in_small_letters(name), names_of_kinds)) continue;
        std::map<std::string, std::size_t> node;
        std::set<std::string> kinds;
        auto const kind_of = [this, at = column](std::size_t i) {
            auto const& row = nodes_.rows[i];
            return at < row.size() ? row[at] : std::string();
        };
        for (std::size_t i = 0; i < nodes_.rows.size() && kinds.size() < 3; ++i) {
            node.try_emplace(id_of(i), i);
            kinds.insert(kind_of(i));
        }
        auto const people = people_of(kinds);
        if (!people || ties_.rows.empty()) continue;
        Memberships shared(path);
        bool between = true;
        for (auto const& tie : ties_.rows) {
            auto const from = node.find(tie[0]), to = node.find(tie[1]);
            between = from != node.end() && to != node.end() && kind_of(from->second) != kind_of(to->second);
            if (!between) break;
            bool const first = kind_of(from->second) == *people;
            shared.add(first ? from->second : to->second, first ? to->second : from->second);
        }
        if (!between) continue;
        ties_ = {{"from", "to"}, {}, {}};
        shared.tie(*this, "");
        auto said =
            fmt::format("nodes of two kinds ({} '{}' and '{}'): those of '{}' are people, who are tied if "
                        "they share one of the others",
                        name, *kinds.begin(), *kinds.rbegin(), *people);
        std::erase_if(nodes_.rows,
                      [&, at = column](auto const& row) { return at >= row.size() || row[at] != *people; });
        return said;
    }
    return std::nullopt;
}

} // namespace groundswell
