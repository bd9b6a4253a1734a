#include "world/guess_words.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace groundswell {

namespace {

using Words = std::vector<std::string_view>;

/// Lower case (ASCII), with one blank for each `_`, `-` and '.'.
std::string plain(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '_' || c == '-' || c == '.') c = ' ';
    }
    return out;
}

bool among(std::string_view word, Words const& words)
{
    return std::ranges::find(words, word) != words.end();
}

/// Usual names of a column, the surest first.
Words const& names_of(Column column)
{
    static std::map<Column, Words> const names{
        {Column::id, {"id", "person id", "person", "employee id", "employee", "node", "node id", "nodeid"}},
        {Column::group, {"gender", "sex", "group", "geschlecht", "genre", "genero", "sexo"}},
        {Column::rank,
         {"rank", "level", "grade", "seniority level", "job level", "hierarchy", "position", "role", "status",
          "rang"}},
        {Column::unit,
         {"unit", "department", "dept", "office", "division", "section", "faculty", "school", "site",
          "branch", "team", "abteilung"}},
        {Column::layer, {"layer", "type", "relation", "kind", "tie", "network"}},
        {Column::from, {"from", "source", "ego", "sender", "i", "person 1", "id1", "from id"}},
        {Column::to, {"to", "target", "alter", "receiver", "j", "person 2", "id2", "to id"}},
        {Column::weight, {"weight", "strength", "count", "value", "w"}}};
    return names.at(column);
}

std::optional<double> as_number(std::string_view text)
{
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Steps from the lowest up, with the names that each goes by.
using Ladder = std::vector<Words>;

std::vector<Ladder> const& known_ladders()
{
    static std::vector<Ladder> const ladders{{{"clerk", "paralegal", "trainee"},
                                              {"associate"},
                                              {"counsel", "of counsel"},
                                              {"partner"},
                                              {"managing partner"}},
                                             {{"student"},
                                              {"doctoral student", "phd student", "phd"},
                                              {"postdoc", "researcher"},
                                              {"lecturer", "instructor"},
                                              {"assistant professor"},
                                              {"associate professor"},
                                              {"professor", "full professor"},
                                              {"dean"}},
                                             {{"recruit"},
                                              {"private", "enlisted", "soldier"},
                                              {"corporal"},
                                              {"sergeant"},
                                              {"lieutenant", "officer"},
                                              {"captain"},
                                              {"major"},
                                              {"colonel"},
                                              {"general"}},
                                             {{"intern", "apprentice", "trainee"},
                                              {"assistant", "junior"},
                                              {"employee", "staff", "worker", "regular"},
                                              {"senior", "specialist"},
                                              {"supervisor", "lead", "team lead", "teamlead"},
                                              {"manager", "head"},
                                              {"director"},
                                              {"vice president", "vp"},
                                              {"executive", "ceo", "president"}},
                                             {{"bottom", "entry", "lowest"},
                                              {"low", "lower", "junior"},
                                              {"middle", "mid", "medium"},
                                              {"high", "higher", "upper", "senior"},
                                              {"top", "highest"}}};
    return ladders;
}

int step_of(std::string const& word, Ladder const& ladder)
{
    for (std::size_t step = 0; step < ladder.size(); ++step)
        if (among(word, ladder[step])) return static_cast<int>(step);
    return -1;
}

std::vector<std::string> sorted_by(std::vector<std::pair<double, std::string>> steps)
{
    std::ranges::sort(steps);
    std::vector<std::string> out;
    for (auto& [step, value] : steps)
        out.push_back(std::move(value));
    return out;
}

/// Nothing if a value is no step of the ladder, or two are the same step.
std::optional<std::vector<std::string>> climb(std::vector<std::string> const& values, Ladder const& ladder)
{
    std::vector<std::pair<double, std::string>> steps;
    for (auto const& value : values) {
        int const step = step_of(plain(value), ladder);
        auto const taken = [&](auto const& other) { return other.first == step; };
        if (step < 0 || std::ranges::any_of(steps, taken)) return std::nullopt;
        steps.emplace_back(step, value);
    }
    return sorted_by(std::move(steps));
}

std::optional<std::vector<std::string>> by_number(std::vector<std::string> const& values)
{
    std::vector<std::pair<double, std::string>> steps;
    for (auto const& value : values) {
        auto const x = as_number(value);
        if (!x) return std::nullopt;
        steps.emplace_back(*x, value);
    }
    return sorted_by(std::move(steps));
}

} // namespace

std::string guess_column(std::vector<std::string> const& header, Column column)
{
    for (auto const name : names_of(column))
        for (auto const& candidate : header)
            if (plain(candidate) == name) return candidate;
    return "";
}

std::string guess_group(std::string_view value)
{
    auto const word = plain(value);
    if (among(word, {"f", "w", "female", "woman", "women", "girl", "frau", "weiblich", "femme", "mujer"}))
        return "woman";
    if (among(word, {"m", "male", "man", "men", "boy", "mann", "männlich", "maennlich", "homme", "hombre"}))
        return "man";
    if (among(word, {"x", "d", "nb", "enby", "nonbinary", "non binary", "diverse", "divers", "other"}))
        return "nonbinary";
    return "";
}

std::optional<std::vector<std::string>> guess_rank_order(std::vector<std::string> values)
{
    if (auto order = by_number(values)) return order;
    if (values.size() == 1) return values;
    for (auto const& ladder : known_ladders())
        if (auto order = climb(values, ladder)) return order;
    return std::nullopt;
}

std::optional<LayerKind> guess_layer(std::string_view name)
{
    auto const word = plain(name);
    auto const has = [&](Words const& parts) {
        return std::ranges::any_of(parts, [&](auto part) { return word.find(part) != std::string::npos; });
    };
    if (has({"cowork", "co work", "team", "colleague", "collab", "contact", "proximity", "meet"}) ||
        word == "work")
        return LayerKind::team;
    if (has({"friend", "confid", "trust", "close"})) return LayerKind::confidant;
    if (has({"audience", "follow", "hear", "listen", "talk", "mail", "message", "mention", "communicat"}))
        return LayerKind::audience;
    return std::nullopt;
}

} // namespace groundswell
