#include "arrow.hpp"

#include <cstring>
#include <fmt/format.h>
#include <stdexcept>
#include <string_view>

namespace groundswell::python::arrow {

namespace {

template <class T>
T at(void const* buffer, std::int64_t i)
{
    T value;
    std::memcpy(&value, static_cast<char const*>(buffer) + static_cast<std::size_t>(i) * sizeof(T),
                sizeof(T));
    return value;
}

bool bit(void const* buffer, std::int64_t i)
{
    return (at<std::uint8_t>(buffer, i / 8) >> (i % 8) & 1) != 0;
}

template <class Offset>
std::string text(Array const& array, std::int64_t i)
{
    auto const begin = at<Offset>(array.buffers[1], i), end = at<Offset>(array.buffers[1], i + 1);
    return {static_cast<char const*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

/// A text of the layout with views: up to 12 bytes lie in the view, others in one of several buffers.
std::string viewed_text(Array const& array, std::int64_t i)
{
    auto const* const view = static_cast<char const*>(array.buffers[1]) + 16 * i;
    auto const length = static_cast<std::size_t>(at<std::int32_t>(view, 0));
    if (length <= 12) return {view + 4, length};
    auto const* const data = static_cast<char const*>(array.buffers[2 + at<std::int32_t>(view, 2)]);
    return {data + at<std::int32_t>(view, 3), length};
}

std::optional<std::string> cell(Schema const& schema, Array const& array, std::int64_t row);

std::string value(Schema const& schema, Array const& array, std::int64_t i)
{
    auto const* const data = array.n_buffers > 1 ? array.buffers[1] : nullptr;
    std::string_view const format = schema.format;
    if (format == "u") return text<std::int32_t>(array, i);
    if (format == "U") return text<std::int64_t>(array, i);
    if (format == "vu") return viewed_text(array, i);
    if (format == "b") return bit(data, i) ? "true" : "false";
    if (format == "g") return fmt::format("{}", at<double>(data, i));
    if (format == "f") return fmt::format("{}", at<float>(data, i));
    if (format == "c") return fmt::format("{}", at<std::int8_t>(data, i));
    if (format == "C") return fmt::format("{}", at<std::uint8_t>(data, i));
    if (format == "s") return fmt::format("{}", at<std::int16_t>(data, i));
    if (format == "S") return fmt::format("{}", at<std::uint16_t>(data, i));
    if (format == "i") return fmt::format("{}", at<std::int32_t>(data, i));
    if (format == "I") return fmt::format("{}", at<std::uint32_t>(data, i));
    if (format == "l") return fmt::format("{}", at<std::int64_t>(data, i));
    if (format == "L") return fmt::format("{}", at<std::uint64_t>(data, i));
    throw std::invalid_argument(
        fmt::format("column '{}': values of the Arrow format '{}' (text, numbers, booleans or categories). "
                    "Convert the column to text",
                    schema.name ? schema.name : "", format));
}

std::int64_t index(std::string_view format, void const* data, std::int64_t i)
{
    switch (format.empty() ? '?' : format[0]) {
    case 'c':
        return at<std::int8_t>(data, i);
    case 'C':
        return at<std::uint8_t>(data, i);
    case 's':
        return at<std::int16_t>(data, i);
    case 'S':
        return at<std::uint16_t>(data, i);
    case 'i':
        return at<std::int32_t>(data, i);
    case 'I':
        return at<std::uint32_t>(data, i);
    default:
        return at<std::int64_t>(data, i);
    }
}

std::optional<std::string> cell(Schema const& schema, Array const& array, std::int64_t row)
{
    if (std::string_view(schema.format) == "n") return {};
    auto const i = row + array.offset;
    if (array.null_count != 0 && array.buffers[0] && !bit(array.buffers[0], i)) return {};
    if (schema.dictionary)
        return cell(*schema.dictionary, *array.dictionary, index(schema.format, array.buffers[1], i));
    return value(schema, array, i);
}

template <class T>
struct Owned {
    T value{};
    ~Owned()
    {
        if (value.release) value.release(&value);
    }
};

void require(int code, Stream& stream)
{
    if (code == 0) return;
    char const* const said = stream.get_last_error ? stream.get_last_error(&stream) : nullptr;
    throw std::invalid_argument(said ? said : "the Arrow stream cannot be read");
}

void append(Schema const& schema, Array const& batch, Texts& out)
{
    for (std::size_t c = 0; c < out.columns.size(); ++c)
        for (std::int64_t row = 0; row < batch.length; ++row)
            out.columns[c].push_back(cell(*schema.children[c], *batch.children[c], row + batch.offset));
}

} // namespace

Texts read_texts(Stream& stream)
{
    struct Release {
        Stream& stream;
        ~Release()
        {
            if (stream.release) stream.release(&stream);
        }
    } const release{stream};
    Owned<Schema> schema;
    require(stream.get_schema(&stream, &schema.value), stream);
    if (std::string_view(schema.value.format) != "+s")
        throw std::invalid_argument("the Arrow stream is not of a table");
    Texts out;
    for (std::int64_t c = 0; c < schema.value.n_children; ++c)
        out.names.emplace_back(schema.value.children[c]->name ? schema.value.children[c]->name : "");
    out.columns.resize(out.names.size());
    for (;;) {
        Owned<Array> batch;
        require(stream.get_next(&stream, &batch.value), stream);
        if (!batch.value.release) return out;
        append(schema.value, batch.value, out);
    }
}

} // namespace groundswell::python::arrow
