#include "base/problems.hpp"
#include "tables/formats.hpp"

#ifdef GROUNDSWELL_RDATA
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <rdata/rdata.h>
#include <utility>
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
    std::vector<Frame> all;
    std::vector<std::string> labels; ///< of the factor whose column comes next
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

int on_column(char const*, rdata_type_t type, void* data, long count, void* context)
{
    auto& column = frames_in(context).last().columns.emplace_back(static_cast<std::size_t>(count));
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
    }
    return 0;
}

int on_text(char const* value, int index, void* context)
{
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

TableFile read_rdata(std::string const& path)
{
    Frames frames;
    std::unique_ptr<rdata_parser_t, decltype(&rdata_parser_free)> const parser(rdata_parser_init(),
                                                                               &rdata_parser_free);
    rdata_set_table_handler(parser.get(), on_table);
    rdata_set_column_handler(parser.get(), on_column);
    rdata_set_text_value_handler(parser.get(), on_text);
    rdata_set_value_label_handler(parser.get(), on_label);
    rdata_set_column_name_handler(parser.get(), on_column_name);
    auto const error = rdata_parse(parser.get(), path.c_str(), &frames);
    if (error != RDATA_OK)
        throw UserError({path, std::string("cannot be read as R data: ") + rdata_error_message(error),
                         "data frames in .rds or .rda",
                         "in R: write.csv(x, \"people.csv\", row.names = FALSE)"});
    std::erase_if(frames.all, [](Frame const& frame) { return frame.columns.empty(); });
    if (frames.all.empty())
        throw UserError({path, "holds no data frame", "a data frame, or two: people and ties", ""});
    TableFile out;
    out.format = "R data";
    out.rows = table_of(path, frames.all.front());
    if (frames.all.size() > 1) out.ties = table_of(path, frames.all[1]);
    for (std::size_t i = 0; i < frames.all.size(); ++i)
        if (!frames.all[i].name.empty())
            out.notes.push_back((i == 0   ? "people from '"
                                 : i == 1 ? "ties from '"
                                          : "not used: '") +
                                frames.all[i].name + "'");
    return out;
}

#else

TableFile read_rdata(std::string const& path)
{
    throw UserError({path, "is R data or compressed, and this program was built without librdata",
                     "build it with the package librdata-dev, or unpack the file",
                     "in R: write.csv(x, \"people.csv\", row.names = FALSE)"});
}

#endif

} // namespace groundswell
