#pragma once
#include <functional>
#include <groundswell/claim.hpp>
#include <groundswell/stop.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Effects that somebody measured, held against the model: each row of data/experiments.csv has one file in
/// experiments/, written before it was run, that says which change of the model is meant.
namespace groundswell {

class Card;

/// One measured number.
struct MeasuredNumber {
    std::string id, part;        ///< of the experiment, and which of its numbers
    std::string what;            ///< in words
    std::optional<double> value; ///< none: only its sign is known
    double low{0}, high{0};      ///< what is left open; may be infinite
    std::string unit;            ///< "share", "ratio", "odds ratio", "relative", "d" or "difference"
    std::string when;
    bool held{false}; ///< not looked at when the model was set
    std::string source;

    /// The value that means "no effect"; none for a share, which is no effect.
    std::optional<double> neutral() const;
};

/// How a row is done in the model.
struct MeasuredExperiment {
    struct Part {
        std::string name;  ///< as in data/experiments.csv
        std::string value; ///< an expression over figures of arms (`evaluate_expression`)
    };
    /// The same number over successive windows: `@` stands for `weeks a-b`.
    struct Course {
        std::string value;
        std::vector<std::string> windows;
    };

    std::string id;
    std::string reading; ///< which change is meant, and what it leaves out, in words
    bool possible{true}; ///< false: the model has no figure for it; `reading` says why
    bool met{false};     ///< docs/evidence.md says that it is met, so that a failure is one
    std::vector<ClaimArm> arms;
    std::vector<Part> parts;
    std::optional<Course> course;

    ClaimArm const* arm(std::string_view name) const;
};

/// How the model's number stands to the measured one.
struct MeasuredVerdict {
    MeasuredNumber measured;
    double value{0};          ///< from the means of the replicates; NaN if unknown
    Range interval{};         ///< 95 %, chance only
    std::optional<bool> sign; ///< the effect has the measured direction, beyond chance; none for a share, or
                              ///< where nothing was measured
    bool within_two{false};   ///< within a factor of two of the measured effect
    bool inside{false};       ///< within what the measurement leaves open

    /// Right in sign, and inside or within a factor of two.
    bool is_met() const { return sign.value_or(true) && (inside || within_two); }
};

struct MeasuredResult {
    MeasuredExperiment experiment;
    bool held{false};                   ///< not looked at when the model was set
    std::vector<MeasuredVerdict> parts; ///< empty if it is not possible
    std::vector<double> course;         ///< parallel to its windows
};

struct MeasuredOptions {
    Scenario base;
    std::uint32_t replicates{32};
    int threads{1}; ///< never changes a result
    Stop stop{};
    std::shared_ptr<Card> card{};    ///< as in `RunOptions`
    std::function<void()> advance{}; ///< after each replicate, by one thread at a time; may throw to stop
};

/// Read a table of measured numbers (the columns of data/experiments.csv).
///
/// @throws UserError with every fault, as file:line
std::vector<MeasuredNumber> parse_measured(std::string_view text, std::string const& name);
std::vector<MeasuredNumber> const& shipped_measured();

/// Read and check the file of one row.
///
/// @throws UserError with every problem at once
MeasuredExperiment read_measured_experiment(std::string_view text, std::string const& name);
/// All of folder experiments/, in the order of data/experiments.csv.
std::vector<MeasuredExperiment> const& shipped_experiments();
/// Those asked for; with no ids, all.
///
/// @throws UserError for each unknown one, with "did you mean"
std::vector<MeasuredExperiment> chosen_experiments(std::vector<std::string> const& ids);

/// Judge a number of the model.
MeasuredVerdict judge(MeasuredNumber const& measured, double value, Range interval);

/// Run every arm in every replicate, from one burnt-in world unless an arm's rules hold from the start.
std::vector<MeasuredResult> run_measured(std::vector<MeasuredExperiment> const& experiments,
                                         MeasuredOptions const& options);

struct MeasuredText {
    std::string_view file, text;
};
/// Written by shipped_claims.cmake when the build is configured.
std::span<MeasuredText const> measured_texts();
std::string_view measured_table();

} // namespace groundswell
