#pragma once
#include <cstdint>
#include <functional>
#include <groundswell/key.hpp>
#include <groundswell/stop.hpp>
#include <limits>
#include <map>
#include <string>
#include <vector>

/// Published models that are not special cases of ours (docs/published.md).
namespace groundswell::published {

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Values that a user sets, by name (phi: 0.24).
using Settings = std::map<std::string, double>;

/// A parameter as users see it.
struct FieldInfo {
    std::string name;
    double initial{0}, low{0}, high{0}; ///< default; allowed range, ends included
    bool whole{false};                  ///< whole numbers only
    std::string text;
};

/// The origin of a figure to compare with.
enum class Origin {
    theory,  ///< T: follows from theory, computed for the setting at hand
    printed, ///< P: printed by the source
    rerun,   ///< R: somebody else's re-run of the published model
    none     ///< ours only: there is nothing to compare with
};
char const* letter(Origin origin); ///< "T", "P", "R" or "-"

/// One line of `validate`: the source's figure beside ours.
struct Figure {
    std::string setting; ///< parameters, "phi=0.18 degree=3"
    std::string name;    ///< what is measured
    Origin origin{Origin::none};
    double source{no_number};
    double ours{no_number};
    double z{no_number}; ///< standard normal deviate of the test; NaN if the comparison is not statistical
    double tolerance{no_number}; ///< largest |ours - source| that passes; NaN if z alone decides
    bool passed{true};           ///< also true if there is nothing to compare with
};

using Figures = std::vector<Figure>;

/// Request for a check.
struct Request {
    Settings set;          ///< empty: every setting of the published table; else only this setting
    std::uint32_t seed{1}; ///< replicate i has key (seed, i)
    bool quick{false};     ///< fewer replicates: wider tolerances at the same error rate
    int threads{1};        ///< never changes a result
    Stop stop{};
};

/// One result of a replicate.
struct Output {
    std::string name;
    double value{0};
};

/// A published model as the tools use it: found by name, run by replicate, checked against its source.
struct Model {
    std::string name; ///< by which `validate_models` finds it
    std::string title;
    std::string source; ///< author, year, journal
    std::vector<FieldInfo> fields;
    /// Run one replicate; a pure function. @throws UserError for settings outside their range.
    std::function<std::vector<Output>(Settings const&, Key)> run;
    std::function<Figures(Request const&)> check;
};

} // namespace groundswell::published
