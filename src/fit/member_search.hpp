#pragma once
#include "fit/experiment_rows.hpp"
#include "fit/history_match.hpp"

namespace groundswell {

// Every run has draws of its own. So what is asked for must fit between these beginnings: waves from 0 on,
// then the candidates' further replicates, then the fresh ones.
inline constexpr std::uint32_t further_replicates = 1U << 29, fresh_replicates = 1U << 30;

/// How many candidates are run for so many members: some fail, and some do not meet the rules again.
std::size_t candidates_for(std::uint32_t members);
/// Most runs that one search for so many members takes.
std::size_t runs_of_search(FitOptions const& options, std::uint32_t members);

/// The second half of a fit: candidates are run to the end, and those that meet the rules once more, with
/// fresh draws. It can be repeated, after further climbs.
class MemberSearch {
  public:
    MemberSearch(FitOptions const& options, FitSpace const& space, std::span<SurveyRow const> rows,
                 PointRunner& runner)
        : options_(options), space_(space), rows_(rows), runner_(runner), experiments_(options)
    {}

    /// Look for the members that are missing. What is learned of the candidates goes back into the match.
    void operator()(HistoryMatch& match, FitResult& out);
    /// Say how the rows stand over the members, and run replicate 0 of each.
    void finish(FitResult& out);

  private:
    struct Candidate {
        std::size_t point; ///< of the match
        std::vector<double> unit;
        std::vector<RowMean> means; ///< of all its runs, but the fresh ones
    };
    FitMember member_of(std::span<double const> unit, std::span<RowMean const> means,
                        RowStanding const& standing) const;
    /// Those that meet the rules with all replicates, in the order in which they were expected to do best.
    std::vector<Candidate> chosen_of(HistoryMatch& match, std::size_t missing, FitResult& out);
    void confirm(std::vector<Candidate> const& chosen, HistoryMatch& match, FitResult& out);
    /// Whether measured effects leave a member that meets the surveys; takes what it shows of them.
    bool meets_effects(std::span<double const> unit, RowStanding const& standing, FitMember& member);

    FitOptions const& options_;
    FitSpace const& space_;
    std::span<SurveyRow const> rows_;
    PointRunner& runner_;
    ExperimentRows experiments_;
    std::vector<std::vector<double>> points_; ///< of the members, in the unit cube
    std::uint32_t further_{further_replicates}, fresh_{fresh_replicates}; ///< the next draws
};

} // namespace groundswell
