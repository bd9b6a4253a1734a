#include <numeric>

#include "base/text.hpp"
#include "world/generate.hpp"

namespace groundswell {

namespace {

bool inside(double x, double low, double high)
{
    return low <= x && x <= high;
}

/// @param of  whose shares (" of rank 2"); may be empty
void check_shares(std::vector<double> const& shares, std::string const& key, std::string const& of,
                  Problems& out)
{
    for (double const share : shares) {
        if (inside(share, 0, 1)) continue;
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = key},
                       .what = "has the share " + format_number(share) + of,
                       .allowed = "must lie in [0, 1]"});
        return;
    }
    double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (!inside(sum, 1 - 1e-6, 1 + 1e-6))
        out.push_back({.code = ProblemCode::value_sum,
                       .place = {.key = key},
                       .what = "shares" + of + " sum to " + format_number(sum),
                       .allowed = "must sum to 1"});
}

void check_groups(InstitutionSpec const& spec, Problems& out)
{
    if (spec.groups.empty() || spec.groups.size() > max_groups)
        out.push_back({.code = ProblemCode::value_wrong_count,
                       .place = {.key = "groups"},
                       .what = "are " + std::to_string(spec.groups.size()),
                       .allowed = "must be 1 to " + std::to_string(max_groups)});
    bool fits = spec.share.size() == spec.groups.size();
    for (auto const& by_rank : spec.share)
        fits = fits && by_rank.size() == spec.rank_share.size();
    if (!fits) {
        out.push_back({.code = ProblemCode::value_wrong_count,
                       .place = {.key = "institution.share"},
                       .what = "does not have one row per group and one number per rank",
                       .allowed = std::to_string(spec.groups.size()) + " groups, " +
                                  std::to_string(spec.rank_share.size()) + " ranks"});
        return;
    }
    for (std::size_t r = 0; r < spec.rank_share.size(); ++r) {
        std::vector<double> shares;
        for (auto const& by_rank : spec.share)
            shares.push_back(by_rank[r]);
        check_shares(shares, "institution.share", " of rank " + std::to_string(r), out);
    }
}

} // namespace

Problems check_institution(InstitutionSpec const& spec)
{
    Problems out;
    auto const whole = [](std::size_t n) { return format_number(static_cast<double>(n)); };
    if (spec.seats < 1 || spec.seats >= no_seat)
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = "institution.seats"},
                       .what = "is " + whole(spec.seats),
                       .allowed = "must be 1 to " + whole(no_seat - 1)});
    if (spec.units < 1 || spec.units > spec.seats)
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = "institution.units"},
                       .what = "is " + whole(spec.units),
                       .allowed = "must be 1 to institution.seats, " + whole(spec.seats)});
    if (spec.rank_share.empty() || spec.rank_share.size() > max_ranks)
        out.push_back({.code = ProblemCode::value_wrong_count,
                       .place = {.key = "institution.rank_share"},
                       .what = "has " + whole(spec.rank_share.size()) + " ranks",
                       .allowed = "must be 1 to " + whole(max_ranks)});
    else
        check_shares(spec.rank_share, "institution.rank_share", "", out);
    check_groups(spec, out);
    if (spec.team_min < 1)
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = "institution.team_min"},
                       .what = "is 0",
                       .allowed = "must be at least 1"});
    if (spec.team_max < spec.team_min)
        out.push_back({.code = ProblemCode::value_out_of_range,
                       .place = {.key = "institution.team_max"},
                       .what = "is " + whole(spec.team_max),
                       .allowed = "must be at least institution.team_min, " + whole(spec.team_min)});
    for (auto const& [name, value] :
         {std::pair{"ties.confidants", spec.confidants}, std::pair{"ties.audience", spec.audience}})
        if (!(value >= 0))
            out.push_back({.code = ProblemCode::value_out_of_range,
                           .place = {.key = name},
                           .what = "is " + format_number(value),
                           .allowed = "must be 0 or more"});
    for (auto const& [name, value] : {std::pair{"ties.confidant_team", spec.confidant_team},
                                      std::pair{"ties.confidant_homophily", spec.confidant_homophily}})
        if (!inside(value, 0, 1))
            out.push_back({.code = ProblemCode::value_out_of_range,
                           .place = {.key = name},
                           .what = "is " + format_number(value),
                           .allowed = "must lie in [0, 1]"});
    return out;
}

} // namespace groundswell
