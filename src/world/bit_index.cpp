#include "world/bit_index.hpp"

#include <algorithm>

namespace groundswell {

void BitIndex::count_members()
{
    for (std::uint32_t l = 0; l < lines_.size(); ++l) {
        Line& line = lines_[l];
        line.before = count_;
        for (std::size_t w = 0; w < 6; ++w) {
            line.within[w] = static_cast<std::uint16_t>(count_ - line.before);
            count_ += count_bits(line.word[w]);
        }
        while (samples_.size() * sampled < count_)
            samples_.push_back(l);
    }
}

std::uint32_t BitIndex::at(std::uint32_t k) const
{
    std::size_t const sample = k / sampled;
    std::size_t const first = samples_[sample];
    std::size_t const last = sample + 1 < samples_.size() ? samples_[sample + 1] : lines_.size() - 1;
    auto const begin = lines_.begin() + static_cast<std::ptrdiff_t>(first);
    auto const end = lines_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    auto const after =
        std::upper_bound(begin, end, k, [](std::uint32_t x, Line const& l) { return x < l.before; });
    auto const l = static_cast<std::size_t>(after - lines_.begin()) - 1;
    Line const& line = lines_[l];
    std::uint32_t left = k - line.before;
    std::uint32_t w = 5;
    while (line.within[w] > left)
        --w;
    left -= line.within[w];
    return static_cast<std::uint32_t>(l) * bits + w * 64 + place_of_bit(line.word[w], left);
}

} // namespace groundswell
