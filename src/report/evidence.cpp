#include "report/evidence.hpp"

#include <fmt/format.h>
#include <groundswell/parameter_table.hpp>

namespace groundswell::report {

std::array<std::size_t, 3> evidence_counts()
{
    std::array<std::size_t, 3> counts{};
    for (auto const& row : parameter_table())
        if (row.role == Role::uncertain)
            counts[static_cast<std::size_t>(row.evidence)] += row.defaults.size();
    return counts;
}

std::string evidence_sentence()
{
    auto const counts = evidence_counts();
    return fmt::format(
        "Of the model's {} uncertain numbers {} are measured, {} are set so that the model meets "
        "surveys, and {} are judgement (assumed).",
        counts[0] + counts[1] + counts[2], counts[0], counts[1], counts[2]);
}

} // namespace groundswell::report
