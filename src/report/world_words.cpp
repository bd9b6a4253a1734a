#include "report/world_words.hpp"

namespace groundswell::report {

std::string world_words(CompareSpec const& spec)
{
    if (spec.fit) return "worlds that the surveys do not rule out";
    return spec.uncertain ? "worlds of the plausible box" : "worlds with the parameters of the scenario";
}

} // namespace groundswell::report
