#include "world/country.hpp"

#include <algorithm>

#include "parallel/executor.hpp"
#include "world/workplace_sizes.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Numbers of the layers, for `MatchingTies`.
constexpr std::uint32_t confidant_layer = 1, audience_layer = 2;

/// Draw sizes of workplaces that sum to the seats; the last is cut to fit.
std::vector<std::uint32_t> workplaces(CountrySpec const& spec, Key key, Executor executor)
{
    WorkplaceSizes const size(spec.workplaces);
    std::vector<std::uint32_t> out;
    std::size_t given = 0, kept = 0;
    while (given < spec.seats) {
        auto const more =
            static_cast<std::size_t>(static_cast<double>(spec.seats - given) / size.mean() * 1.02) + 64;
        out.resize(kept + more);
        executor.for_blocks(more, [&](int, std::size_t begin, std::size_t end) {
            for (std::size_t i = kept + begin; i < kept + end; ++i) {
                executor.stop().look(i);
                out[i] = size(static_cast<std::uint32_t>(i), key);
            }
        });
        for (; kept < out.size() && given < spec.seats; ++kept) {
            out[kept] = static_cast<std::uint32_t>(std::min<std::size_t>(out[kept], spec.seats - given));
            given += out[kept];
        }
    }
    out.resize(kept);
    return out;
}

SeatLayout::Bounds bounds_of(CountrySpec const& spec, std::vector<std::uint32_t> const& sizes)
{
    SeatLayout::Bounds out;
    out.team_size = spec.team_size;
    out.span = spec.span;
    out.institution_first.reserve(sizes.size() + 1);
    std::size_t units = 0;
    for (auto const size : sizes)
        units += EvenSplit(size, spec.unit_size).parts();
    out.unit_first.reserve(units + 1);

    double people = 0;
    for (double const region : spec.regions)
        people += region;
    // The seat from which each further region may begin. It begins with the next workplace.
    std::vector<double> border;
    double sum = 0;
    for (std::size_t r = 0; r + 1 < spec.regions.size(); ++r)
        border.push_back((sum += spec.regions[r]) / people * static_cast<double>(spec.seats));

    out.region_first.push_back(0);
    std::size_t next = 0;
    Seat at = 0;
    for (auto const size : sizes) {
        for (; next < border.size() && at >= border[next]; ++next)
            out.region_first.push_back(at);
        out.institution_first.push_back(static_cast<std::uint32_t>(out.unit_first.size()));
        EvenSplit const split(size, spec.unit_size);
        for (std::uint32_t u = 0; u < split.parts(); ++u)
            out.unit_first.push_back(at + split.first_of(u));
        at += size;
    }
    for (; next < border.size(); ++next)
        out.region_first.push_back(at);
    out.region_first.push_back(at);
    out.institution_first.push_back(static_cast<std::uint32_t>(out.unit_first.size()));
    out.unit_first.push_back(at);
    return out;
}

/// Rank of each seat: the number of cliques that it leads.
std::vector<Rank> ranks_of(CountrySpec const& spec, std::shared_ptr<SeatLayout const> const& layout,
                           Executor executor)
{
    NestedTeams const teams(layout);
    std::vector<Rank> rank(spec.seats, 0);
    executor.for_blocks(layout->units(), [&](int, std::size_t begin, std::size_t end) {
        for (auto u = static_cast<Unit>(begin); u < end; ++u) {
            executor.stop().look(u);
            SeatRange const unit = layout->unit(u);
            EvenSplit const split(unit.size(), spec.team_size);
            for (std::uint32_t t = 0; t < split.parts(); ++t) {
                Seat const lead = unit.first + split.first_of(t);
                int const led = t == 0 ? teams.levels_led(lead) : split.size_of(t) > 1;
                rank[lead] = static_cast<Rank>(std::min(led, spec.ranks - 1));
            }
        }
    });
    return rank;
}

/// U(assign_group; seat / 4, 2, 0, seat mod 4) draws the group of a seat.
std::vector<Group> groups_of(CountrySpec const& spec, std::vector<Rank> const& rank, Key key,
                             Executor executor)
{
    auto const groups = spec.groups.size();
    std::vector<double> below(groups * static_cast<std::size_t>(spec.ranks), 0);
    for (std::size_t r = 0; r < static_cast<std::size_t>(spec.ranks); ++r) {
        double sum = 0;
        for (std::size_t g = 0; g < groups; ++g)
            below[r * groups + g] = sum += spec.share[g][r];
    }
    std::vector<Group> out(rank.size());
    executor.for_blocks((rank.size() + 3) / 4, [&](int, std::size_t begin, std::size_t end) {
        for (std::size_t quad = begin; quad < end; ++quad) {
            executor.stop().look(quad);
            Block const drawn =
                draw_block(key, Purpose::assign_group, static_cast<std::uint32_t>(quad), 2, 0);
            for (std::size_t seat = 4 * quad; seat < std::min(4 * quad + 4, rank.size()); ++seat) {
                double const u = unit_interval(drawn[seat % 4]);
                double const* row = &below[rank[seat] * groups];
                Group g = 0;
                while (g + std::size_t{1} < groups && u >= row[g])
                    ++g;
                out[seat] = g;
            }
        }
    });
    return out;
}

/// Bands for a mean number of ties, a share of them within one's own group. Bands with a mean below one
/// thousandth are left out.
void add_bands(std::vector<BandSpec>& bands, Reach reach, double mean, double own)
{
    if (mean * own > 1e-3) bands.push_back({reach, true, even_degrees(mean * own)});
    if (mean * (1 - own) > 1e-3) bands.push_back({reach, false, even_degrees(mean * (1 - own))});
}

std::vector<BandSpec> confidant_bands(CountrySpec const& spec)
{
    std::vector<BandSpec> out;
    double const elsewhere = 1 - spec.confidant_team - spec.confidant_region;
    add_bands(out, Reach::team, spec.confidants * spec.confidant_team, spec.confidant_homophily);
    // Add the band of the team even without ties: it keeps ties of bands that reach further out of the
    // team.
    if (out.empty()) out.push_back({Reach::team, false, even_degrees(0)});
    add_bands(out, Reach::region, spec.confidants * spec.confidant_region, spec.confidant_homophily);
    add_bands(out, Reach::world, spec.confidants * elsewhere, spec.confidant_homophily);
    return out;
}

std::vector<BandSpec> audience_bands(CountrySpec const& spec)
{
    std::vector<BandSpec> out;
    add_bands(out, Reach::unit, spec.audience * spec.audience_unit, 0);
    auto const heavy = [&](Reach reach, double mean) {
        if (mean <= 1e-3) return;
        out.push_back(
            {reach, false,
             heavy_degrees(mean, spec.audience_tail, static_cast<std::uint32_t>(spec.audience_most))});
    };
    heavy(Reach::region, spec.audience * spec.audience_region);
    heavy(Reach::world, spec.audience * (1 - spec.audience_unit - spec.audience_region));
    return out;
}

} // namespace

World generate_country(CountrySpec const& spec, Key key, Executor executor)
{
    throw_if_any(check_country(spec));
    World world;
    world.seats = spec.seats;
    world.ranks = spec.ranks;
    world.groups = spec.groups;
    auto bounds = bounds_of(spec, workplaces(spec, key, executor));
    world.institutions = bounds.institution_first.size() - 1;
    // Ranks follow from the layout alone, groups from the ranks, and the index of groups from both.
    auto const frame = std::make_shared<SeatLayout const>(bounds, std::vector<Group>{}, 0);
    world.rank = ranks_of(spec, frame, executor);
    world.first_group = groups_of(spec, world.rank, key, executor);
    world.layout =
        std::make_shared<SeatLayout const>(std::move(bounds), world.first_group, spec.groups.size());
    world.team = TieLayer(NestedTeams(world.layout));
    world.confidant = TieLayer(MatchingTies(world.layout, confidant_bands(spec), confidant_layer, key));
    world.audience = TieLayer(MatchingTies(world.layout, audience_bands(spec), audience_layer, key));
    return world;
}

} // namespace groundswell
