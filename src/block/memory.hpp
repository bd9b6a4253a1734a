#pragma once
#include <cstddef>
#include <cstdint>
#include <groundswell/counters.hpp>

#include "block/facts.hpp"
#include "block/list.hpp"
#include "engine/letters.hpp"
#include "engine/state.hpp"
#include "engine/weekly_start.hpp"
#include "mechanisms/promotion.hpp"
#include "observe/fates.hpp"

namespace groundswell::block {

/// Somebody near a target knows of an act.
struct Known {
    EventId event{0};
    Seat who{0};
};

constexpr bool known_before(Known const& a, Known const& b)
{
    return a.event != b.event ? a.event < b.event : a.who < b.who;
}

/// Somebody saw what came of a report.
struct SeenReport {
    Seat hearer{0};
    EventId event{0};
    bool paid_back{false};
};

/// A ruling on its way to all who hear of it.
struct Ruled {
    Case about;
    RulingNote note;
    bool heard{false}; ///< word of it is sent
};

/// Ties of several people in a row, with a draw for each: who may be present at acts, or hear posts.
struct DrawnTies {
    List<std::uint32_t> row;        ///< by tie: whose it is
    Seat* who{nullptr};             ///< by tie
    std::uint32_t* draw{nullptr};   ///< by tie
    std::uint32_t* begin{nullptr};  ///< by row: place of the first tie
    std::uint32_t* length{nullptr}; ///< by row
    std::uint32_t* below{nullptr};  ///< by row: how many draws lie below the limit
    std::uint32_t rows{0};          ///< for which there is room
};

/// How much room the lists have. A world that needs more is run by the ordinary engine.
struct Room {
    std::uint32_t letters{0}; ///< of one kind in a week, or of one round of the discourse
    std::uint32_t few{0};     ///< of what is rare: cases, reports, confidences
    std::uint32_t ties{0};    ///< drawn at once
    std::uint32_t deeds{0};   ///< in the whole run

    /// Room for worlds in which much happens.
    static constexpr Room wide(std::uint32_t seats)
    {
        return {.letters = 4096 + 24 * seats,
                .few = 1024 + 4 * seats,
                .ties = 16384 + 256 * seats,
                .deeds = 16384 + 64 * seats};
    }
};

/// Everything that changes in a run, and what a week needs in between. The arrays lie wherever they fit:
/// `visit_state` and `visit_week` name them with their lengths.
struct Memory {
    struct Sizes {
        std::uint32_t seats{0}, units{0}, institutions{0}, cells{1}, interventions{0}, instruments{0};
        std::uint32_t weeks{0};     ///< of the horizon
        std::uint32_t knew_each{0}; ///< people who can know of one act kept
        Room room;
    };
    Sizes sizes;

    // People, by seat.
    Record* record{nullptr};
    Group* group{nullptr};
    std::uint8_t* flags{nullptr};  ///< of this week
    std::uint16_t* floor{nullptr}; ///< of responsibility, as stored
    WeeklyStart* start{nullptr};
    Seat* birth_seat{nullptr};
    std::int16_t* hired{nullptr};
    Propensity* propensity{nullptr};
    Facts* facts{nullptr};
    Recalled* recalled{nullptr};        ///< [seat][instrument]
    Seat* knew{nullptr};                ///< [seat][knew_each]
    std::uint8_t* members{nullptr};     ///< [intervention][seat]
    std::uint8_t* has_members{nullptr}; ///< [intervention]

    // The institution's.
    List<Case> cases;
    List<EscrowedReport> escrow;
    List<Deed> deeds;
    LaterSteps* fates{nullptr};     ///< by week of the act
    std::uint32_t* counts{nullptr}; ///< of the week: [counter][group][rank]

    // Between the phases of a week.
    List<Letter<ActNote>> acts;
    Tally* tallies{nullptr}; ///< by act
    List<Letter<SceneNote>> scenes;
    List<Letter<OutcomeNote>> outcomes;
    List<Letter<ConfidenceNote>> confidences;
    List<Letter<AnswerNote>> answers;
    List<ToldOfficial> told_officials;
    List<Letter<OfficialNote>> official_answers;
    List<EscrowedReport> reports, escrowed;
    std::uint8_t* matched{nullptr}; ///< by report in escrow
    List<SeenReport> seen;
    List<Ruled> due;
    List<Letter<RulingNote>> rulings;
    List<PostItem> posts, next_posts;
    List<Letter<PostNote>> hearings;
    List<Seat> told;
    List<Awareness> awareness;
    List<Known> known;
    List<Seat> moved;   ///< whose holder moved away or left
    List<Seat> leaving; ///< who is to leave
    List<Seat> vacant;  ///< seats of one rank
    List<Seat> reached; ///< by an intervention
    List<PromotionCandidate> candidates;
    DrawnTies drawn;
    Seat* now_at{nullptr};            ///< by seat, where its holder moved; `no_seat`: left
    std::uint16_t* attitude{nullptr}; ///< by seat, before influence
    double* mean_attitude{nullptr};   ///< by institution, with component tolerance off
    std::uint64_t* sum{nullptr};      ///< by unit or institution
    std::uint32_t* number{nullptr};   ///< by unit or institution

    // Single values.
    double climate{0}, cost{0};
    std::uint64_t messages{0}, attempts{0}; ///< candidates for attempts
    std::uint64_t climate_sum{0};
    std::uint32_t climate_people{0};
    std::uint32_t could_be_reached{0};        ///< by an intervention, of whom it reaches a share
    std::uint32_t matched_under{0xFFFFFFFFU}; ///< the escrow whose reports were looked through last
    float offender_threshold{0};
    PerGroup group_share{};
    std::uint32_t lost{0}; ///< something found no room: what was computed is of no use
    bool listed{false};    ///< `start` is true under the present rules

    /// Call v(pointer, length) for each array of those that last; the most used come first.
    template <class Visitor>
    GROUNDSWELL_ANYWHERE void visit_state(Visitor&& v)
    {
        Sizes const& n = sizes;
        v(record, n.seats);
        v(group, n.seats);
        v(floor, n.seats);
        v(start, n.seats);
        v(hired, n.seats);
        v(birth_seat, n.seats);
        v(propensity, n.seats);
        v(facts, n.seats);
        v(now_at, n.seats);
        v(has_members, n.interventions);
        v(members, n.seats * n.interventions);
        v(recalled, n.seats * n.instruments);
        v(knew, n.seats * n.knew_each);
        list(v, cases, n.room.few);
        list(v, escrow, n.room.few);
        list(v, deeds, n.room.deeds);
        v(fates, n.weeks);
        v(mean_attitude, n.institutions);
    }
    /// The same for what a week alone needs.
    template <class Visitor>
    GROUNDSWELL_ANYWHERE void visit_week(Visitor&& v)
    {
        Sizes const& n = sizes;
        v(flags, n.seats);
        v(counts, counter_count * n.cells);
        list(v, acts, n.room.letters);
        v(tallies, n.room.letters);
        list(v, scenes, n.room.letters);
        list(v, outcomes, 2 * n.room.letters);
        list(v, confidences, n.room.letters);
        list(v, answers, n.room.letters);
        list(v, told_officials, n.room.few);
        list(v, official_answers, 2 * n.room.few);
        list(v, reports, n.room.few);
        list(v, escrowed, n.room.few);
        v(matched, n.room.few);
        list(v, seen, n.room.letters);
        list(v, due, n.room.few);
        list(v, rulings, n.room.letters);
        list(v, posts, n.seats);
        list(v, next_posts, n.seats);
        list(v, hearings, n.room.letters);
        list(v, told, n.seats);
        list(v, awareness, n.room.letters);
        list(v, known, n.room.letters);
        list(v, moved, n.seats);
        list(v, leaving, n.seats);
        list(v, vacant, n.seats);
        list(v, reached, n.seats);
        list(v, candidates, n.seats);
        list(v, drawn.row, n.room.ties);
        v(drawn.who, n.room.ties);
        v(drawn.draw, n.room.ties);
        drawn.rows = n.room.letters;
        v(drawn.begin, n.room.letters);
        v(drawn.length, n.room.letters);
        v(drawn.below, n.room.letters);
        v(attitude, n.seats);
        std::uint32_t const places = n.units > n.institutions ? n.units : n.institutions;
        v(sum, places);
        v(number, places);
    }

    /// The lists that begin empty in each week.
    template <class F>
    GROUNDSWELL_ANYWHERE void for_each_list_of_week(F&& f)
    {
        f(acts), f(scenes), f(outcomes), f(confidences), f(answers), f(told_officials), f(official_answers);
        f(reports), f(escrowed), f(seen), f(due), f(rulings), f(posts), f(next_posts), f(hearings), f(told);
        f(awareness), f(known), f(moved), f(leaving), f(vacant), f(reached), f(candidates), f(drawn.row);
    }

  private:
    template <class Visitor, class T>
    GROUNDSWELL_ANYWHERE static void list(Visitor& v, List<T>& one, std::uint32_t length)
    {
        one.capacity = length;
        v(one.items, length);
    }
};

} // namespace groundswell::block
