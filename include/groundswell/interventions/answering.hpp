#pragma once
#include <groundswell/interventions/field.hpp>

namespace groundswell::intervention {

/// Leave no witness in scope who never harms anyone a silent option, and make reacting cost them nothing: an
/// oracle, for asking how much their silence carries. The engine asks for it where witnesses react.
struct Answering {
    static constexpr InterventionInfo info{
        .name = "answering",
        .meaning = "lets nobody who never harms stay silent as a witness (an oracle)",
        .scoped = true,
        .standard = {.words = "nobody who never harms stays silent as a witness: an oracle, at no cost"},
        .depends_on = {"reaction.intervene", "reaction.support", "reaction.crowd"}};

    template <class Self, class Visitor>
    static void visit(Self&, Visitor&&)
    {}

    friend bool operator==(Answering const&, Answering const&) = default;
};

} // namespace groundswell::intervention
