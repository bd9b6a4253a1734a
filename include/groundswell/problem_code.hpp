#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace groundswell {

/// What kind of fault a `Problem` is.
///
/// Words may be improved; a code stays what it is, so that programs can act on it. docs/messages.md lists
/// all codes, and a test compares. There is no default: a problem without a code does not compile.
class ProblemCode {
  public:
    enum Value : std::uint8_t {
        file_not_found,
        file_cannot_be_read,
        file_cannot_be_written,
        file_is_folder,
        file_already_exists,
        file_empty,
        file_damaged,
        file_other_kind,
        file_other_version,
        file_in_use,
        file_too_large,
        toml_malformed,
        key_unknown,
        key_missing,
        key_not_used,
        key_conflict,
        name_unknown,
        name_invalid,
        value_malformed,
        value_wrong_type,
        value_wrong_count,
        value_out_of_range,
        value_not_whole,
        value_duplicate,
        value_sum,
        value_conflict,
        value_no_effect,
        parameter_fixed,
        table_wrong_encoding,
        table_malformed,
        table_no_rows,
        table_missing_column,
        table_wrong_field_count,
        table_missing_value,
        table_unknown_value,
        table_wrong_number,
        table_duplicate_id,
        table_unknown_person,
        table_unknown_layer,
        table_too_many_values,
        table_not_guessed,
        table_more,
        argument_missing,
        argument_conflict,
        comparison_other_world,
        comparison_other_horizon,
        lever_unknown,
        dose_of_world,
        dose_of_week,
        claim_malformed,
        claim_incomplete,
        study_other_run,
        study_no_results,
        study_of_other,
        study_overlap,
        study_shard_missing,
        figure_withheld,
        memory_not_enough,
        program_arguments,
        program_output,
        program_port,
        program_fault,
    };

    constexpr ProblemCode(Value value) : value_(value) {}
    constexpr operator Value() const { return value_; }

    /// The stable spelling, as "file.not_found".
    std::string_view name() const;
    /// When it is said, in a sentence.
    std::string_view meaning() const;

    static std::vector<ProblemCode> all();

  private:
    Value value_;
};

} // namespace groundswell
