#include "report/study_sections.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/over_members.hpp>
#include <map>

namespace groundswell::report {

std::span<StudySection const> study_sections()
{
    static constexpr StudySection all[]{
        {"runs of members", add_members},  {"comparisons", add_comparisons}, {"doses", add_doses},
        {"attribution", add_attribution},  {"claims", add_claims},           {"fits", add_fit},
        {"sensitivities", add_sensitivity}};
    return all;
}

std::string KeptStudy::options_for(std::size_t replicates) const
{
    if (replicates <= scenario.replicates) return options;
    constexpr std::string_view option = " --replicates ";
    auto const number = fmt::format("{}{}", option, replicates);
    auto const at = options.find(option);
    if (at == std::string::npos) return options + number;
    auto const end = options.find(' ', at + option.size());
    return options.substr(0, at) + number + (end == std::string::npos ? "" : options.substr(end));
}

FitUse kept_fit_of(KeptStudy const& study, std::vector<PairedReplicate> const& runs)
{
    FitUse out;
    out.points = std::make_shared<MemberPoints>(study.scenario,
                                                parse_members(study.points.definition(kept_fit), study.file));
    std::map<std::uint32_t, std::uint32_t> replicates;
    for (auto const& run : runs)
        ++replicates[member_of(run.replicate)];
    out.members = static_cast<std::uint32_t>(replicates.size());
    out.replicates = 0;
    for (auto const& [member, count] : replicates)
        out.replicates = std::max(out.replicates, count);
    return out;
}

Problems add_sections(KeptStudy& study, Json& report)
{
    Problems out;
    for (auto const& section : study_sections()) {
        try {
            section.add(study, report);
        } catch (UserError const& error) {
            for (auto const& problem : error.problems()) {
                study.notes.push_back(
                    fmt::format("{} left out: {} ({})", section.title, problem.what, problem.allowed));
                out.push_back(problem);
            }
        }
    }
    return out;
}

} // namespace groundswell::report
