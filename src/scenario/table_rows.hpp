#pragma once
#include <array>
#include <groundswell/parameter_table.hpp>
#include <vector>

/// Helpers for the files of the parameter table (table_*.cpp) only.
namespace groundswell::table {

/// Unit of a parameter, and its allowed range.
struct Measure {
    char const* unit;
    double low, high;
    bool integer{false};
};

inline constexpr Measure fraction{"share", 0, 1};
inline constexpr Measure probability{"probability", 0, 1};
inline constexpr Measure step{"share of the way", 0, 1};
inline constexpr Measure state{"state", 0, 1};
inline constexpr Measure severity{"severity", 0, 1};
inline constexpr Measure utility{"utility", -50, 50};
inline constexpr Measure slope{"utility per unit", 0, 20};
inline constexpr Measure log_rate{"log rate per unit", 0, 20};
inline constexpr Measure halflife{"weeks", .1, 1e6};
inline constexpr Measure every{"weeks", 0, 520, true};
inline constexpr Measure count{"number", 0, 10'000, true};
inline constexpr Measure onoff{"0 or 1", 0, 1, true};

struct Grade {
    Evidence evidence;
    char const* source;
};
inline constexpr Grade assumed{Evidence::assumed, "judgement"};
inline constexpr Grade inferred{Evidence::inferred, "calibrated to the survey rows"};

/// Fields of a row besides its name, place and defaults.
struct About {
    Measure measure;
    Grade grade;
    char const* section;
    char const* meaning;
    Role role{Role::uncertain};
};

/// Woman and man; the order of `ParameterRow::defaults`.
using ByGroup = std::array<Default, 2>;
/// Of woman towards woman and man, of man towards woman and man.
using ByPair = std::array<Default, 4>;

/// The rows of one part of the table. Places, and defaults of single numbers, are read from a
/// default-constructed `Parameters`. So neither is written twice.
class Rows {
  public:
    explicit Rows(Parameters const& specimen) : specimen_(specimen) {}

    void single(char const* name, double const& at, Range plausible, About const& about);
    void by_group(char const* name, PerGroup const& at, ByGroup const& defaults, About const& about);
    void by_pair(char const* name, PerGroupPair const& at, ByPair const& defaults, About const& about);
    void by_rank(char const* name, PerRank const& at, std::vector<Range> const& plausible,
                 About const& about);
    void by_group_and_rank(char const* name, std::array<PerRank, max_groups> const& at,
                           std::vector<Default> const& defaults, About const& about);

    std::vector<ParameterRow> take() { return std::move(rows_); }

  private:
    ParameterRow& add(char const* name, double const& at, Shape shape, About const& about);

    Parameters const& specimen_;
    std::vector<ParameterRow> rows_;
};

void population_rows(Rows& rows, Parameters const& p); ///< run, institution, ties, status, propensity, starts
void conduct_rows(Rows& rows, Parameters const& p);    ///< acts, scenes, reactions, learning
void institution_rows(Rows& rows, Parameters const& p); ///< disclosure, cases, career
void discourse_rows(Rows& rows, Parameters const& p);   ///< effort, discourse, influence

} // namespace groundswell::table
