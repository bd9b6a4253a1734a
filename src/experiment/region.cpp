#include "experiment/region.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/problems.hpp>
#include <map>

#include "experiment/tree.hpp"

namespace groundswell {

namespace {

/// P(at least k heads of n coins).
double tail(std::size_t k, std::size_t n)
{
    double term = 1, sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        term /= 2;
    for (std::size_t i = 0; i <= n; ++i) {
        if (i >= k) sum += term;
        term *= static_cast<double>(n - i) / static_cast<double>(i + 1);
    }
    return sum;
}

LabelledPoints part_of(LabelledPoints const& points, std::size_t begin, std::size_t end)
{
    LabelledPoints out;
    for (std::size_t i = begin; i < end; ++i) {
        out.features.push_back(points.features[i]);
        out.holds.push_back(points.holds[i]);
    }
    return out;
}

std::string leaf_words(Leaf const& leaf, std::vector<std::string> const& names)
{
    // Two cuts on one parameter, on the same side, say no more than the tighter one.
    std::map<std::pair<std::size_t, bool>, double> bounds;
    for (auto const& cut : leaf.cuts) {
        auto const [at, fresh] = bounds.try_emplace({cut.feature, cut.above}, cut.at);
        if (!fresh) at->second = cut.above ? std::max(at->second, cut.at) : std::min(at->second, cut.at);
    }
    std::string out;
    for (auto const& [key, value] : bounds)
        out += fmt::format("{}{} is {} {:.2g}", out.empty() ? "" : " and ", names[key.first],
                           key.second ? "above" : "at most", value);
    return out;
}

} // namespace

std::optional<Region> find_region(LabelledPoints const& points)
{
    std::size_t const n = points.holds.size(), half = n / 2;
    if (n < 20) return std::nullopt;
    auto const found_with = part_of(points, 0, half), checked_on = part_of(points, half, n);
    auto const holding = static_cast<std::size_t>(std::ranges::count(found_with.holds, true));
    if (holding == 0 || holding == half) return std::nullopt;
    bool const commoner = 2 * holding >= half;

    Region out;
    out.leaves = grow_tree(found_with, 2, std::max<std::size_t>(3, half / 10));
    out.held_out = n - half;
    std::size_t better = 0, worse = 0;
    for (std::size_t i = 0; i < out.held_out; ++i) {
        bool const truth = checked_on.holds[i];
        bool const with = predict_with_tree(out.leaves, checked_on.features[i]) == truth,
                   without = commoner == truth;
        out.right += with ? 1 : 0;
        out.right_without += without ? 1 : 0;
        better += with && !without ? 1 : 0;
        worse += without && !with ? 1 : 0;
    }
    out.found = better + worse > 0 && tail(better, better + worse) < .05;
    return out;
}

std::string region_words(std::vector<Leaf> const& leaves, std::vector<std::string> const& names)
{
    std::string out;
    for (auto const& leaf : leaves)
        if (leaf.holds) out += (out.empty() ? "" : ", or ") + leaf_words(leaf, names);
    return out.empty() ? "nowhere" : out;
}

} // namespace groundswell
