#include "fit/emulator.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace groundswell {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t products_of = 10;          // the strongest parameters, of which pairs are taken
constexpr int reweightings = 5, refinements = 3; // penalties go on from one reweighting to the next

/// Least squares with penalties: estimates them, the spread of the values, and the coefficients.
///
/// The terms are one constant, which is not shrunk, then sorts of given sizes.
class Shrinkage {
  public:
    explicit Shrinkage(std::vector<Index> sizes) : sizes_(std::move(sizes)), penalty_(sizes_.size(), 50.0) {}

    /// @param gram     X'WX
    /// @param moment   X'Wz
    /// @param squares  z'Wz
    /// @param weight   the number of values, each by its weight
    void operator()(MatrixXd const& gram, VectorXd const& moment, double squares, double weight)
    {
        for (int i = 0; i < refinements; ++i) {
            MatrixXd precision = gram / spread_;
            precision.diagonal() += penalties(gram.rows());
            covariance_ = precision.selfadjointView<Eigen::Lower>().llt().solve(
                MatrixXd::Identity(gram.rows(), gram.cols()));
            beta_ = covariance_ * moment / spread_;
            auto const taken = penalise();
            double const rest =
                squares - 2 * beta_.dot(moment) + beta_.dot(gram.selfadjointView<Eigen::Lower>() * beta_);
            spread_ = std::max(rest, 1e-9) / std::max(weight - taken, weight / 10);
        }
    }

    VectorXd const& beta() const { return beta_; }
    /// What a value adds to its own guess, for leverage: x' of this times x, times its weight.
    MatrixXd influence() const { return covariance_ / spread_; }

  private:
    VectorXd penalties(Index n) const
    {
        VectorXd out = VectorXd::Constant(n, 1e-9);
        Index at = 1;
        for (std::size_t s = 0; s < sizes_.size(); at += sizes_[s], ++s)
            out.segment(at, sizes_[s]).setConstant(penalty_[s]);
        return out;
    }
    /// Renew the penalties.
    ///
    /// @return how many coefficients the values determine
    double penalise()
    {
        double taken = 1;
        Index at = 1;
        for (std::size_t s = 0; s < sizes_.size(); at += sizes_[s], ++s) {
            if (sizes_[s] == 0) continue;
            double const determined = static_cast<double>(sizes_[s]) -
                                      penalty_[s] * covariance_.diagonal().segment(at, sizes_[s]).sum();
            double const size = beta_.segment(at, sizes_[s]).squaredNorm();
            penalty_[s] = std::clamp(std::max(determined, .5) / std::max(size, 1e-9), .5, 1e7);
            taken += std::max(determined, 0.0);
        }
        return taken;
    }

    std::vector<Index> sizes_;
    std::vector<double> penalty_;
    double spread_{1};
    VectorXd beta_;
    MatrixXd covariance_;
};

} // namespace

Emulator::Emulator(TrainingRuns const& evidence, Scale scale)
    : scale_(scale), parameters_(static_cast<std::size_t>(evidence.points.cols()))
{
    fit(evidence);
    auto const top = strongest(products_of);
    for (std::size_t i = 0; i < top.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            products_.emplace_back(std::min(top[i], top[k]), std::max(top[i], top[k]));
    std::ranges::sort(products_);
    fit(evidence);
}

std::vector<std::size_t> Emulator::strongest(std::size_t n) const
{
    std::vector<std::size_t> order(parameters_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::abs(beta_[static_cast<Index>(1 + a)]) > std::abs(beta_[static_cast<Index>(1 + b)]);
    });
    order.resize(std::min(n, order.size()));
    return order;
}

MatrixXd Emulator::terms(MatrixXd const& points) const
{
    auto const k = static_cast<Index>(parameters_);
    MatrixXd out(points.rows(), 1 + 2 * k + static_cast<Index>(products_.size()));
    out.col(0).setOnes();
    out.middleCols(1, k) = points.unaryExpr(&straight_term);
    out.middleCols(1 + k, k) = out.middleCols(1, k).unaryExpr(&squared_term);
    for (std::size_t i = 0; i < products_.size(); ++i)
        out.col(1 + 2 * k + static_cast<Index>(i)) =
            out.col(static_cast<Index>(1 + products_[i].first))
                .cwiseProduct(out.col(static_cast<Index>(1 + products_[i].second)));
    return out;
}

double Emulator::eta(std::span<double const> unit) const
{
    std::vector<double> straights(unit.size());
    double out = beta_[0];
    auto const* const line = beta_.data() + 1;
    auto const* const curve = line + parameters_;
    for (std::size_t k = 0; k < parameters_; ++k) {
        double const x = straights[k] = straight_term(unit[k]);
        out += line[k] * x + curve[k] * squared_term(x);
    }
    return with_products(out, straights);
}

double Emulator::with_products(double common, std::span<double const> straights) const
{
    auto const* const product = beta_.data() + 1 + 2 * parameters_;
    for (std::size_t i = 0; i < products_.size(); ++i)
        common += product[i] * straights[products_[i].first] * straights[products_[i].second];
    return common;
}

/// Iteratively reweighted least squares.
void Emulator::fit(TrainingRuns const& evidence)
{
    std::vector<Index> known;
    for (Index i = 0; i < evidence.means.size(); ++i)
        if (!std::isnan(evidence.means[i])) known.push_back(i);
    auto const n = static_cast<Index>(known.size());
    left_out_.assign(static_cast<std::size_t>(evidence.means.size()),
                     std::numeric_limits<double>::quiet_NaN());
    beta_ = VectorXd::Zero(static_cast<Index>(1 + 2 * parameters_ + products_.size()));
    if (n == 0) return; // a row that is held out may have no value anywhere
    MatrixXd points(n, evidence.points.cols());
    VectorXd y(n), weights(n);
    for (Index i = 0; i < n; ++i) {
        auto const from = known[static_cast<std::size_t>(i)];
        points.row(i) = evidence.points.row(from);
        y[i] = evidence.means[from];
        weights[i] = evidence.weights[from];
    }
    MatrixXd const x = terms(points);
    auto const k = static_cast<Index>(parameters_);
    Shrinkage shrink({k, k, static_cast<Index>(products_.size())});

    VectorXd eta = VectorXd::Constant(n, scale_(y.dot(weights) / weights.sum()));
    VectorXd work(n), at(n), w(n);
    for (int round = 0; round < reweightings; ++round) {
        for (Index i = 0; i < n; ++i) {
            double const mean = scale_.inverse(eta[i]), slope = scale_.slope(mean);
            at[i] = eta[i] + (y[i] - mean) / slope;
            w[i] = weights[i] * slope * slope / scale_.variance(mean);
        }
        work = w.cwiseSqrt();
        MatrixXd gram = MatrixXd::Zero(x.cols(), x.cols());
        gram.selfadjointView<Eigen::Lower>().rankUpdate((work.asDiagonal() * x).transpose());
        VectorXd const weighted = w.cwiseProduct(at);
        shrink(gram, x.transpose() * weighted, weighted.dot(at), weights.sum());
        eta = x * shrink.beta();
    }
    beta_ = shrink.beta();

    MatrixXd const influence = x * shrink.influence().selfadjointView<Eigen::Lower>();
    for (Index i = 0; i < n; ++i) {
        double const leverage = std::min(.95, w[i] * influence.row(i).dot(x.row(i)));
        left_out_[static_cast<std::size_t>(known[static_cast<std::size_t>(i)])] =
            (at[i] - eta[i]) / (1 - leverage);
    }
}

} // namespace groundswell
