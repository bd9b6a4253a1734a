#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Tables that cross to and from other libraries without a copy of their code: the C data interface and the
/// C stream interface of Apache Arrow.
///
/// The layout of the three structs is the specification's ("The Arrow C data interface", "The Arrow C stream
/// interface", format 1.0); everything else is ours.
namespace groundswell::python::arrow {

struct Schema {
    char const* format;
    char const* name;
    char const* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    Schema** children;
    Schema* dictionary;
    void (*release)(Schema*);
    void* private_data;
};

struct Array {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    void const** buffers;
    Array** children;
    Array* dictionary;
    void (*release)(Array*);
    void* private_data;
};

struct Stream {
    int (*get_schema)(Stream*, Schema* out);
    int (*get_next)(Stream*, Array* out);
    char const* (*get_last_error)(Stream*);
    void (*release)(Stream*);
    void* private_data;
};

/// A column on its way out. A NaN and a missing text are nulls.
struct Column {
    std::string name;
    std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::optional<std::string>>>
        values{};
};

/// Fill `out` with a stream that gives the table in one batch.
void export_table(std::vector<Column> columns, Stream& out);

struct Texts {
    std::vector<std::string> names;
    std::vector<std::vector<std::optional<std::string>>> columns;
};

/// Read a whole stream as text and release it: booleans as true and false, dates and times are refused.
///
/// @throws std::invalid_argument for a column of another kind, by name
Texts read_texts(Stream& stream);

} // namespace groundswell::python::arrow
