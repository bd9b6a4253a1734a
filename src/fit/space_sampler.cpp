#include "fit/space_sampler.hpp"

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "random/draw.hpp"

namespace groundswell {

namespace {

/// Random numbers of one point at one move, in their order.
class Moves {
  public:
    Moves(Key key, std::uint32_t stream, std::uint32_t move) : key_(key), stream_(stream), move_(move) {}

    double uniform()
    {
        std::uint32_t const at = next_++;
        if ((at & 3U) == 0) block_ = draw_block(key_, Purpose::design, stream_, move_, 1, at >> 2);
        return unit_interval(block_[at & 3U]);
    }
    /// Normal with standard deviation 1, roughly: the sum of four uniform numbers. A walk needs no more.
    double bell()
    {
        double sum = -2;
        for (int i = 0; i < 4; ++i)
            sum += uniform();
        return sum * 1.7320508075688772;
    }
    std::size_t below(std::size_t n)
    {
        return std::min(n - 1, static_cast<std::size_t>(uniform() * static_cast<double>(n)));
    }
    /// How many trials until the first success: the gap to the next coordinate that moves.
    std::size_t gap(double p) { return static_cast<std::size_t>(std::log(uniform()) / std::log1p(-p)); }

  private:
    Key key_;
    std::uint32_t stream_, move_, next_{0};
    Block block_{};
};

/// Fold a coordinate that left the unit interval back into it.
double reflected(double u)
{
    double const at = std::fmod(std::abs(u), 2.0);
    return std::clamp(at > 1 ? 2 - at : at, 1e-6, 1 - 1e-6);
}

/// Move some coordinates, some of them anywhere and some by a step. Symmetric: as likely back as forth.
void move(std::vector<double>& point, Moves& draw)
{
    auto const k = static_cast<double>(point.size());
    double const share = std::min(.5, (draw.uniform() < .5 ? 2 : 8) / k);
    bool const anywhere = draw.uniform() < .4;
    for (std::size_t i = draw.gap(share); i < point.size(); i += 1 + draw.gap(share))
        point[i] = anywhere ? draw.uniform() : reflected(point[i] + .25 * draw.bell());
}

std::uint32_t stream_of(std::uint32_t stream, std::size_t point)
{
    return static_cast<std::uint32_t>(mix64((std::uint64_t{stream} << 32) + point));
}

/// The score that a quarter of the points reach.
double upper_quartile(std::vector<double> scores)
{
    auto const at = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() * 3 / 4);
    std::nth_element(scores.begin(), at, scores.end());
    return *at;
}

} // namespace

SampledSpace sample_space(PointScore const& score, SpaceSampling const& sampling, Executor const& executor)
{
    SampledSpace out;
    auto const n = sampling.points;
    out.points.assign(n, std::vector<double>(sampling.dimensions));
    out.scores.resize(n);
    executor.for_each_dynamic(n, [&](std::size_t i) {
        Moves draw(sampling.key, stream_of(sampling.stream, i), 0);
        do
            for (auto& u : out.points[i])
                u = draw.uniform();
        while (!std::isfinite(out.scores[i] = score(out.points[i])));
    });
    std::uint32_t first_move = 1;
    for (int step = 0; step < sampling.levels; ++step) {
        out.level = std::min(sampling.goal, upper_quartile(out.scores));
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < n; ++i)
            if (out.scores[i] >= out.level) kept.push_back(i);
        out.log10_share += std::log10(static_cast<double>(kept.size()) / static_cast<double>(n));
        auto const points = out.points;
        auto const scores = out.scores;
        executor.for_each_dynamic(n, [&](std::size_t i) {
            auto const from = kept[i % kept.size()];
            auto here = points[from];
            double reached = scores[from];
            for (int m = 0; m < sampling.moves; ++m) {
                Moves draw(sampling.key, stream_of(sampling.stream, i),
                           first_move + static_cast<std::uint32_t>(m));
                auto there = here;
                move(there, draw);
                double const at = score(there);
                if (!(at >= out.level)) continue;
                here = std::move(there);
                reached = at;
            }
            out.points[i] = std::move(here);
            out.scores[i] = reached;
        });
        first_move += static_cast<std::uint32_t>(sampling.moves);
        if (out.level >= sampling.goal) break;
    }
    return out;
}

double climb(std::vector<double>& point, PointScore const& score, Climb const& how)
{
    double reached = score(point);
    auto const share = std::min(.5, 2.0 / static_cast<double>(how.active.size()));
    for (int m = 0; m < how.moves && reached < how.goal; ++m) {
        Moves draw(how.key, how.stream, static_cast<std::uint32_t>(m));
        auto there = point;
        for (std::size_t i = draw.gap(share); i < how.active.size(); i += 1 + draw.gap(share)) {
            auto& u = there[how.active[i]];
            u = reflected(u + .12 * draw.bell());
        }
        double const at = score(there);
        if (!(at > reached)) continue;
        point = std::move(there);
        reached = at;
    }
    return reached;
}

} // namespace groundswell
