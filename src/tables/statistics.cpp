#include <groundswell/problems.hpp>

#include "tables/formats.hpp"

#ifdef GROUNDSWELL_READSTAT
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <readstat.h>
#include <vector>
#endif

namespace groundswell {

std::string_view statistics_program(std::string_view bytes)
{
    constexpr std::string_view sas("\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60", 16);
    if (bytes.starts_with("$FL2") || bytes.starts_with("$FL3")) return "SPSS";
    if (bytes.starts_with("<stata_dta>")) return "Stata";
    // Before version 13: a version, the order of bytes, 1, 0.
    bool const old = bytes.size() > 4 && bytes[0] >= 0x69 && bytes[0] <= 0x73 &&
                     (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1 && bytes[3] == 0;
    if (old) return "Stata";
    return bytes.starts_with(sas) ? "SAS" : "";
}

#ifdef GROUNDSWELL_READSTAT

namespace {

/// A table as ReadStat hands it over: variables, labels of values, values one by one.
struct Collected {
    std::vector<std::string> names, label_sets;
    std::vector<std::vector<std::string>> rows;
    std::map<std::string, std::map<std::string, std::string>> labels; ///< by set and value
    bool nameless{false}; ///< a variable has no name, so the file is damaged
};

Collected& collected(void* context)
{
    return *static_cast<Collected*>(context);
}

std::string text_of(readstat_value_t const& value)
{
    switch (readstat_value_type(value)) {
    case READSTAT_TYPE_STRING:
    case READSTAT_TYPE_STRING_REF: {
        char const* const text = readstat_string_value(value);
        return text ? text : "";
    }
    default: {
        double const x = readstat_double_value(value);
        return std::isnan(x) ? "" : fmt::format("{}", x);
    }
    }
}

int on_variable(int, readstat_variable_t* variable, char const* labels, void* context)
{
    char const* const name = readstat_variable_get_name(variable);
    collected(context).nameless |= !name;
    if (!name) return READSTAT_HANDLER_ABORT;
    collected(context).names.emplace_back(name);
    collected(context).label_sets.emplace_back(labels ? labels : "");
    return READSTAT_HANDLER_OK;
}

int on_value(int row, readstat_variable_t* variable, readstat_value_t value, void* context)
{
    auto& rows = collected(context).rows;
    auto const columns = collected(context).names.size();
    auto const column = static_cast<std::size_t>(readstat_variable_get_index(variable));
    while (rows.size() <= static_cast<std::size_t>(row))
        rows.emplace_back(columns);
    if (column < columns && !readstat_value_is_missing(value, variable))
        rows[static_cast<std::size_t>(row)][column] = text_of(value);
    return READSTAT_HANDLER_OK;
}

int on_label(char const* labels, readstat_value_t value, char const* label, void* context)
{
    if (labels && label) collected(context).labels[labels][text_of(value)] = label;
    return READSTAT_HANDLER_OK;
}

/// What ReadStat reads instead of a file, which may have been unpacked.
struct Bytes {
    std::string const& all;
    std::size_t at{0};
};

int on_open(char const*, void*)
{
    return 0;
}

int on_close(void*)
{
    return 0;
}

readstat_off_t on_seek(readstat_off_t offset, readstat_io_flags_t from, void* context)
{
    auto& bytes = *static_cast<Bytes*>(context);
    auto const size = static_cast<readstat_off_t>(bytes.all.size());
    auto const start = from == READSTAT_SEEK_SET   ? 0
                       : from == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(bytes.at)
                                                   : size;
    if (offset < -start || offset > size - start) return -1;
    bytes.at = static_cast<std::size_t>(start + offset);
    return start + offset;
}

ssize_t on_read(void* into, std::size_t wanted, void* context)
{
    auto& bytes = *static_cast<Bytes*>(context);
    std::size_t const got = std::min(wanted, bytes.all.size() - bytes.at);
    std::memcpy(into, bytes.all.data() + bytes.at, got);
    bytes.at += got;
    return static_cast<ssize_t>(got);
}

readstat_error_t on_update(long, readstat_progress_handler, void*, void*)
{
    return READSTAT_OK;
}

/// Codes with a label are written as it; numbers without one stay.
void apply_labels(Collected& all)
{
    for (auto& row : all.rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto const set = all.labels.find(all.label_sets[c]);
            if (set == all.labels.end()) continue;
            auto const label = set->second.find(row[c]);
            if (label != set->second.end()) row[c] = label->second;
        }
}

} // namespace

TableFile read_statistics(std::string const& path, std::string const& bytes)
{
    Collected all;
    Bytes source{bytes};
    std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> const parser(readstat_parser_init(),
                                                                                     &readstat_parser_free);
    readstat_set_variable_handler(parser.get(), on_variable);
    readstat_set_value_handler(parser.get(), on_value);
    readstat_set_value_label_handler(parser.get(), on_label);
    readstat_set_open_handler(parser.get(), on_open);
    readstat_set_close_handler(parser.get(), on_close);
    readstat_set_seek_handler(parser.get(), on_seek);
    readstat_set_read_handler(parser.get(), on_read);
    readstat_set_update_handler(parser.get(), on_update);
    readstat_set_io_ctx(parser.get(), &source);
    auto const program = statistics_program(bytes);
    auto const parse = program == "SPSS"    ? readstat_parse_sav
                       : program == "Stata" ? readstat_parse_dta
                                            : readstat_parse_sas7bdat;
    auto const error = parse(parser.get(), path.c_str(), &all);
    char const* const message = readstat_error_message(error);
    if (error != READSTAT_OK || all.nameless)
        throw UserError({.code = ProblemCode::file_damaged,
                         .place = {.file = path},
                         .what = fmt::format("cannot be read as a file of {}: {}", program,
                                             all.nameless ? "a variable has no name"
                                             : message    ? message
                                                          : "it is damaged"),
                         .allowed = "a data set",
                         .suggestion = "save it once more, or as CSV"});
    apply_labels(all);
    TableFile out;
    out.format = fmt::format("{} data", program);
    out.rows = Table(path);
    out.rows.repeated = out.rows.set_header(all.names);
    out.rows.count_rows_as("row");
    for (auto const& row : all.rows)
        out.rows.add_copy(row);
    return with_nominations_read(std::move(out));
}

#else

TableFile read_statistics(std::string const& path, std::string const& bytes)
{
    throw UserError({.code = ProblemCode::file_cannot_be_read,
                     .place = {.file = path},
                     .what = "is a file of " + std::string(statistics_program(bytes)) +
                             ", and this program was built without ReadStat",
                     .allowed = "build it with the package libreadstat-dev",
                     .suggestion = "save it as CSV"});
}

#endif

} // namespace groundswell
