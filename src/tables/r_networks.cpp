#include "tables/r_networks.hpp"

#include <algorithm>
#include <groundswell/problems.hpp>
#include <limits>
#include <set>

#include "tables/memberships.hpp"

namespace groundswell {

namespace {

using Attributes = RNetwork::Attributes;

[[noreturn]] void fail(std::string const& path, std::string what)
{
    throw UserError({.code = ProblemCode::file_damaged,
                     .place = {.file = path},
                     .what = std::move(what),
                     .allowed = "a network as R writes it",
                     .suggestion = "save it once more"});
}

/// The first number of a vector, or one that is not a number.
double first_number(RValue const& value)
{
    return value.numbers.empty() ? std::numeric_limits<double>::quiet_NaN() : value.numbers.front();
}

bool is_matrix(RValue const& value)
{
    auto const* dim = value.attribute("dim");
    return value.kind == RValue::Kind::numbers && dim && dim->numbers.size() == 2 &&
           dim->numbers[0] == dim->numbers[1] && dim->numbers[0] >= 2 &&
           dim->numbers[0] * dim->numbers[1] == static_cast<double>(value.size());
}

bool is_igraph(RValue const& value)
{
    return value.is_a("igraph") && value.items.size() >= 9;
}

bool is_network(RValue const& value)
{
    return value.is_a("network") && value.item("mel") && value.item("gal") && value.item("val");
}

/// Names if each is there once, or numbers from 1.
std::vector<std::string> ids_of(std::vector<std::string> names, std::size_t nodes)
{
    std::set<std::string> const different(names.begin(), names.end());
    if (different.size() == nodes && !different.contains("")) return names;
    names.clear();
    for (std::size_t i = 1; i <= nodes; ++i)
        names.push_back(std::to_string(i));
    return names;
}

/// Of a network of two kinds of nodes, keep people, and tie those who share a node of the other kind.
void keep_people(RNetwork& network, std::vector<char> const& is_person, std::string const& path)
{
    std::vector<std::size_t> number(is_person.size());
    Memberships shared(path);
    RNetwork out;
    for (std::size_t node = 0; node < is_person.size(); ++node) {
        if (!is_person[node]) continue;
        number[node] = out.ids.size();
        out.ids.push_back(network.ids[node]);
        out.attributes.push_back(std::move(network.attributes[node]));
    }
    for (auto const& tie : network.ties) {
        if (is_person[tie.from] == is_person[tie.to]) continue;
        bool const outward = is_person[tie.from];
        shared.add(number[outward ? tie.from : tie.to], outward ? tie.to : tie.from);
    }
    for (auto const& [pair, count] : shared.pairs())
        out.ties.push_back({pair.first, pair.second, {{"weight", std::to_string(count)}}});
    out.two_kinds = true;
    network = std::move(out);
}

/// Whether nodes are of two kinds, 0 and 1, and no tie is within one.
bool are_two_kinds(RValue const& kinds, RNetwork const& network)
{
    auto const& of = kinds.numbers;
    if (of.size() != network.ids.size() || network.ties.empty()) return false;
    return std::ranges::all_of(of, [](double x) { return x == 0 || x == 1; }) &&
           std::ranges::all_of(network.ties, [&](auto const& tie) { return of[tie.from] != of[tie.to]; });
}

RNetwork of_igraph(RValue const& value, std::string const& path)
{
    RNetwork out;
    auto const count = first_number(value.items[0]);
    auto const& from = value.items[2].numbers;
    auto const& to = value.items[3].numbers;
    auto const& about = value.items[8];
    // Of so many that most have no tie, a few bytes could ask for any memory.
    double const most = std::max(1e6, 2 * static_cast<double>(from.size()));
    if (!(count >= 0 && count <= most) || from.size() != to.size())
        fail(path, "is a damaged network of igraph");
    auto const nodes = static_cast<std::size_t>(count);
    out.directed = first_number(value.items[1]) != 0;
    out.attributes.resize(nodes);
    std::vector<std::string> names;
    if (about.items.size() > 2)
        for (std::size_t a = 0; a < about.items[2].items.size(); ++a) {
            auto const& column = about.items[2].items[a];
            auto const& name = about.items[2].name_of(a);
            if (column.size() != nodes || column.kind == RValue::Kind::list) continue;
            for (std::size_t node = 0; node < nodes; ++node) {
                if (name == "name")
                    names.push_back(column.text(node));
                else
                    out.attributes[node].emplace_back(name, column.text(node));
            }
        }
    out.ids = ids_of(std::move(names), nodes);
    for (std::size_t tie = 0; tie < from.size(); ++tie) {
        if (!(from[tie] >= 0 && from[tie] < count && to[tie] >= 0 && to[tie] < count))
            fail(path, "is a damaged network of igraph");
        out.ties.push_back({static_cast<std::size_t>(from[tie]), static_cast<std::size_t>(to[tie]), {}});
    }
    if (about.items.size() > 3)
        for (std::size_t a = 0; a < about.items[3].items.size(); ++a) {
            auto const& column = about.items[3].items[a];
            if (column.size() != out.ties.size() || column.kind == RValue::Kind::list) continue;
            for (std::size_t tie = 0; tie < out.ties.size(); ++tie)
                out.ties[tie].attributes.emplace_back(about.items[3].name_of(a), column.text(tie));
        }
    auto const* kinds = about.items.size() > 2 ? about.items[2].item("type") : nullptr;
    if (kinds && are_two_kinds(*kinds, out)) {
        std::vector<char> is_person;
        for (double const kind : kinds->numbers)
            is_person.push_back(kind == 0);
        keep_people(out, is_person, path);
    }
    return out;
}

/// What is said of one node or tie, each in a vector of its own; what network keeps for itself is left out.
Attributes single_values(RValue const* list)
{
    Attributes out;
    for (std::size_t i = 0; list && i < list->items.size(); ++i)
        if (list->name_of(i) != "na" && list->items[i].size() == 1 &&
            list->items[i].kind != RValue::Kind::list)
            out.emplace_back(list->name_of(i), list->items[i].text(0));
    return out;
}

RNetwork of_network(RValue const& value, std::string const& path)
{
    RNetwork out;
    auto const& about = *value.item("gal");
    auto const* directed = about.item("directed");
    out.directed = !directed || first_number(*directed) != 0;
    std::vector<std::string> names;
    for (auto const& node : value.item("val")->items) {
        auto attributes = single_values(&node);
        for (auto at = attributes.begin(); at != attributes.end(); ++at)
            if (at->first == "vertex.names") {
                names.push_back(at->second);
                attributes.erase(at);
                break;
            }
        out.attributes.push_back(std::move(attributes));
    }
    auto const nodes = out.attributes.size();
    out.ids = ids_of(std::move(names), nodes);
    for (auto const& edge : value.item("mel")->items) {
        auto const* to = edge.item("inl");
        auto const* from = edge.item("outl");
        if (!to || !from || to->numbers.size() != 1 || from->numbers.size() != 1)
            continue; // taken out, or of many
        auto const a = from->numbers.front(), b = to->numbers.front();
        auto const most = static_cast<double>(nodes);
        if (!(a >= 1 && a <= most && b >= 1 && b <= most)) fail(path, "is a damaged network");
        out.ties.push_back({static_cast<std::size_t>(a) - 1, static_cast<std::size_t>(b) - 1,
                            single_values(edge.item("atl"))});
    }
    auto const* people = about.item("bipartite");
    if (people && people->numbers.size() == 1 && people->numbers.front() >= 1 &&
        people->numbers.front() < static_cast<double>(nodes)) {
        std::vector<char> is_person(nodes, 0);
        std::fill_n(is_person.begin(), static_cast<std::size_t>(people->numbers.front()), 1);
        keep_people(out, is_person, path);
    }
    return out;
}

RNetwork of_matrix(RValue const& value)
{
    RNetwork out;
    auto const nodes = static_cast<std::size_t>(value.attribute("dim")->numbers.front());
    std::vector<std::string> names;
    if (auto const* both = value.attribute("dimnames"))
        for (auto const& side : both->items)
            if (names.empty()) names = side.texts;
    out.ids = ids_of(std::move(names), nodes);
    out.attributes.resize(nodes);
    // Column by column, as R keeps it.
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::size_t j = 0; j < nodes; ++j) {
            auto const x = value.numbers[j * nodes + i];
            out.directed = out.directed || !(x == value.numbers[i * nodes + j] || (x != x));
            if (x == x && x != 0 && i != j)
                out.ties.push_back({i, j, {{"weight", value.text(j * nodes + i)}}});
        }
    return out;
}

} // namespace

bool is_r_network(RValue const& value)
{
    return is_igraph(value) || is_network(value) || is_matrix(value);
}

RNetwork r_network(RValue const& value, std::string const& path)
{
    if (is_igraph(value)) return of_igraph(value, path);
    return is_network(value) ? of_network(value, path) : of_matrix(value);
}

} // namespace groundswell
