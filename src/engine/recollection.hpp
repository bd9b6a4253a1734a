#pragma once
#include <array>
#include <cstdint>
#include <groundswell/vocabulary.hpp>

#include "observe/instruments.hpp"
#include "random/draw.hpp"

namespace groundswell {

/// Says which instruments count an act, for somebody who took part in it (docs/week.md). Observation only: no
/// mechanism reads it.
class Recollection {
  public:
    explicit Recollection(Key key = {});

    /// Somebody's part in an act.
    struct Part {
        Seat who{0};
        EventId event{0};
        Kind kind{Kind::remark};
        Asked asked{Asked::target};
    };

    /// Call f(instrument) for each instrument in whose sense the person recalls the act.
    template <class F>
    constexpr void operator()(Part const& part, Week week, F&& f) const
    {
        Block draws{};
        std::uint32_t drawn = none;
        auto const& [asked, number] =
            questions_[static_cast<std::size_t>(part.asked)][static_cast<std::size_t>(part.kind)];
        for (std::size_t i = 0; i < number; ++i) {
            Question const& question = asked[i];
            if (!question.always && question.instrument / 4U != drawn) {
                drawn = question.instrument / 4U;
                draws = draw_block(key_, Purpose::recall, part.who, fold_event(part.event), week, drawn);
            }
            if (question.always || draws[question.instrument % 4U] < question.below) f(question.instrument);
        }
    }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::size_t most_instruments = 16; ///< about acts of one kind, asked of one side
    struct Question {
        std::uint8_t instrument{0};
        bool always{false};     ///< recalled in any case, so that nothing is drawn
        std::uint64_t below{0}; ///< draws that recall
    };

    Key key_;
    /// In a place of fixed size, so that a copy of its bytes serves on another device.
    struct Questions {
        std::array<Question, most_instruments> question{};
        std::size_t number{0};
    };
    std::array<std::array<Questions, kind_count>, 3> questions_{}; ///< [asked][kind]
};

/// Somebody recalled an act of this week.
struct Recall {
    Seat who{0};
    std::uint8_t instrument{0};
};

} // namespace groundswell
