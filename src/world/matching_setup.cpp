#include <algorithm>
#include <stdexcept>

#include "world/matching_blocks.hpp"

namespace groundswell {

MatchingTies::MatchingTies(std::shared_ptr<SeatLayout const> layout, std::vector<BandSpec> bands,
                           std::uint32_t layer, Key key)
    : layout_(std::move(layout)), bands_(std::move(bands)), layer_(layer), key_(key)
{
    std::uint64_t most = 0;
    for (std::uint32_t b = 0; b < bands_.size(); ++b) {
        auto const& degrees = bands_[b].degrees;
        if (degrees.empty() || degrees.size() > most_classes)
            throw std::invalid_argument("a band of ties has 1 to 32 classes of degree");
        double mean = 0;
        std::uint32_t largest = 0;
        for (auto const& c : degrees) {
            mean += c.share * c.degree;
            largest = std::max(largest, c.degree);
        }
        mean_.push_back(mean);
        most += std::max<std::uint64_t>(largest, static_cast<std::uint64_t>(mean) + 1);
        teams_apart_ = teams_apart_ || bands_[b].reach == Reach::team;
        groundswell::Block const drawn = draw_block(key, Purpose::matching, layer, b, 0);
        band_key_.push_back((std::uint64_t{drawn[1]} << 32) | drawn[0]);
    }
    if (most > most_slots) throw std::invalid_argument("a seat has room for 4096 ties at most");

    // Blocks that many seats share are computed once.
    for (std::size_t b = 0; b < bands_.size(); ++b) {
        auto const reach = bands_[b].reach;
        auto const blocks = std::make_shared<std::vector<Stubs>>();
        std::uint32_t const ranges = reach == Reach::region  ? layout_->regions()
                                     : reach == Reach::world ? 1U
                                                             : 0U;
        for (std::uint32_t r = 0; r < ranges; ++r) {
            SeatRange const range = reach == Reach::region
                                        ? layout_->region(r)
                                        : SeatRange{0, static_cast<Seat>(layout_->seats())};
            for (std::size_t g = 0; g < (bands_[b].own_group ? layout_->groups() : 1); ++g)
                blocks->emplace_back(block_in(b, range, static_cast<Group>(g)), bands_[b].degrees);
        }
        large_blocks_.push_back(blocks);
    }
}

std::size_t MatchingTies::bytes() const
{
    std::size_t total = sizeof *this;
    for (std::size_t b = 0; b < bands_.size(); ++b)
        total += sizeof(BandSpec) + bands_[b].degrees.capacity() * sizeof(DegreeClass) + sizeof(double) +
                 sizeof(std::uint64_t) + sizeof large_blocks_[b] +
                 large_blocks_[b]->capacity() * sizeof(Stubs);
    return total;
}

} // namespace groundswell
