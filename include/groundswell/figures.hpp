#pragma once
#include <cstdint>
#include <groundswell/bounds.hpp>
#include <groundswell/formula.hpp>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace groundswell {

enum class FigureKind : std::uint8_t { share, mean, rate, count };

/// For whom a figure is given.
enum class FigureGroups : std::uint8_t {
    all_and_each, ///< everyone, and each group
    all,          ///< everyone only
    women,        ///< women only, where there is a group "woman"
    women_by_rank ///< women in each rank, where there is such a group
};

/// Weeks of a quarter, over which series and the course of harm are summed.
inline constexpr std::size_t quarter = 13;
/// Weeks of the last two years.
inline constexpr std::size_t late_weeks = 104;
/// Weeks over which perpetrators are asked what they did (model III.vi).
inline constexpr Week act_window = 520;

/// Over which weeks a figure is computed. Its weekly series, if it has one, is by quarters.
enum class FigureWindow : std::uint8_t {
    survey,  ///< that of the survey question (`run.window`), counted back from the end; the horizon, if
             ///< that is shorter
    horizon, ///< all weeks from week 0
    last_two_years, ///< of the horizon, or all of it if that is shorter
    ten_years,      ///< counted back from the end, burn-in included; all weeks, if there are fewer
    question,       ///< that of the survey question (`Instrument`), counted back from the end
    end,            ///< as it is at the end
    each_quarter    ///< 13 weeks each, from week 0
};

/// What stands in the denominator.
enum class FigureBase : std::uint8_t { people, events, person_weeks, none };

/// Where a figure comes from first. Paired experiments and claims also read the end-of-run figures.
enum class FigureUse : std::uint8_t {
    end_of_run, ///< of every replicate (`ReplicateResult`)
    paired,     ///< of every replicate of a paired experiment; experiments take it by name
    kept,       ///< kept by paired experiments for a calculation; no table shows it
    claims,     ///< for the expressions of claims only
    weekly      ///< a series only
};

/// How a figure appears as a series by quarters.
struct WeeklySeries {
    int order{0};               ///< among the series, ascending; 0: there is no series
    std::string_view label{};   ///< "": the figure's
    std::string_view subject{}; ///< "": the label
};

/// One figure: all that is known of it. Every number that Groundswell prints by name is one of these
/// (`all_figures`).
struct Figure {
    std::string_view name; ///< in results, studies, options and claims
    // How it is spoken of.
    std::string_view label;         ///< in a table of figures, at most 31 columns
    std::string_view label_below{}; ///< in a table where it follows what it is a share of; "": the label
    std::string_view label_alone{}; ///< in a table of experiments, where it stands alone; "": the label
    std::string_view subject{};     ///< of a sentence: "harm", "the share who leave"
    std::string_view meaning;       ///< for the documents: what is counted
    /// "share": between 0 and 1, printed as a percentage; "share a year": a rate that is printed so too
    std::string_view unit;
    // What it is.
    FigureKind kind{FigureKind::share};
    FigureGroups groups{FigureGroups::all_and_each};
    FigureWindow window{FigureWindow::survey};
    FigureBase base{FigureBase::people};
    Bounds bounds{share_bounds}; ///< of every value
    Formula formula{};
    // Where it appears.
    FigureUse use{FigureUse::end_of_run};
    WeeklySeries weekly{};
    int table_order{0};      ///< in the table of a run, ascending; 0: after the others
    int comparison_order{0}; ///< in the short table of a comparison, ascending; 0: not in it
    bool in_explorer{false}; ///< among the main figures of a comparison in the explorer

    bool is_percentage() const { return unit == "share" || unit == "share a year"; }
    /// The group whose figure stands for the whole.
    std::string_view main_group() const
    {
        return groups == FigureGroups::women || groups == FigureGroups::women_by_rank ? "woman" : "all";
    }
    /// Whether experiments take it by name.
    bool can_be_chosen() const { return use == FigureUse::end_of_run || use == FigureUse::paired; }
    /// Whether claims may ask for it over some years of the horizon.
    bool known_by_years() const
    {
        return std::holds_alternative<EventRatio>(formula) &&
               (use == FigureUse::end_of_run || use == FigureUse::claims);
    }
};

/// All figures, in the order in which experiments list them.
std::span<Figure const> all_figures();

/// The entry of that name, or nullptr. `harm@26`, the harm of one quarter, is under `harm@`.
Figure const* find_figure(std::string_view name);

/// Those that have a series, in the order of series.
std::vector<Figure const*> const& weekly_figures();

} // namespace groundswell
