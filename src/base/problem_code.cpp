#include <groundswell/problem_code.hpp>

#include <algorithm>
#include <array>

namespace groundswell {

namespace {

struct Entry {
    ProblemCode::Value code;
    std::string_view name;
    std::string_view meaning;
};

using enum ProblemCode::Value;

constexpr std::array entries{
    Entry{file_not_found, "file.not_found", "There is no such file."},
    Entry{file_cannot_be_read, "file.cannot_be_read", "The file cannot be opened or read."},
    Entry{file_cannot_be_written, "file.cannot_be_written", "The file or folder cannot be written."},
    Entry{file_is_folder, "file.is_folder", "A file is needed, and this is a folder."},
    Entry{file_already_exists, "file.already_exists", "The file is there already and is not overwritten."},
    Entry{file_empty, "file.empty", "The file is empty."},
    Entry{file_damaged, "file.damaged", "The file is truncated, or its checksum is wrong."},
    Entry{file_other_kind, "file.other_kind", "The file is not of the kind that is asked for."},
    Entry{file_other_version, "file.other_version", "Another version of Groundswell wrote the file."},
    Entry{file_in_use, "file.in_use", "Another program is using the file."},
    Entry{file_too_large, "file.too_large", "The file holds more, unpacked, than memory allows."},
    Entry{toml_malformed, "toml.malformed", "The text is not TOML."},
    Entry{key_unknown, "key.unknown", "There is no such key."},
    Entry{key_missing, "key.missing", "A key that is required is not given."},
    Entry{key_not_used, "key.not_used", "The key has no meaning beside the others."},
    Entry{key_conflict, "key.conflict", "Two keys exclude each other."},
    Entry{name_unknown, "name.unknown",
          "Nothing has this name: a group, rank, unit, component, figure, model, scenario and so on."},
    Entry{name_invalid, "name.invalid", "The name is empty or has characters that names may not have."},
    Entry{value_malformed, "value.malformed", "The value cannot be read."},
    Entry{value_wrong_type, "value.wrong_type", "The value has another type than the key asks for."},
    Entry{value_wrong_count, "value.wrong_count", "The list has too few or too many entries."},
    Entry{value_out_of_range, "value.out_of_range", "The value lies outside the allowed range."},
    Entry{value_not_whole, "value.not_whole", "The value must be a whole number."},
    Entry{value_duplicate, "value.duplicate", "The same value or name is given twice."},
    Entry{value_sum, "value.sum", "Shares do not sum to 1."},
    Entry{value_conflict, "value.conflict", "The value contradicts another value."},
    Entry{value_no_effect, "value.no_effect", "The values given would do nothing."},
    Entry{parameter_fixed, "parameter.fixed", "The parameter cannot be changed here."},
    Entry{table_wrong_encoding, "table.wrong_encoding", "The table is text in no known encoding."},
    Entry{table_malformed, "table.malformed", "The table or network breaks the rules of its format."},
    Entry{table_no_rows, "table.no_rows", "The table has no rows."},
    Entry{table_missing_column, "table.missing_column", "The table has no such column."},
    Entry{table_wrong_field_count, "table.wrong_field_count",
          "The row has more or fewer fields than the header."},
    Entry{table_missing_value, "table.missing_value", "A cell that is needed is empty."},
    Entry{table_unknown_value, "table.unknown_value", "The cell names an unknown group or rank."},
    Entry{table_wrong_number, "table.wrong_number", "The cell is not a number, or not one that is allowed."},
    Entry{table_duplicate_id, "table.duplicate_id", "Two rows have the same id."},
    Entry{table_unknown_person, "table.unknown_person", "A tie names a person who is not in the table."},
    Entry{table_unknown_layer, "table.unknown_layer", "The table of ties has no such layer."},
    Entry{table_too_many_values, "table.too_many_values", "The column has too many different values."},
    Entry{table_not_guessed, "table.not_guessed", "Which column is meant cannot be guessed."},
    Entry{table_more, "table.more", "More rows have the fault of the rows before."},
    Entry{argument_missing, "argument.missing", "An argument that is required is not given."},
    Entry{argument_conflict, "argument.conflict", "Two arguments exclude or need each other."},
    Entry{comparison_other_world, "comparison.other_world", "A variant has other people than the base."},
    Entry{comparison_other_horizon, "comparison.other_horizon",
          "A variant runs for other weeks than the base."},
    Entry{lever_unknown, "lever.unknown", "No parameter or number of an intervention has this name."},
    Entry{dose_of_world, "dose.of_world",
          "The parameter shapes the world and cannot be turned in one world."},
    Entry{dose_of_week, "dose.of_week", "The number is a week, not a strength."},
    Entry{claim_malformed, "claim.malformed", "An expression of a claim cannot be read."},
    Entry{claim_incomplete, "claim.incomplete", "A claim lacks what it needs to be tested."},
    Entry{study_other_run, "study.other_run", "The study file keeps other runs than those asked for."},
    Entry{study_no_results, "study.no_results", "The study file keeps no complete result."},
    Entry{study_of_other, "study.of_other", "Studies that are to be merged are not parts of one."},
    Entry{study_overlap, "study.overlap", "Two studies that are to be merged hold the same."},
    Entry{study_shard_missing, "study.shard_missing",
          "A shard of a study is not there, or did not come to its end."},
    Entry{figure_withheld, "figure.withheld",
          "A figure cannot be shown, because it is about too few people."},
    Entry{memory_not_enough, "memory.not_enough", "The run needs more memory than there is."},
    Entry{program_arguments, "program.arguments", "The command line cannot be read."},
    Entry{program_output, "program.output", "Standard output cannot be written."},
    Entry{program_port, "program.port", "The port of the explorer cannot be used."},
    Entry{program_fault, "program.fault", "The program itself is at fault; please report it."},
};

static_assert(std::ranges::is_sorted(entries, {}, &Entry::code) && entries.size() == program_fault + 1U,
              "one entry for each code, in their order");

} // namespace

std::string_view ProblemCode::name() const
{
    return entries[value_].name;
}

std::string_view ProblemCode::meaning() const
{
    return entries[value_].meaning;
}

std::vector<ProblemCode> ProblemCode::all()
{
    std::vector<ProblemCode> out;
    for (auto const& entry : entries)
        out.emplace_back(entry.code);
    return out;
}

} // namespace groundswell
