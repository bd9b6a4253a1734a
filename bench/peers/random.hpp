#pragma once
#include <cmath>
#include <cstdint>

namespace yardstick {

/// xoshiro256+ (Blackman & Vigna 2021, ACM Trans. Math. Softw. 47, 36), seeded by SplitMix64: a fast
/// sequential generator, as a plain program would use.
class Random {
  public:
    explicit Random(std::uint64_t seed)
    {
        for (auto& word : state_) {
            seed += 0x9E3779B97F4A7C15ULL;
            std::uint64_t z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9ULL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
            word = z ^ (z >> 31);
        }
    }

    /// In [0,1), 53 bits.
    double uniform()
    {
        std::uint64_t const out = state_[0] + state_[3], t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = state_[3] << 45 | state_[3] >> 19;
        return static_cast<double>(out >> 11) * 0x1p-53;
    }

    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(uniform() * n); }

  private:
    std::uint64_t state_[4]{};
};

/// Failures before the next success in a row of trials, by inversion: one logarithm a success.
class Gaps {
  public:
    explicit Gaps(double probability) : scale_(1 / std::log1p(-probability)) {}
    std::uint64_t next(Random& random) const
    {
        return static_cast<std::uint64_t>(std::log(1 - random.uniform()) * scale_);
    }

  private:
    double scale_;
};

} // namespace yardstick
