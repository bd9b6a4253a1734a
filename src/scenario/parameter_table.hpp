#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mechanisms/parameters.hpp"

/// The one table of parameters: what may be set, in which range, and how sure we are of its default.
///
/// Reading, checking, describing, hashing and the documentation all go through it. A row stands for one name
/// (`acts.power`) or for a family of names (`status.{group}`, `stigma.{group}.{group}`,
/// `institution.rank_share`, `institution.share.{group}`), whose members are listed for given groups and
/// ranks by `parameters_for`.
namespace groundswell {

/// How a default is known. measured: printed by a survey; inferred: set so that the calibrated model meets
/// the survey rows; assumed: judgement.
enum class Evidence : std::uint8_t { measured, inferred, assumed };

/// What a row is for. uncertain: a fact about people or institutions that is not known exactly; setting:
/// chosen by whoever sets up the run; experiment: leave alone except in experiments; constant: part of the
/// model's definition.
enum class Role : std::uint8_t { uncertain, setting, experiment, constant };

enum class Shape : std::uint8_t { single, by_group, by_pair, by_rank, by_group_and_rank };

/// A closed interval.
struct Range {
    double low{0}, high{0};

    bool contains(double x) const { return low <= x && x <= high; } ///< false for NaN
    bool is_point() const { return low == high; }
    friend bool operator==(Range const&, Range const&) = default;
};

/// The default of one member of a row, and where the truth plausibly lies.
struct Default {
    double value{0};
    Range plausible;
};

struct ParameterRow {
    std::string name; ///< as in a scenario, with {group} where a group's name goes
    Shape shape{Shape::single};
    std::string unit;
    Range allowed; ///< outside: an error
    bool integer{false};
    Role role{Role::uncertain};
    Evidence evidence{Evidence::assumed};
    std::string source;
    std::string section; ///< of docs/model.md
    std::string meaning;
    /// By member: one; woman, man; the pairs woman woman, woman man, man woman, man man; or by rank, for each
    /// of woman and man where the row has groups too.
    std::vector<Default> defaults;
    std::size_t place{0}; ///< of the first member, in doubles from the beginning of `Parameters`

    /// Whether an intervention may change it from week to week (what shapes the world may not).
    bool changes_during_run() const;
};

/// All rows, in the order of the model's sections. Names are unique.
std::vector<ParameterRow> const& parameter_table();

/// One number of `Parameters`, by its full name: `acts.power`, `status.man`, `institution.rank_share.0`.
struct ParameterAt {
    ParameterRow const* row{nullptr};
    std::string name;
    std::size_t place{0}; ///< in doubles from the beginning of `Parameters`
    int group{-1};        ///< index among the scenario's groups; -1 where the row has none
    int towards{-1};      ///< the second group of a pair
    int rank{-1};
    /// The default, where the table knows these groups and ranks by name; groups it does not know take the
    /// reference group's value (`default_parameters`).
    std::optional<Default> standard;

    double& in(Parameters& parameters) const;
    double in(Parameters const& parameters) const;
};

/// Every number that a scenario with these groups and ranks has, in the order of the table.
std::vector<ParameterAt> parameters_for(std::vector<std::string> const& groups, int ranks);

/// The number with this full name, or nothing.
std::optional<ParameterAt> find_parameter(std::string_view name, std::vector<std::string> const& groups,
                                          int ranks);

/// Full names, for completion and "did you mean".
std::vector<std::string> parameter_names(std::vector<std::string> const& groups, int ranks);

/// Read or write a parameter by its full name.
///
/// @throws UserError with "did you mean" if there is none of that name.
double& parameter_value(Parameters& parameters, std::string_view name, std::vector<std::string> const& groups,
                        int ranks = max_ranks);
double parameter_value(Parameters const& parameters, std::string_view name,
                       std::vector<std::string> const& groups, int ranks = max_ranks);

/// The defaults for these groups and ranks. A group other than woman and man takes the value of the first
/// group listed (of woman, if that is not in the table either); shares that must sum to 1 over groups take
/// what is left.
///
/// @param notes  if given, receives in words which groups took whose value
Parameters default_parameters(std::vector<std::string> const& groups, int ranks,
                              std::vector<std::string>* notes = nullptr);

char const* name_of(Evidence evidence);
char const* name_of(Role role);

} // namespace groundswell
