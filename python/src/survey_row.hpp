#pragma once
#include "bindings.hpp"

#include <groundswell/targets.hpp>
#include <nanobind/stl/string.h>

namespace groundswell::python {

/// A row of a survey as the beginning of a row of a table.
inline nb::dict survey_row(Target const& target)
{
    nb::dict row;
    row["quantity"] = target.quantity;
    row["group"] = target.group;
    row["survey"] = target.value;
    row["survey_low"] = target.low;
    row["survey_high"] = target.high;
    return row;
}

} // namespace groundswell::python
