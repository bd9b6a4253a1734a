#pragma once
#include <groundswell/scenario.hpp>
#include <groundswell/study.hpp>
#include <optional>
#include <string>
#include <vector>

namespace groundswell::pack {

/// Somebody who made the study.
struct Author {
    std::string name;
    std::string id; ///< "https://orcid.org/...", or "#author-1"
};

/// A figure of the study beside that of a survey.
struct TargetFigure {
    std::optional<double> model;
    bool inside{false}; ///< within what the survey leaves open
};

/// What a research object is made from.
struct PackedStudy {
    StudyIdentity identity;
    std::vector<std::string> commands; ///< that made the study, in order
    Scenario scenario;
    std::optional<std::size_t> people; ///< none: not known, or not told
    std::string result_hash;           ///< hexadecimal; "" where there are no runs
    std::vector<TargetFigure> targets; ///< in the order of the shipped surveys; empty where they do not apply
    std::string date;                  ///< of publication, "2026-11-28"
    std::string licence{};             ///< an identifier of SPDX, or ""
    std::vector<Author> authors{};

    /// Whether it is about people of somebody's tables.
    bool of_tables() const
    {
        return scenario.import || (scenario.world_file && scenario.world_file->counted);
    }
};

} // namespace groundswell::pack
