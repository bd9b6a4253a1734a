#include <algorithm>
#include <optional>

#include "engine/phases.hpp"
#include "engine/turnover.hpp"
#include "mechanisms/career.hpp"

namespace groundswell::phase {

namespace {

struct Candidate {
    double score{0};
    BirthKey birth;
    Seat seat{0};
    Group group{0};
};

bool better(Candidate const& a, Candidate const& b)
{
    return a.score != b.score ? a.score > b.score : a.birth < b.birth;
}

/// Split `places` by shares of `counts`: largest remainder, ties to the earlier group.
std::vector<std::size_t> split(std::size_t places, std::vector<std::size_t> const& counts)
{
    std::size_t total = 0;
    for (auto const n : counts)
        total += n;
    std::vector<std::size_t> out(counts.size(), 0);
    if (total == 0) return out;
    std::vector<std::pair<std::size_t, std::size_t>>
        remainder; // (total - remainder, group), to sort ascending
    std::size_t given = 0;
    for (std::size_t g = 0; g < counts.size(); ++g) {
        out[g] = places * counts[g] / total;
        given += out[g];
        remainder.emplace_back(total - places * counts[g] % total, g);
    }
    std::ranges::sort(remainder);
    for (std::size_t i = 0; given < places; ++i, ++given)
        ++out[remainder[i].second];
    return out;
}

/// The rounds of careers, institution by institution: seats are added, then their round is held.
class Rounds {
  public:
    explicit Rounds(Stage& stage) : stage_(stage)
    {
        by_rank_.resize(static_cast<std::size_t>(stage.world->ranks));
    }

    /// A seat of the institution whose round comes next; in ascending order.
    void add(Seat seat) { by_rank_[stage_.world->rank[seat]].push_back(seat); }

    /// The round of the seats added since the last.
    void operator()()
    {
        climate_.reset();
        for (std::size_t rank = by_rank_.size(); rank-- > 1;)
            promote_into(rank);
        for (Seat const seat : by_rank_[0])
            if (!stage_.occupied(seat)) hire_into(seat);
        for (auto& seats : by_rank_)
            seats.clear();
    }

  private:
    double climate() const
    {
        std::uint64_t sum = 0, people = 0;
        for (auto const& seats : by_rank_)
            for (Seat const seat : seats) {
                if (!stage_.occupied(seat)) continue;
                sum += encode_fraction(stage_.read(seat).norm);
                ++people;
            }
        if (people == 0) return 0;
        return static_cast<double>(sum) / 65535.0 / static_cast<double>(people) -
               stage_.rules.p.reference.norm;
    }

    /// Candidates of a rank.
    void list_candidates(std::size_t rank)
    {
        auto const& people = stage_.state.people;
        PromotionScore const score{stage_.rules};
        Birth const birth{stage_.rules, stage_.key};
        candidates_.clear();
        for (Seat const seat : by_rank_[rank]) {
            if (!stage_.occupied(seat)) continue;
            BirthKey const key{people.birth_seat[seat], people.hired[seat]};
            std::int16_t const* retaliated = people.retaliated.find(seat);
            double const luck = uniform(stage_.key, Purpose::promotion, {seat, 0, stage_.week(), 0});
            candidates_.push_back({score({.merit = birth.merit(key),
                                          .group = people.group[seat],
                                          .retaliated = retaliated && stage_.week() - *retaliated < 52,
                                          .luck = luck},
                                         *climate_),
                                   key, seat, people.group[seat]});
        }
    }

    void promote_into(std::size_t rank)
    {
        vacant_.clear();
        for (Seat const seat : by_rank_[rank])
            if (!stage_.occupied(seat)) vacant_.push_back(seat);
        if (vacant_.empty()) return;
        if (!climate_) climate_ = climate(); // before anybody moves
        std::size_t filled = 0;
        for (std::size_t below = rank; below-- > 0 && filled < vacant_.size();) {
            list_candidates(below);
            choose(vacant_.size() - filled, rank);
            for (Candidate const& who : candidates_) {
                move_person(stage_, who.seat, vacant_[filled]);
                stage_.count(0, Counter::promoted, vacant_[filled]);
                ++filled;
            }
        }
        for (; filled < vacant_.size(); ++filled)
            hire_into(vacant_[filled]);
    }

    /// Leave those of the candidates who move up, in the order in which they take the vacant seats.
    void choose(std::size_t places, std::size_t rank)
    {
        auto& all = candidates_;
        places = std::min(places, all.size());
        bool const represent = stage_.rules.off.representation, quota = stage_.rules.p.career.quota >= 0.5;
        auto const last = represent || quota ? all.end() : all.begin() + static_cast<std::ptrdiff_t>(places);
        std::ranges::partial_sort(all, last, better);
        if (represent)
            all = keep_representation(std::move(all), places, rank);
        else if (quota)
            all = by_quota(std::move(all), places);
        else
            all.resize(places);
    }

    std::vector<Candidate> by_quota(std::vector<Candidate> all, std::size_t places) const
    {
        std::vector<std::size_t> counts(static_cast<std::size_t>(stage_.rules.groups), 0);
        for (auto const& who : all)
            ++counts[who.group];
        auto quota = split(places, counts);
        std::vector<Candidate> chosen, rest;
        for (auto const& who : all) {
            if (quota[who.group] > 0) {
                --quota[who.group];
                chosen.push_back(who);
            } else {
                rest.push_back(who);
            }
        }
        for (std::size_t i = 0; chosen.size() < places; ++i)
            chosen.push_back(rest[i]);
        std::ranges::sort(chosen, better);
        return chosen;
    }

    /// Groups in the order of how far below their share of a rank they are, counting `taken` as there
    /// already.
    std::vector<Group> most_missing(std::size_t rank, std::vector<std::size_t> const& taken) const
    {
        std::vector<double> missing;
        for (std::size_t g = 0; g < taken.size(); ++g)
            missing.push_back(stage_.state.group_share[g] * static_cast<double>(by_rank_[rank].size()) -
                              static_cast<double>(taken[g]));
        std::vector<Group> order;
        for (std::size_t g = 0; g < taken.size(); ++g)
            order.push_back(static_cast<Group>(g));
        std::ranges::stable_sort(order, [&](Group a, Group b) { return missing[a] > missing[b]; });
        return order;
    }

    std::vector<std::size_t> present(std::size_t rank) const
    {
        std::vector<std::size_t> out(static_cast<std::size_t>(stage_.rules.groups), 0);
        for (Seat const seat : by_rank_[rank])
            if (stage_.occupied(seat)) ++out[stage_.state.people.group[seat]];
        return out;
    }

    std::vector<Candidate> keep_representation(std::vector<Candidate> all, std::size_t places,
                                               std::size_t rank) const
    {
        auto taken = present(rank);
        std::vector<Candidate> chosen;
        while (chosen.size() < places) {
            for (Group const group : most_missing(rank, taken)) {
                auto const best = std::ranges::find(all, group, &Candidate::group);
                if (best == all.end()) continue;
                chosen.push_back(*best);
                all.erase(best);
                ++taken[group];
                break;
            }
        }
        return chosen;
    }

    void hire_into(Seat seat)
    {
        if (stage_.rules.off.representation) {
            std::size_t const rank = stage_.world->rank[seat];
            hire_person(stage_, seat, most_missing(rank, present(rank)).front());
            return;
        }
        auto const groups = static_cast<std::size_t>(stage_.rules.groups);
        std::span<double const> const shares(stage_.rules.p.career.hiring.data(), groups);
        double sum = 0;
        for (double const share : shares)
            sum += share;
        double const u = uniform(stage_.key, Purpose::hire, {seat, 0, stage_.week(), 0});
        hire_person(stage_, seat, static_cast<Group>(index_in_proportion(u, shares, sum)));
    }

    Stage& stage_;
    std::vector<std::vector<Seat>> by_rank_; ///< seats of the institution
    std::vector<Seat> vacant_;
    std::vector<Candidate> candidates_;
    std::optional<double> climate_; ///< of the institution, as the round began; only promotion asks
};

/// Whoever leaves this time, in order of seat.
std::vector<Seat> leavers(Stage& stage, int every)
{
    Attrition const attrition{stage.rules};
    stage.executor.for_blocks(stage.seats(), [&](int thread, std::size_t begin, std::size_t end) {
        auto& found = stage.local[static_cast<std::size_t>(thread)].seats;
        found.clear();
        for (Seat seat = static_cast<Seat>(begin); seat < end; ++seat) {
            if (!stage.occupied(seat) || stage.state.people.hired[seat] == stage.week()) continue;
            double const u = uniform(stage.key, Purpose::leave, {seat, 0, stage.week(), 0});
            if (u < attrition.probability(stage.read(seat).burden, every)) found.push_back(seat);
        }
    });
    std::vector<Seat> all;
    stage.gather(&Local::seats, all);
    return all;
}

/// A round in an institution without vacancies would change nothing, so that none is held.
void fill_vacancies(Stage& stage)
{
    World const& world = *stage.world;
    std::vector<std::uint8_t> wanting(world.institutions, 0);
    for (Seat seat = 0; seat < world.seats; ++seat)
        if (!stage.occupied(seat)) wanting[world.institution(seat)] = 1;

    // Where `Places` has no say, seats of an institution may lie anywhere.
    std::vector<std::vector<Seat>> scattered(world.places ? 0 : world.institutions);
    for (Seat seat = 0; !world.places && seat < world.seats; ++seat)
        scattered[world.institution(seat)].push_back(seat);

    Rounds rounds(stage);
    for (Institution i = 0; i < world.institutions; ++i) {
        if (!wanting[i]) continue;
        if (world.places) {
            SeatRange const seats = world.places->institution(i);
            for (Seat seat = seats.first; seat < seats.last; ++seat)
                rounds.add(seat);
        } else {
            for (Seat const seat : scattered[i])
                rounds.add(seat);
        }
        rounds();
    }
}

} // namespace

void careers(Stage& stage)
{
    int const every = static_cast<int>(stage.rules.p.career.every + 0.5);
    if (every <= 0 || (stage.week() + 1) % every != 0) return;
    for (Seat const seat : leavers(stage, every)) {
        Group const group = stage.state.people.group[seat];
        stage.count(0, Counter::left, seat);
        vacate_seat(stage, seat);
        if (!stage.careers_on()) hire_person(stage, seat, group);
    }
    if (stage.careers_on()) fill_vacancies(stage);
    settle(stage);
}

} // namespace groundswell::phase
