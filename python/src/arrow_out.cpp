#include "arrow.hpp"

#include <array>
#include <cmath>
#include <memory>

namespace groundswell::python::arrow {

namespace {

constexpr std::int64_t nullable = 2; // ARROW_FLAG_NULLABLE

/// What an array of one column points to.
struct Buffers {
    std::vector<std::uint8_t> valid;
    std::vector<double> numbers;
    std::vector<std::int64_t> wholes; ///< or, of texts, where each begins
    std::string texts;
    std::array<void const*, 3> pointers{};
};

/// What a stream holds until it is released.
struct Table {
    std::vector<Column> columns;
    bool given{false};
};

void set_valid(Buffers& buffers, std::size_t i)
{
    buffers.valid[i / 8] |= static_cast<std::uint8_t>(1U << (i % 8));
}

struct Filled {
    std::int64_t length{0}, nulls{0}, buffers{2};
};

Filled fill(Buffers& out, std::vector<double> const& values)
{
    Filled filled{.length = static_cast<std::int64_t>(values.size())};
    out.numbers = values;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isnan(values[i]))
            ++filled.nulls;
        else
            set_valid(out, i);
    out.pointers = {out.valid.data(), out.numbers.data(), nullptr};
    return filled;
}

Filled fill(Buffers& out, std::vector<std::int64_t> const& values)
{
    out.wholes = values;
    out.pointers = {nullptr, out.wholes.data(), nullptr};
    return {.length = static_cast<std::int64_t>(values.size())};
}

Filled fill(Buffers& out, std::vector<std::optional<std::string>> const& values)
{
    Filled filled{.length = static_cast<std::int64_t>(values.size()), .buffers = 3};
    out.wholes.push_back(0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) {
            set_valid(out, i);
            out.texts += *values[i];
        } else {
            ++filled.nulls;
        }
        out.wholes.push_back(static_cast<std::int64_t>(out.texts.size()));
    }
    out.pointers = {out.valid.data(), out.wholes.data(), out.texts.data()};
    return filled;
}

void release_array(Array* array)
{
    for (std::int64_t i = 0; i < array->n_children; ++i) {
        if (array->children[i]->release) array->children[i]->release(array->children[i]);
        delete array->children[i];
    }
    delete[] array->children;
    if (array->n_children == 0 && array->n_buffers > 1) delete static_cast<Buffers*>(array->private_data);
    if (array->n_buffers == 1) delete[] array->buffers;
    array->release = nullptr;
}

void release_schema(Schema* schema)
{
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
        if (schema->children[i]->release) schema->children[i]->release(schema->children[i]);
        delete schema->children[i];
    }
    delete[] schema->children;
    delete static_cast<std::string*>(schema->private_data);
    schema->release = nullptr;
}

void fill_array(Column const& column, Array& out)
{
    auto buffers = std::make_unique<Buffers>();
    auto const size = std::visit([](auto const& values) { return values.size(); }, column.values);
    buffers->valid.assign(size / 8 + 1, 0);
    auto const filled = std::visit([&](auto const& values) { return fill(*buffers, values); }, column.values);
    out = {.length = filled.length,
           .null_count = filled.nulls,
           .offset = 0,
           .n_buffers = filled.buffers,
           .n_children = 0,
           .buffers = buffers->pointers.data(),
           .children = nullptr,
           .dictionary = nullptr,
           .release = release_array,
           .private_data = buffers.get()};
    static_cast<void>(buffers.release());
}

/// The format string of a column: double, 64-bit integer, text with 64-bit offsets.
char const* format_of(Column const& column)
{
    constexpr std::array<char const*, 3> formats{"g", "l", "U"};
    return formats.at(column.values.index());
}

void fill_schema(char const* format, std::string const& name, Schema& out)
{
    auto* const kept = new std::string(name);
    out = {.format = format,
           .name = kept->c_str(),
           .metadata = nullptr,
           .flags = nullable,
           .n_children = 0,
           .children = nullptr,
           .dictionary = nullptr,
           .release = release_schema,
           .private_data = kept};
}

Table& table_of(Stream* stream)
{
    return *static_cast<Table*>(stream->private_data);
}

int get_schema(Stream* stream, Schema* out)
{
    auto const& columns = table_of(stream).columns;
    fill_schema("+s", "", *out);
    out->flags = 0;
    out->children = new Schema*[columns.size()];
    out->n_children = static_cast<std::int64_t>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out->children[i] = new Schema{};
        fill_schema(format_of(columns[i]), columns[i].name, *out->children[i]);
    }
    return 0;
}

int get_next(Stream* stream, Array* out)
{
    auto& table = table_of(stream);
    *out = {};
    if (table.given) return 0; // released: the end of the stream
    table.given = true;
    auto const& columns = table.columns;
    out->n_buffers = 1;
    out->buffers = new void const* [1] {};
    out->children = new Array*[columns.size()];
    out->n_children = static_cast<std::int64_t>(columns.size());
    out->release = release_array;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        out->children[i] = new Array{};
        fill_array(columns[i], *out->children[i]);
    }
    out->length = columns.empty() ? 0 : out->children[0]->length;
    return 0;
}

} // namespace

void export_table(std::vector<Column> columns, Stream& out)
{
    out = {.get_schema = get_schema,
           .get_next = get_next,
           .get_last_error = [](Stream*) -> char const* { return nullptr; },
           .release =
               [](Stream* stream) {
                   delete static_cast<Table*>(stream->private_data);
                   stream->release = nullptr;
               },
           .private_data = new Table{std::move(columns)}};
}

} // namespace groundswell::python::arrow
