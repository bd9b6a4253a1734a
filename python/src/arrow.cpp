#include "arrow.hpp"
#include "bindings.hpp"

#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

using Numbers = nb::ndarray<double const, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Wholes = nb::ndarray<std::int64_t const, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

/// A column as Arrow holds it: numbers and whole numbers from arrays, anything else from texts.
arrow::Column column_from(std::string name, nb::handle values)
{
    arrow::Column out{.name = std::move(name)};
    if (Wholes wholes; nb::try_cast(values, wholes, false)) {
        out.values = std::vector(wholes.data(), wholes.data() + wholes.size());
    } else if (Numbers numbers; nb::try_cast(values, numbers, false)) {
        out.values = std::vector(numbers.data(), numbers.data() + numbers.size());
    } else {
        out.values = nb::cast<std::vector<std::optional<std::string>>>(values);
    }
    return out;
}

void release_stream(void* pointer) noexcept
{
    auto* const stream = static_cast<arrow::Stream*>(pointer);
    if (stream->release) stream->release(stream);
    delete stream;
}

/// A capsule with a stream of one batch (the PyCapsule interface of Arrow).
nb::capsule arrow_stream(std::vector<std::string> const& names, nb::list const& columns)
{
    std::vector<arrow::Column> out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out.push_back(column_from(names[i], columns[i]));
    auto* const stream = new arrow::Stream{};
    nb::capsule capsule(stream, "arrow_array_stream", release_stream);
    arrow::export_table(std::move(out), *stream);
    return capsule;
}

/// The names and the cells of the table in a capsule, as text. None: null.
nb::tuple arrow_cells(nb::capsule const& capsule)
{
    auto* const stream = static_cast<arrow::Stream*>(capsule.data("arrow_array_stream"));
    auto const table = arrow::read_texts(*stream);
    return nb::make_tuple(nb::cast(table.names), nb::cast(table.columns));
}

} // namespace

void bind_arrow(nb::module_& module)
{
    module.def("arrow_stream", &arrow_stream, nb::arg("names"), nb::arg("columns"));
    module.def("arrow_cells", &arrow_cells, nb::arg("capsule"));
}

} // namespace groundswell::python
