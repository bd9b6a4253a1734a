#pragma once
#include <groundswell/parameters.hpp>
#include <groundswell/range.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The one table of parameters: names, ranges, defaults, and the evidence for each default.
///
/// Reading, checking, describing, hashing and the documentation all use it. A row stands for one name
/// (`acts.power`) or for a family of names (`status.{group}`, `stigma.{group}.{group}`,
/// `institution.rank_share`, `institution.share.{group}`). `parameters_for` lists the members of a family
/// for given groups and ranks.
namespace groundswell {

/// Evidence for a default. measured: printed by a survey; inferred: set so that the calibrated model meets
/// the survey rows; assumed: judgement.
enum class Evidence : std::uint8_t { measured, inferred, assumed };

/// Role of a row. uncertain: a fact about people or institutions that is not known exactly; setting: chosen
/// by the user; experiment: changed in experiments only; constant: part of the model's definition.
enum class Role : std::uint8_t { uncertain, setting, experiment, constant };

enum class Shape : std::uint8_t { single, by_group, by_pair, by_rank, by_group_and_rank };

/// The default of one member of a row, and its plausible range.
struct Default {
    double value{0};
    Range plausible;
};

struct ParameterRow {
    std::string name; ///< as in a scenario, with {group} in place of a group's name
    Shape shape{Shape::single};
    std::string unit;
    Range allowed; ///< a value outside is an error
    bool integer{false};
    Role role{Role::uncertain};
    Evidence evidence{Evidence::assumed};
    std::string source;
    std::string section; ///< of docs/model.md
    std::string meaning;
    /// Defaults by member. One; or woman, man; or the pairs woman woman, woman man, man woman, man man; or
    /// by rank, for each of woman and man if the row has groups too.
    std::vector<Default> defaults;
    std::size_t offset{0}; ///< of the first member, in doubles from the beginning of `Parameters`

    /// Whether an intervention may change it from week to week. Parameters that shape the world may not
    /// change.
    bool changes_during_run() const;
};

/// All rows, in the order of the model's sections. Names are unique.
std::vector<ParameterRow> const& parameter_table();

/// One number of `Parameters`, by its full name: `acts.power`, `status.man`, `institution.rank_share.0`.
struct ParameterAt {
    ParameterRow const* row{nullptr};
    std::string name;
    std::size_t offset{0}; ///< in doubles from the beginning of `Parameters`
    int group{-1};         ///< index among the scenario's groups; -1 where the row has none
    int towards{-1};       ///< the second group of a pair
    int rank{-1};
    /// The default, if the table knows these groups and ranks by name. Other groups take the value of the
    /// reference group (`default_parameters`).
    std::optional<Default> default_value;

    double& in(Parameters& parameters) const;
    double in(Parameters const& parameters) const;
};

/// All numbers of a scenario with these groups and ranks, in the order of the table.
std::vector<ParameterAt> parameters_for(std::vector<std::string> const& groups, int ranks);

/// Find the number with this full name; empty if there is none.
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
/// the rest.
///
/// @param notes  if given, receives sentences that say which groups took whose value
Parameters default_parameters(std::vector<std::string> const& groups, int ranks,
                              std::vector<std::string>* notes = nullptr);

char const* name_of(Evidence evidence);
char const* name_of(Role role);

} // namespace groundswell
