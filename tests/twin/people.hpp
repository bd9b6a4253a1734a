#pragma once
#include <compare>
#include <groundswell/counters.hpp>
#include <groundswell/interventions.hpp>
#include <groundswell/parameters.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "world/record.hpp"
#include "world/world.hpp"

/// The plain slow twin of the engine: the same model, written a second time from model.md and docs/week.md,
/// as straight loops over people. Numbers in brackets are sections of model.md.
namespace groundswell::twin {

/// Week of birth of those who are there from the start.
inline constexpr Week founder = -32767;

/// Names a person for good: the first seat and the week of hiring [8, Addresses].
struct BirthKey {
    Seat seat{0};
    Week week{founder};
    friend auto operator<=>(BirthKey const&, BirthKey const&) = default;
};

/// The act behind `unspoken`, kept until it is spoken of or a graver one replaces it [3.5].
struct Kept {
    EventId act{0};
    Group group{0};          ///< of who did it
    bool harm{false};        ///< of a kind that surveys count
    std::set<BirthKey> knew; ///< who did it, noticed it or was told
    friend bool operator==(Kept const&, Kept const&) = default;
};

/// The last week of something, and the last but one.
struct LastTwo {
    Week last{never}, before{never};
    void add(Week week)
    {
        before = last;
        last = week;
    }
    friend bool operator==(LastTwo const&, LastTwo const&) = default;
};

/// What a person lived through or did: the last week of each, and the weeks of all acts of the harm tier [8,
/// Metrics]. Observation only: no mechanism reads it.
struct Lived {
    Week experienced{never}, noticed{never}, reported{never}, accountable{never};
    std::vector<Week> harm_weeks;
    Week coercion{never}; ///< suffered
    LastTwo advances;     ///< suffered
    Week told{never};     ///< a confidant, an official, the institution or the public
    Week told_official{never};
    std::vector<LastTwo> recalled; ///< by instrument
    friend bool operator==(Lived const&, Lived const&) = default;
};

/// What a person has come to expect of speaking to the institution, as stored in the week of a change [3.6].
struct StoredFear {
    std::uint16_t value{0};
    Week week{0};
    friend bool operator==(StoredFear const&, StoredFear const&) = default;
};

/// A person [1]. Everything here moves with the person and ends when the person leaves [8, Addresses].
struct Person {
    BirthKey key;
    Group group{0};
    Record record;
    float everyday{0}, harm{0}; ///< propensities [acts sought per week]
    double merit{0};
    std::uint8_t fear_quantile{0};
    std::optional<StoredFear> fear; ///< of the few who saw what comes of a report
    std::optional<BirthKey> last_target;
    int reports_against{0};
    Week retaliated{never};
    std::optional<Kept> kept;
    Week posted{never}, reconsidered{never};
    Lived lived;
    friend bool operator==(Person const&, Person const&) = default;
};

/// A report that waits for its ruling [3.6]. Evidence, severity and priors are fixed at filing.
struct Case {
    EventId act{0};
    std::optional<BirthKey> accused{}; ///< none: somebody from outside [3.12]
    BirthKey accuser;
    int evidence{0}, priors{0};
    double severity{0};
    Week filed{0}, due{0};
    bool harm{true};
    friend bool operator==(Case const&, Case const&) = default;
};

/// A report as the target leaves it, and what an escrow holds until others report the same person [3.11].
struct Report {
    EventId act{0};
    std::optional<BirthKey> accused{}; ///< none: somebody from outside
    BirthKey accuser;
    int evidence{0};
    double severity{0};
    bool harm{true};
    friend bool operator==(Report const&, Report const&) = default;
};

/// The whole state, and the counts of the week that was stepped last.
struct TwinWorld {
    World place;
    Parameters parameters;
    Components off;
    std::vector<InterventionSpec> interventions;
    Key key;
    Week week{0}; ///< the week that `step` simulates next

    std::vector<std::optional<Person>> at; ///< by seat; empty where nobody is
    std::vector<Case> docket;              ///< pending cases
    std::vector<Report> escrow;
    std::vector<std::set<BirthKey>> held; ///< by intervention: whom a held one has reached
    double threshold{0};                  ///< component individuals: harm propensity from which nobody acts
    std::vector<int> numbers;             ///< people of each group in the first population
    Counts counts;

    int groups() const { return static_cast<int>(place.groups.size()); }
    std::size_t seats() const { return place.seats; }
    bool occupied(Seat seat) const { return at[seat].has_value(); }
    Institution institution(Seat seat) const { return place.institution(seat); }

    /// The seat that somebody holds now; `no_seat` for who has left.
    Seat find(BirthKey const& person) const
    {
        for (Seat seat = 0; seat < seats(); ++seat)
            if (at[seat] && at[seat]->key == person) return seat;
        return no_seat;
    }

    /// The same of an accused, who may belong to nobody here.
    Seat find(std::optional<BirthKey> const& person) const { return person ? find(*person) : no_seat; }

    /// Occupied ties of a seat in the order of k.
    std::vector<Seat> occupied_ties(TieLayer const& layer, Seat seat) const
    {
        std::vector<Seat> out;
        for (std::uint32_t k = 0; k < layer.degree(seat); ++k)
            if (Seat const other = layer.neighbour(seat, k); occupied(other)) out.push_back(other);
        return out;
    }

    void count(Counter counter, Seat who, std::uint32_t n = 1)
    {
        counts.add(counter, at[who]->group, place.rank[who], n);
    }

    double draw(Purpose purpose, Address const& address) const { return uniform(key, purpose, address); }
};

/// Power P = rank/(R-1), 0 if there is one rank [1].
inline double power(World const& place, Seat seat)
{
    return place.ranks > 1 ? place.rank[seat] / (place.ranks - 1.0) : 0.0;
}

} // namespace groundswell::twin
