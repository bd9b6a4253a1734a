#include <groundswell/problems.hpp>

#include "tables/formats.hpp"

#ifdef GROUNDSWELL_RDATA
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <optional>
#include <rdata/rdata.h>
#include <utility>

#include "tables/unpack_bound.hpp"
#endif

namespace groundswell {

#ifdef GROUNDSWELL_RDATA

namespace {

/// Columns of one data frame, as librdata hands them over: first the values, then what they are called.
struct Frame {
    std::string name;
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> columns;
};

struct Frames {
    explicit Frames(std::string const& path) : bound(path) {}

    std::vector<Frame> all;
    UnpackBound bound;
    std::optional<UserError> refused; ///< above the bound; librdata is C, so nothing may be thrown through it
    std::vector<std::string> labels;  ///< of the factor whose column comes next
    Frame& last()
    {
        if (all.empty()) all.emplace_back();
        return all.back();
    }
};

Frames& frames_in(void* context)
{
    return *static_cast<Frames*>(context);
}

/// Count bytes of a column.
///
/// @return what a handler returns: 0 to go on
int count(void* context, std::uint64_t bytes)
{
    auto& frames = frames_in(context);
    try {
        frames.bound.add(bytes);
        return 0;
    } catch (UserError const& error) {
        frames.refused = error;
        return 1;
    }
}

int on_table(char const* name, void* context)
{
    frames_in(context).all.push_back({name ? name : "", {}, {}});
    return 0;
}

std::string number_text(double value)
{
    return std::isnan(value) ? "" : fmt::format("{}", value);
}

/// A factor's levels come before the numbers that stand for them.
int on_label(char const* label, int index, void* context)
{
    auto& labels = frames_in(context).labels;
    auto const i = static_cast<std::size_t>(index);
    if (labels.size() <= i) labels.resize(i + 1);
    labels[i] = label ? label : "";
    return 0;
}

int on_column(char const*, rdata_type_t type, void* data, long values, void* context)
{
    if (count(context, static_cast<std::uint64_t>(values) * sizeof(std::string)) != 0) return 1;
    auto& column = frames_in(context).last().columns.emplace_back(static_cast<std::size_t>(values));
    auto const labels = std::exchange(frames_in(context).labels, {});
    if (!data) return 0; // texts follow one by one
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (type == RDATA_TYPE_REAL || type == RDATA_TYPE_TIMESTAMP || type == RDATA_TYPE_DATE) {
            column[i] = number_text(static_cast<double const*>(data)[i]);
        } else {
            auto const value = static_cast<std::int32_t const*>(data)[i];
            bool const missing = value == std::numeric_limits<std::int32_t>::min();
            bool const level = value > 0 && static_cast<std::size_t>(value) <= labels.size();
            column[i] = missing ? ""
                        : level ? labels[static_cast<std::size_t>(value) - 1]
                                : std::to_string(value);
        }
        if (column[i].size() > sizeof(std::string) && count(context, column[i].size()) != 0) return 1;
    }
    return 0;
}

int on_text(char const* value, int index, void* context)
{
    if (value && count(context, std::strlen(value)) != 0) return 1;
    auto& columns = frames_in(context).last().columns;
    auto const i = static_cast<std::size_t>(index);
    if (!columns.empty() && i < columns.back().size()) columns.back()[i] = value ? value : "";
    return 0;
}

int on_column_name(char const* name, int index, void* context)
{
    auto& names = frames_in(context).last().names;
    auto const i = static_cast<std::size_t>(index);
    if (names.size() <= i) names.resize(i + 1);
    names[i] = name ? name : "";
    return 0;
}

/// What librdata reads instead of a file: bytes that are unpacked already, which it cannot do for gzip
/// everywhere.
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

rdata_off_t on_seek(rdata_off_t offset, rdata_io_flags_t from, void* context)
{
    auto& bytes = *static_cast<Bytes*>(context);
    auto const start = from == RDATA_SEEK_SET   ? 0
                       : from == RDATA_SEEK_CUR ? static_cast<rdata_off_t>(bytes.at)
                                                : static_cast<rdata_off_t>(bytes.all.size());
    auto const to = start + offset;
    if (to < 0 || to > static_cast<rdata_off_t>(bytes.all.size())) return -1;
    bytes.at = static_cast<std::size_t>(to);
    return to;
}

ssize_t on_read(void* into, std::size_t wanted, void* context)
{
    auto& bytes = *static_cast<Bytes*>(context);
    std::size_t const got = std::min(wanted, bytes.all.size() - bytes.at);
    std::memcpy(into, bytes.all.data() + bytes.at, got);
    bytes.at += got;
    return static_cast<ssize_t>(got);
}

rdata_error_t on_update(long, rdata_progress_handler, void*, void*)
{
    return RDATA_OK;
}

Table table_of(std::string const& path, Frame& frame)
{
    Table out(path);
    frame.names.resize(frame.columns.size());
    out.repeated = out.set_header(frame.names);
    out.count_rows_as("row");
    std::size_t const rows = frame.columns.empty() ? 0 : frame.columns.front().size();
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<std::string> cells;
        for (auto& column : frame.columns) {
            cells.push_back(r < column.size() ? std::move(column[r]) : "");
        }
        out.add_copy(cells);
    }
    return out;
}

} // namespace

TableFile read_rdata(std::string const& path, std::string const& bytes)
{
    // librdata unpacks these, where it can, without a bound.
    if (bytes.starts_with("BZh") || bytes.starts_with("\xFD"))
        throw UserError({.code = ProblemCode::file_other_kind,
                         .place = {.file = path},
                         .what = "is R data packed with bzip2 or xz",
                         .allowed = "packed with gzip, or not packed",
                         .suggestion = "in R: write.csv(x, \"people.csv\", row.names = FALSE)"});
    Frames frames(path);
    Bytes source{bytes};
    std::unique_ptr<rdata_parser_t, decltype(&rdata_parser_free)> const parser(rdata_parser_init(),
                                                                               &rdata_parser_free);
    rdata_set_table_handler(parser.get(), on_table);
    rdata_set_column_handler(parser.get(), on_column);
    rdata_set_text_value_handler(parser.get(), on_text);
    rdata_set_value_label_handler(parser.get(), on_label);
    rdata_set_column_name_handler(parser.get(), on_column_name);
    rdata_set_open_handler(parser.get(), on_open);
    rdata_set_close_handler(parser.get(), on_close);
    rdata_set_seek_handler(parser.get(), on_seek);
    rdata_set_read_handler(parser.get(), on_read);
    rdata_set_update_handler(parser.get(), on_update);
    rdata_set_io_ctx(parser.get(), &source);
    auto const error = rdata_parse(parser.get(), path.c_str(), &frames);
    if (frames.refused) throw UserError(*frames.refused);
    if (error != RDATA_OK)
        throw UserError({.code = ProblemCode::file_cannot_be_read,
                         .place = {.file = path},
                         .what = std::string("cannot be read as R data: ") + rdata_error_message(error),
                         .allowed = "data frames in .rds or .rda",
                         .suggestion = "in R: write.csv(x, \"people.csv\", row.names = FALSE)"});
    std::erase_if(frames.all, [](Frame const& frame) { return frame.columns.empty(); });
    if (frames.all.empty())
        throw UserError({.code = ProblemCode::table_no_rows,
                         .place = {.file = path},
                         .what = "holds no data frame",
                         .allowed = "a data frame, or two: people and ties"});
    TableFile out;
    out.format = "R data";
    out.rows = table_of(path, frames.all.front());
    bool const ties = frames.all.size() > 1 && frames.all[1].columns.size() > 1;
    if (ties) out.ties = table_of(path, frames.all[1]);
    for (std::size_t i = 0; i < frames.all.size(); ++i)
        if (!frames.all[i].name.empty())
            out.notes.push_back((i == 0           ? "people from '"
                                 : i == 1 && ties ? "ties from '"
                                                  : "not used: '") +
                                frames.all[i].name + "'");
    return out;
}

#else

TableFile read_rdata(std::string const& path, std::string const&)
{
    throw UserError({.code = ProblemCode::file_cannot_be_read,
                     .place = {.file = path},
                     .what = "is R data, and this program was built without librdata",
                     .allowed = "build it with the package librdata-dev",
                     .suggestion = "in R: write.csv(x, \"people.csv\", row.names = FALSE)"});
}

#endif

} // namespace groundswell
