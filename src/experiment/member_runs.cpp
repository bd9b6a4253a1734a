#include <groundswell/over_members.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace groundswell {

namespace {

/// Figures that all of some lists have, each by its mean over those in which it is known.
std::vector<PointValue> mean_figures(std::vector<std::vector<PointValue> const*> const& lists)
{
    std::vector<PointValue> out;
    for (auto const& first : *lists.front()) {
        double sum = 0, known = 0;
        bool everywhere = true;
        for (auto const* list : lists) {
            auto const at = std::ranges::find_if(*list, [&](PointValue const& v) {
                return v.metric == first.metric && v.group == first.group;
            });
            everywhere = everywhere && at != list->end();
            if (!everywhere) break;
            if (std::isnan(at->value)) continue;
            sum += at->value;
            ++known;
        }
        if (!everywhere) continue;
        out.push_back(
            {first.metric, first.group, known > 0 ? sum / known : std::numeric_limits<double>::quiet_NaN()});
    }
    return out;
}

} // namespace

std::vector<std::uint32_t> member_replicates(std::uint32_t members, std::uint32_t replicates)
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t member = 0; member < members; ++member)
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
            out.push_back((replicate << 16U) + member);
    return out;
}

std::optional<std::vector<std::vector<double>>> member_column(std::span<PairedReplicate const> runs,
                                                              std::size_t arm, std::string_view metric,
                                                              std::string_view group)
{
    auto const values = paired_column(runs, arm, metric, group);
    if (!values) return std::nullopt;
    std::map<std::uint32_t, std::vector<double>> by_member;
    for (std::size_t i = 0; i < runs.size(); ++i)
        by_member[member_of(runs[i].replicate)].push_back((*values)[i]);
    std::vector<std::vector<double>> out;
    for (auto& [member, column] : by_member)
        out.push_back(std::move(column));
    return out;
}

std::vector<PairedReplicate> means_of_members(std::span<PairedReplicate const> runs)
{
    std::map<std::uint32_t, std::vector<PairedReplicate const*>> by_member;
    for (auto const& run : runs)
        by_member[member_of(run.replicate)].push_back(&run);
    std::vector<PairedReplicate> out;
    for (auto const& [member, replicates] : by_member) {
        PairedReplicate mean{.replicate = member, .arms = {}};
        for (std::size_t arm = 0; arm < replicates.front()->arms.size(); ++arm) {
            std::vector<std::vector<PointValue> const*> lists;
            for (auto const* replicate : replicates)
                lists.push_back(&replicate->arms[arm]);
            mean.arms.push_back(mean_figures(lists));
        }
        out.push_back(std::move(mean));
    }
    return out;
}

} // namespace groundswell
