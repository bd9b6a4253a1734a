#pragma once
#include "bindings.hpp"

#include <nanobind/ndarray.h>
#include <utility>
#include <vector>

namespace groundswell::python {

template <class T>
using Column = nb::ndarray<nb::numpy, T const, nb::ndim<1>>;

/// An array that owns its values. Numpy and DLPack see them where they are.
template <class T>
Column<T> column_of(std::vector<T> values)
{
    auto const* const kept = new std::vector<T>(std::move(values));
    nb::capsule const owner(kept, [](void* p) noexcept { delete static_cast<std::vector<T>*>(p); });
    return {kept->data(), {kept->size()}, owner};
}

} // namespace groundswell::python
