#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "base/text.hpp"
#include "world/import_ties.hpp"
#include "world/layer_words.hpp"

namespace groundswell {

namespace {

using Names = std::vector<std::string>;

bool has(Names const& words, std::string const& word)
{
    return std::ranges::find(words, word) != words.end();
}

void guess_layers(TieTable const& ties, ImportSpec& spec, ImportReport& report)
{
    auto& layers = spec.layers;
    for (auto const& name : ties.layers) {
        auto const kind = ties.layers.size() == 1 ? LayerKind::team : guess_layer(name);
        if (kind == LayerKind::team) layers.team.push_back(name);
        if (kind == LayerKind::confidant) layers.confidant.push_back(name);
        if (kind == LayerKind::audience) layers.audience.push_back(name);
    }
    if (layers.team.empty())
        for (auto const& name : ties.layers)
            if (!guess_layer(name) && is_about_work(name) && !is_against(name)) layers.team.push_back(name);
    if (layers.team.empty() && layers.confidant.empty() && layers.audience.empty()) {
        for (auto const& name : ties.layers)
            if (!is_against(name)) layers.team.push_back(name);
        if (!layers.team.empty())
            report.guesses.push_back("team: all layers together, because what " + listed(layers.team) +
                                     " are cannot be guessed");
        return;
    }
    auto const say = [&](char const* kind, Names const& names) {
        if (!names.empty() && names != Names{""})
            report.guesses.push_back(std::string(kind) + ": layer " + listed(names));
    };
    say("team", layers.team);
    say("confidant", layers.confidant);
    say("audience", layers.audience);
}

void check_layers(TieTable const& ties, ImportSpec const& spec, ImportProblems& problems)
{
    for (auto const* names : {&spec.layers.team, &spec.layers.confidant, &spec.layers.audience})
        for (auto const& name : *names)
            if (!has(ties.layers, name))
                problems.add({.code = ProblemCode::table_unknown_layer,
                              .place = {.file = spec.ties_files.front(), .key = spec.layer_column},
                              .what = "has no layer '" + name + "'",
                              .allowed = "layers: " + listed(ties.layers),
                              .suggestion = did_you_mean(name, ties.layers)});
}

void note_unused(TieTable const& ties, ImportSpec const& spec, ImportReport& report)
{
    std::vector<std::size_t> count(ties.layers.size());
    for (auto const& row : ties.rows)
        ++count[row.layer];
    for (std::size_t l = 0; l < ties.layers.size(); ++l) {
        auto const& name = ties.layers[l];
        if (has(spec.layers.team, name) || has(spec.layers.confidant, name) ||
            has(spec.layers.audience, name))
            continue;
        report.notes.push_back(
            ImportNote("")
                .count(count[l], "tie of layer", "ties of layer")
                .text(fmt::format(" '{}' {} not used", name, count[l] == 1 ? "is" : "are")));
    }
}

/// One end of a tie as the other sees it, and who named it: bit 1 the row's seat, bit 2 the other.
struct End {
    Seat to{0};
    float weight{1};
    std::uint32_t layer{0};
    std::uint8_t named{1};
    auto row() const { return std::tuple(to, layer, named); } ///< the same for rows that repeat a tie
};

/// Sort a row by seat and merge what is there twice. Returns its new end.
///
/// @param counted  rows that repeat a tie add up; otherwise, and between layers and directions, the largest
/// weight counts
std::vector<End>::iterator merge(std::vector<End>::iterator first, std::vector<End>::iterator last,
                                 bool counted)
{
    if (counted) {
        std::sort(first, last, [](End const& a, End const& b) { return a.row() < b.row(); });
        auto out = first;
        for (auto in = first; in != last; ++in)
            if (out != first && std::prev(out)->row() == in->row())
                std::prev(out)->weight += in->weight;
            else
                *out++ = *in;
        last = out;
    } else {
        std::sort(first, last, [](End const& a, End const& b) { return a.to < b.to; });
    }
    auto out = first;
    for (auto in = first; in != last; ++in) {
        if (out != first && std::prev(out)->to == in->to) {
            auto& kept = *std::prev(out);
            kept.weight = std::max(kept.weight, in->weight);
            kept.named |= in->named;
        } else {
            *out++ = *in;
        }
    }
    return out;
}

} // namespace

void settle_layers(TieTable const& ties, ImportSpec& spec, ImportReport& report, ImportProblems& problems)
{
    auto& layers = spec.layers;
    if (ties.rows.empty()) return; // the tables could not be read
    if (layers.team.empty() && layers.confidant.empty() && layers.audience.empty()) {
        guess_layers(ties, spec, report);
        if (ties.undirected && layers.audience_reading == Reading::directed && !layers.audience.empty()) {
            layers.audience_reading = Reading::either;
            report.guesses.emplace_back("audience: ties have no direction, so both hear each other");
        }
    } else {
        check_layers(ties, spec, problems);
    }
    note_unused(ties, spec, report);
}

ExplicitTies build_layer(TieTable const& ties, Names const& names, Reading reading,
                         std::vector<Seat> const& seat_of)
{
    std::vector<char> wanted;
    for (auto const& name : ties.layers)
        wanted.push_back(has(names, name));
    bool const both_ways = reading != Reading::directed;

    // Counting sort by seat: start[i + 1] is where the next end of seat i goes, and at last where its row
    // stops.
    std::vector<std::uint64_t> start(seat_of.size() + 2, 0);
    for (auto const& row : ties.rows) {
        if (!wanted[row.layer]) continue;
        ++start[seat_of[row.from] + std::size_t{2}];
        if (both_ways) ++start[seat_of[row.to] + std::size_t{2}];
    }
    for (std::size_t i = 2; i < start.size(); ++i)
        start[i] += start[i - 1];
    std::vector<End> ends(start.back());
    for (auto const& row : ties.rows) {
        if (!wanted[row.layer]) continue;
        Seat const from = seat_of[row.from];
        Seat const to = seat_of[row.to];
        ends[start[from + std::size_t{1}]++] = {to, row.weight, row.layer, 1};
        if (both_ways) ends[start[to + std::size_t{1}]++] = {from, row.weight, row.layer, 2};
    }

    ExplicitTies out;
    out.start.reserve(seat_of.size() + 1);
    bool weighted = false;
    for (std::size_t seat = 0; seat < seat_of.size(); ++seat) {
        auto const first = ends.begin() + static_cast<std::ptrdiff_t>(start[seat]);
        auto const last =
            merge(first, ends.begin() + static_cast<std::ptrdiff_t>(start[seat + 1]), ties.counted);
        for (auto end = first; end != last; ++end) {
            if (reading == Reading::both && end->named != 3) continue;
            out.to.push_back(end->to);
            out.weight.push_back(end->weight);
            weighted = weighted || end->weight != 1;
        }
        out.start.push_back(out.to.size());
    }
    if (!weighted) out.weight.clear();
    return out;
}

ExplicitTies unite_layers(TieLayer const& a, TieLayer const& b)
{
    ExplicitTies out;
    std::vector<Seat> row;
    for (Seat seat = 0; seat < a.seats(); ++seat) {
        row.clear();
        a.for_each(seat, [&](Seat other) { row.push_back(other); });
        b.for_each(seat, [&](Seat other) { row.push_back(other); });
        std::ranges::sort(row);
        out.to.insert(out.to.end(), row.begin(), std::unique(row.begin(), row.end()));
        out.start.push_back(out.to.size());
    }
    return out;
}

} // namespace groundswell
