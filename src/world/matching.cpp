#include "world/matching.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "base/math.hpp"
#include "world/permutation.hpp"

namespace groundswell {

std::vector<DegreeClass> even_degrees(double mean)
{
    auto const whole = static_cast<std::uint32_t>(mean);
    double const rest = mean - whole;
    if (rest < 1e-9) return {{1, whole}};
    return {{rest, whole + 1}, {1 - rest, whole}};
}

std::vector<DegreeClass> heavy_degrees(double mean, double tail, std::uint32_t most)
{
    // Mean of x^-1/tail between two quantiles; the class of the most connected comes first.
    constexpr int classes = 16;
    double const b = 1 - 1 / tail;
    auto const power = [](double x, double y) { return x > 0 ? portable_exp(y * portable_log(x)) : 0.0; };
    std::vector<double> share, size;
    for (int c = classes; c-- > 0;) {
        double const low = c == classes - 1 ? 0 : portable_exp2(-(c + 1)), high = portable_exp2(-c);
        share.push_back(high - low);
        size.push_back((power(high, b) - power(low, b)) / b / (high - low));
    }
    auto const mean_of = [&](double scale) {
        double sum = 0;
        for (int c = 0; c < classes; ++c)
            sum += share[c] * std::min(scale * size[c], static_cast<double>(most));
        return sum;
    };
    double low = 0, high = mean > 0 ? 1 : 0;
    while (mean_of(high) < mean && high < 1e6)
        high *= 2;
    for (int i = 0; i < 60; ++i)
        (mean_of((low + high) / 2) < mean ? low : high) = (low + high) / 2;
    // Whole degrees; what rounding loses comes back as one tie more for part of the largest class.
    std::vector<DegreeClass> out;
    double given = 0;
    for (int c = 0; c < classes; ++c) {
        out.push_back({share[c], static_cast<std::uint32_t>(
                                     std::min(high * size[c] + 0.5, static_cast<double>(most)))});
        given += out.back().share * out.back().degree;
    }
    DegreeClass& last = out.back(); // half of all people
    double const missing = (mean - given) / last.share;
    if (missing <= 0 && last.degree == 0) return out;
    auto const more = missing >= 0 ? static_cast<std::uint32_t>(missing) : 0U;
    auto const fewer = missing < 0 ? std::min(last.degree, static_cast<std::uint32_t>(-missing) + 1) : 0U;
    last.degree += more;
    last.degree -= fewer;
    double const rest = std::min(1.0, missing - more + fewer);
    DegreeClass const lifted{last.share * rest, last.degree + 1};
    last.share -= lifted.share;
    if (lifted.share > 0) out.insert(out.end() - 1, lifted);
    return out;
}

namespace {

/// Different keys of one block.
enum class Use : std::uint64_t { rounds = 1, order = 2, pairs = 3, remainder = 4 };

std::uint64_t key_of(std::uint64_t block, Use use)
{
    return mix64(block + static_cast<std::uint64_t>(use) * 0xD1B54A32D192ED03ULL);
}

double unit_of_key(std::uint64_t key)
{
    return unit_interval(static_cast<std::uint32_t>(key >> 32));
}

/// Rounds of a round-robin among n: whom x meets in round r, or n for nobody.
class Tournament {
  public:
    explicit Tournament(std::uint32_t n) : n_(n), rounds_(n % 2 == 0 ? n - 1 : n) {}
    std::uint32_t rounds() const { return rounds_; }
    std::uint32_t meets(std::uint32_t x, std::uint32_t r) const
    {
        std::uint32_t const m = rounds_;                     // odd
        if (x == m) return r % 2 == 0 ? r / 2 : (r + m) / 2; // y with 2y = r modulo m
        std::uint32_t const y = r >= x ? r - x : r + m - x;
        if (y != x) return y;
        return n_ > m ? m : n_;
    }

  private:
    std::uint32_t n_, rounds_;
};

} // namespace

/// The members of a block are 0 .. n-1; those of a group are numbered among the group's.
struct MatchingTies::Block {
    std::uint32_t n{0}, own{0}, first{0};
    BitIndex const* of_group{nullptr};
    std::uint64_t key{0};
    Seat seat(std::uint32_t member) const { return of_group ? of_group->at(first + member) : first + member; }
};

MatchingTies::MatchingTies(std::shared_ptr<Places const> places, std::vector<BandSpec> bands,
                           std::uint32_t layer, Key key)
    : places_(std::move(places)), bands_(std::move(bands)), layer_(layer), key_(key)
{
    std::uint64_t most = 0;
    for (std::uint32_t b = 0; b < bands_.size(); ++b) {
        auto const& degrees = bands_[b].degrees;
        if (degrees.empty() || degrees.size() > 32)
            throw std::invalid_argument("a band of ties has 1 to 32 classes of degree");
        double mean = 0;
        std::uint32_t largest = 0;
        for (auto const& c : degrees) {
            mean += c.share * c.degree;
            largest = std::max(largest, c.degree);
        }
        mean_.push_back(mean);
        most += std::max<std::uint64_t>(largest, static_cast<std::uint64_t>(mean) + 1);
        groundswell::Block const drawn = draw_block(key, Purpose::matching, layer, b, 0);
        band_key_.push_back((std::uint64_t{drawn[1]} << 32) | drawn[0]);
    }
    if (most > most_slots) throw std::invalid_argument("a seat has room for 4096 ties at most");
}

MatchingTies::Block MatchingTies::block_of(std::size_t band, Seat seat) const
{
    BandSpec const& spec = bands_[band];
    Places const& p = *places_;
    SeatRange range;
    switch (spec.reach) {
    case Reach::team:
        range = p.team_of(seat);
        break;
    case Reach::unit:
        range = p.unit(p.unit_of(seat));
        break;
    case Reach::region:
        range = p.region(p.region_of(seat));
        break;
    case Reach::world:
        range = {0, static_cast<Seat>(p.seats())};
        break;
    }
    Block out;
    std::uint64_t group = 0;
    if (spec.own_group) {
        Group const g = p.group_of(seat);
        out.of_group = &p.of_group(g);
        out.first = out.of_group->before(range.first);
        out.n = out.of_group->before(range.last) - out.first;
        out.own = out.of_group->before(seat) - out.first;
        group = g + std::uint64_t{1};
    } else {
        out.first = range.first;
        out.n = range.size();
        out.own = seat - range.first;
    }
    // A block is known by its first seat and group.
    out.key = mix64(band_key_[band] + ((group << 32) | range.first) * 0x9E3779B97F4A7C15ULL);
    return out;
}

/// Call f(seat) for each slot of a band that is not empty, repeats included, until f returns true.
template <class F>
bool MatchingTies::any_slot(std::size_t band, Seat seat, F&& f) const
{
    Block const block = block_of(band, seat);
    if (block.n < 2) return false;
    if (block.n <= small_block) {
        Tournament const tournament(block.n);
        std::uint32_t const m = tournament.rounds();
        auto rounds = static_cast<std::uint32_t>(mean_[band]);
        rounds += unit_of_key(key_of(block.key, Use::remainder)) < mean_[band] - rounds;
        KeyedPermutation const order(m, key_of(block.key, Use::rounds));
        auto const turn = static_cast<std::uint32_t>((block.key >> 32) * m >> 32);
        for (std::uint32_t k = 0; k < std::min(rounds, m); ++k) {
            auto round = static_cast<std::uint32_t>(order(k)) + turn;
            if (round >= m) round -= m;
            std::uint32_t const other = tournament.meets(block.own, round);
            if (other < block.n && f(block.seat(other))) return true;
        }
        return false;
    }

    // Members and stubs at which each class begins; a draw of the block shifts the rounding.
    auto const& classes = bands_[band].degrees;
    std::uint32_t member[33];
    std::uint64_t stub[33];
    double const shift = unit_of_key(key_of(block.key, Use::remainder));
    double share = 0;
    std::size_t const count = classes.size();
    member[0] = 0;
    stub[0] = 0;
    for (std::size_t c = 0; c < count; ++c) {
        share += classes[c].share;
        auto const end = static_cast<std::uint32_t>(share * block.n + shift);
        member[c + 1] = c + 1 == count ? block.n : std::clamp(end, member[c], block.n);
        stub[c + 1] = stub[c] + std::uint64_t{member[c + 1] - member[c]} * classes[c].degree;
    }
    if (stub[count] < 2) return false;
    KeyedPermutation const order(block.n, key_of(block.key, Use::order));
    KeyedPermutation const pairs(stub[count], key_of(block.key, Use::pairs));
    auto const place = static_cast<std::uint32_t>(count == 1 ? block.own : order(block.own));
    std::size_t c = 0;
    while (place >= member[c + 1])
        ++c;
    std::uint64_t const first = stub[c] + std::uint64_t{place - member[c]} * classes[c].degree;
    for (std::uint32_t k = 0; k < classes[c].degree; ++k) {
        std::uint64_t const partner = pairs(first + k) ^ 1;
        if (partner >= stub[count]) continue;
        std::uint64_t const met = pairs.inverse(partner);
        std::size_t d = 0;
        while (met >= stub[d + 1])
            ++d;
        auto const at = static_cast<std::uint32_t>(member[d] + (met - stub[d]) / classes[d].degree);
        auto const other = static_cast<std::uint32_t>(count == 1 ? at : order.inverse(at));
        if (other != block.own && f(block.seat(other))) return true;
    }
    return false;
}

std::uint32_t MatchingTies::neighbours(Seat seat, Seat* into) const
{
    std::uint32_t n = 0;
    for (std::size_t band = 0; band < bands_.size(); ++band)
        any_slot(band, seat, [&](Seat other) {
            if (std::find(into, into + n, other) == into + n) into[n++] = other;
            return false;
        });
    return n;
}

bool MatchingTies::tied(Seat from, Seat to) const
{
    if (from == to) return false;
    Places const& p = *places_;
    for (std::size_t band = 0; band < bands_.size(); ++band) {
        BandSpec const& spec = bands_[band];
        if (spec.reach == Reach::team && !p.team_of(from).contains(to)) continue;
        if (spec.reach == Reach::unit && !p.unit(p.unit_of(from)).contains(to)) continue;
        if (spec.reach == Reach::region && !p.region(p.region_of(from)).contains(to)) continue;
        if (spec.own_group && p.group_of(from) != p.group_of(to)) continue;
        if (any_slot(band, from, [to](Seat other) { return other == to; })) return true;
    }
    return false;
}

} // namespace groundswell
