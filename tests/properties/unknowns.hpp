#pragma once
#include <cmath>
#include <set>
#include <vector>

namespace groundswell::testing {

/// What an attacker knows of numbers that are only given as sums.
class Unknowns {
  public:
    explicit Unknowns(std::size_t numbers) : numbers_(numbers) {}

    /// Learn a sum of some numbers.
    void learn(std::set<std::size_t> const& numbers)
    {
        auto rest = reduced(row(numbers));
        for (std::size_t i = 0; i < numbers_; ++i)
            if (std::abs(rest[i]) > 1e-9) {
                double const lead = rest[i];
                for (auto& x : rest)
                    x /= lead;
                known_.emplace_back(i, std::move(rest));
                return;
            }
    }

    /// Whether a sum follows from those known.
    bool follow(std::set<std::size_t> const& numbers) const
    {
        for (double const x : reduced(row(numbers)))
            if (std::abs(x) > 1e-9) return false;
        return true;
    }

  private:
    std::vector<double> row(std::set<std::size_t> const& numbers) const
    {
        std::vector<double> out(numbers_);
        for (auto const n : numbers)
            out[n] = 1;
        return out;
    }

    /// By Gaussian elimination: what is left of a sum after the known ones are taken out.
    std::vector<double> reduced(std::vector<double> row) const
    {
        for (auto const& [lead, other] : known_) {
            double const factor = row[lead];
            for (std::size_t i = 0; i < numbers_; ++i)
                row[i] -= factor * other[i];
        }
        return row;
    }

    std::size_t numbers_;
    std::vector<std::pair<std::size_t, std::vector<double>>> known_;
};

} // namespace groundswell::testing
