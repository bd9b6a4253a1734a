#include "experiment/tree.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace groundswell {

namespace {

/// Gini impurity times the number of points.
double impurity(std::size_t n, std::size_t holding)
{
    if (n == 0) return 0;
    auto const k = static_cast<double>(holding);
    return 2 * k * (1 - k / static_cast<double>(n));
}

class Grower {
  public:
    Grower(LabelledPoints const& points, std::size_t smallest) : points_(points), smallest_(smallest) {}

    void grow(std::vector<std::size_t> const& members, std::vector<Cut> const& cuts, int depth)
    {
        std::size_t const holding = count(members);
        auto const best = depth > 0 ? best_cut(members, holding) : std::nullopt;
        if (!best) {
            leaves_.push_back({cuts, 2 * holding >= members.size(), members.size(), holding});
            return;
        }
        for (bool const above : {false, true}) {
            std::vector<std::size_t> side;
            std::ranges::copy_if(members, std::back_inserter(side), [&](std::size_t i) {
                return (points_.features[i][best->feature] > best->at) == above;
            });
            auto longer = cuts;
            longer.push_back({best->feature, best->at, above});
            grow(side, longer, depth - 1);
        }
    }

    std::vector<Leaf> take() { return std::move(leaves_); }

  private:
    std::size_t count(std::vector<std::size_t> const& members) const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(members, [&](std::size_t i) { return points_.holds[i]; }));
    }

    std::optional<Cut> best_cut(std::vector<std::size_t> members, std::size_t holding) const
    {
        std::size_t const n = members.size();
        double least = impurity(n, holding) * (1 - 1e-9);
        std::optional<Cut> best;
        if (n < 2 * smallest_) return best;
        for (std::size_t f = 0; f < points_.features[0].size(); ++f) {
            std::ranges::sort(members, {}, [&](std::size_t i) { return points_.features[i][f]; });
            std::size_t below = 0;
            for (std::size_t k = 1; k <= n - smallest_; ++k) {
                below += points_.holds[members[k - 1]] ? 1 : 0;
                double const left = points_.features[members[k - 1]][f];
                double const right = points_.features[members[k]][f];
                if (k < smallest_ || left == right) continue;
                double const split = impurity(k, below) + impurity(n - k, holding - below);
                if (split < least) {
                    least = split;
                    best = Cut{f, (left + right) / 2, false};
                }
            }
        }
        return best;
    }

    LabelledPoints const& points_;
    std::size_t smallest_;
    std::vector<Leaf> leaves_;
};

} // namespace

bool Leaf::contains(std::vector<double> const& features) const
{
    return std::ranges::all_of(cuts,
                               [&](Cut const& cut) { return (features[cut.feature] > cut.at) == cut.above; });
}

std::vector<Leaf> grow_tree(LabelledPoints const& points, int depth, std::size_t smallest)
{
    std::vector<std::size_t> all(points.holds.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Grower grower(points, std::max<std::size_t>(1, smallest));
    grower.grow(all, {}, depth);
    return grower.take();
}

bool predict_with_tree(std::vector<Leaf> const& leaves, std::vector<double> const& features)
{
    for (auto const& leaf : leaves)
        if (leaf.contains(features)) return leaf.holds;
    return false;
}

} // namespace groundswell
