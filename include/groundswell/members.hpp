#pragma once
#include <cstdint>
#include <groundswell/parameter_points.hpp>
#include <groundswell/points.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace groundswell {

/// What a fit left: the parameter points at which a scenario agrees with what is known of it, and what is
/// needed to make them again. docs/fit.md describes the file.
struct Members {
    /// One point of the plausible space.
    struct Member {
        std::vector<double> values;   ///< in the order of `parameters`
        std::uint64_t result_hash{0}; ///< of replicate 0, run with the seed of the fit
        int line{0};                  ///< of the file it was read from
    };

    std::string name;             ///< of the file, for messages
    std::string version;          ///< of the program that made it
    std::string title;            ///< of the scenario
    std::string command;          ///< that made it
    std::uint64_t scenario{0};    ///< hash of the scenario with its uncertain numbers at their defaults
    std::uint64_t institution{0}; ///< the same for any numbers of people and weeks (`institution_hash`)
    std::uint32_t seed{1};
    std::vector<std::string> parameters;
    std::vector<Member> members;

    /// One number for the points and what they belong to.
    std::uint64_t hash() const;
};

/// Most members that a fit may have.
inline constexpr std::size_t most_members = 65'536;

/// The fit that comes with the program goes by this name.
inline constexpr std::string_view shipped_fit = "default";

/// A hash of a scenario that is the same for any numbers of seats, units and weeks. A fit may be used for a
/// scenario that differs in these only.
std::uint64_t institution_hash(Scenario const& scenario);

/// A fit of this scenario that has no members yet.
///
/// @param fitted  with its uncertain numbers at their defaults
Members members_for(Scenario const& fitted, std::string command);

/// Add a point, with the hash of its replicate 0.
void add_member(Members& members, Scenario const& point, std::uint64_t result_hash);

/// The result hash of replicate 0 of a point, run with the seed of the fit.
std::uint64_t member_result_hash(Scenario const& point, std::uint32_t seed);

/// Text of a file of members; `parse_members` reads it back equal.
std::string write_members(Members const& members);

/// @param name  of the file, for messages
/// @throws UserError with every fault, as file:line
Members parse_members(std::string_view text, std::string const& name);

/// @param name  a file of members, or `shipped_fit`
/// @throws UserError as `parse_members`, or if the file cannot be read
Members read_members(std::string const& name);

/// Why the fit that comes with the program cannot be used for a scenario, as "was made for ..."; "" if it
/// can.
std::string why_not_shipped(Scenario const& scenario);

/// The members of a fit as points at which experiments run a scenario.
class MemberPoints final : public ParameterPoints {
  public:
    /// @param scenario  what was fitted, or the same with other numbers of people and weeks
    /// @throws UserError if the fit is of another scenario or version, or a member is no valid scenario
    MemberPoints(Scenario scenario, Members members);

    Scenario at(std::uint32_t point) const override;
    std::vector<UncertainParameter> const& parameters() const override { return parameters_; }
    std::uint64_t hash() const override { return members_.hash(); }
    std::optional<std::uint32_t> size() const override
    {
        return static_cast<std::uint32_t>(members_.members.size());
    }

    Members const& members() const { return members_; }
    /// Whether the scenario has other numbers of people or weeks than the one that was fitted.
    bool is_of_other_size() const;

  private:
    void check_scenario_of() const;
    std::vector<std::size_t> columns() const;
    void check_members() const;

    Scenario scenario_;
    Members members_;
    std::vector<UncertainParameter> parameters_;
    std::vector<std::size_t> column_; ///< of each parameter among those of the file
};

/// The members that an experiment runs, and how often.
struct FitUse {
    std::shared_ptr<MemberPoints const> points; ///< null: no fit
    std::uint32_t members{0};                   ///< the first so many
    std::uint32_t replicates{2};                ///< of each member

    explicit operator bool() const { return points != nullptr; }
};

/// The name under which a study keeps the text of its fit.
inline constexpr auto kept_fit = "fit/members";

/// Keep the fit in a study, so that its results can be read again.
///
/// @throws UserError if the study is of another fit
void define_fit(FitUse const& fit, PointStore& store);

} // namespace groundswell
