#pragma once
#include <cstdint>
#include <groundswell/person.hpp>
#include <groundswell/vocabulary.hpp>

#include "mechanisms/outcome.hpp"
#include "parallel/mailbox.hpp"

/// What travels in each phase, besides recipient, event and sender.
namespace groundswell {

/// From actor to target: an act. Nobody (`no_seat`) sends it if somebody acts who does not belong to the
/// institution.
struct ActNote {
    Kind kind{Kind::remark};
    Group outsider{no_group}; ///< group of whoever acts from outside
};

/// From target to somebody present: the scene of an act. It comes back with the reaction.
struct SceneNote {
    std::uint32_t act{0};    ///< index among the acts of the range
    std::uint32_t notice{0}; ///< draws that came with presence
    std::uint32_t react{0};
    bool noticed{false};
    Reaction reaction{Reaction::silent};
};

enum class Side : std::uint8_t { perpetrator, witness, target };

/// To everyone who took part: how an act was answered.
struct OutcomeNote {
    std::uint32_t act{0}; ///< index among the acts of the range
    Side side{Side::witness};
    Reaction reaction{Reaction::silent};
};

/// From target to confidant.
struct ConfidenceNote {};

/// From confidant to target.
struct AnswerNote {
    bool supported{false};
};

/// An act that its target told to an official.
struct ToldOfficial {
    EventId event{0};
    Seat target{0};
    Seat accused{no_seat}; ///< `no_seat`: an outsider
    Standing accused_as{};
    bool counted{true}; ///< of a kind that surveys count (for observation only)
};

/// From an official: what was done about an act.
struct OfficialNote {
    enum class To : std::uint8_t { accused, target } to{To::target};
    bool warned{false};
};

/// From the institution: a ruling.
struct RulingNote {
    Verdict verdict{Verdict::dismissed};
    enum class To : std::uint8_t { accused, accuser, public_ } to{To::public_};
    double severity{0};
    bool engages{false};
};

/// From author to hearer.
struct PostNote {
    std::uint32_t post{0}; ///< index among the posts of the round
};

/// From one person to another, by a mechanism of one's own.
struct OwnNote {
    double value{0};
};

/// A post that waits for the next round of the discourse.
struct PostItem {
    EventId id{0};
    Seat author{0};
    Post kind{Post::callout};
    EventId about{0};     ///< testimony: the act; 0 where there is none
    Seat teller{no_seat}; ///< testimony: who suffered it
    Standing told_as{};   ///< testimony: the teller's standing
    bool counted{false};  ///< testimony: of a kind that surveys count
};

/// Somebody near the target learned of an act (observation only).
struct Awareness {
    EventId event{0};
    Seat hearer{0};
    Seat target{0};
    Standing told_as{}; ///< the target's standing
};

/// Answers to one act, added up at its target. They are integers, so that their order cannot matter.
struct Tally {
    std::uint32_t present{0}, noticed{0}, silent{0}, intervened{0}, supported{0}, excused{0};
    Disclosure choice{Disclosure::silence}; ///< of the target; also where the act is too light for a choice
    constexpr Answers answers() const { return {noticed, silent, intervened, supported, excused}; }
};

} // namespace groundswell
