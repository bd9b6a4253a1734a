#include <array>
#include <fmt/format.h>

#include "report/attribute_outcome.hpp"

namespace groundswell::report {

std::string attributed_share(Estimate const& share)
{
    if (!share.known()) return "-";
    if (!share.has_interval()) return fmt::format("{:.1f}%", 100 * share.mean);
    return fmt::format("{:.1f}% [{:.1f}, {:.1f}]", 100 * share.mean, 100 * share.low, 100 * share.high);
}

std::string component_words(std::string const& name)
{
    static constexpr std::array<std::pair<std::string_view, char const*>, component_count> all{{
        {"power", "power: rank and status"},
        {"tolerance", "tolerance: norms and habit"},
        {"silence", "silence of witnesses"},
        {"impunity", "impunity before the rules"},
        {"derailing", "derailing: excuses, frames"},
        {"barriers", "barriers: stigma, retaliation"},
        {"representation", "representation by rank"},
        {"individuals", "the worst tenth of doers"},
    }};
    for (auto const& [key, words] : all)
        if (key == name) return words;
    return name;
}

std::string structural_over_members(AttributeResult const& result)
{
    if (!result.structural_over_members) return "";
    auto const& e = *result.structural_over_members;
    return fmt::format(
        "The share of the seven parts is {:.1f}% in the median of {} members; the middle 95% of "
        "members lie between {:.1f}% and {:.1f}%.",
        100 * e.median, e.members, 100 * e.together.low, 100 * e.together.high);
}

std::string attribute_sentence(Attribution const& a)
{
    return fmt::format("{} belongs to the tenth who do most, {} to the seven parts of the system, "
                       "{} to neither.",
                       attributed_share(a.individual.share), attributed_share(a.structural.share),
                       attributed_share(a.residue.share));
}

} // namespace groundswell::report
