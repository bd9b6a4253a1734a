#include "bindings.hpp"

#include <array>
#include <groundswell/problems.hpp>
#include <string_view>

namespace groundswell::python {

namespace {

/// Arguments that Python calls otherwise than the library. Overrides are named by their keys alone.
struct Spelling {
    std::string_view library, python;
};
constexpr std::array<Spelling, 5> spellings{
    {{"set", ""}, {"with", "changes"}, {"from", "low"}, {"to", "high"}, {"half_width", "half_width"}}};

Problem for_python(Problem problem)
{
    for (auto const& [library, python] : spellings)
        if (problem.place.argument == library) {
            problem.place.argument = python;
            break;
        }
    return problem;
}

/// What groundswell._errors makes an exception of.
nb::list as_list(Problems const& problems)
{
    nb::list out;
    for (auto const& given : problems) {
        auto const problem = for_python(given);
        nb::dict one;
        auto const text = [](auto const& s) { return nb::str(s.data(), s.size()); };
        one["code"] = text(problem.code.name());
        one["file"] = text(problem.place.file);
        one["line"] = problem.place.line;
        one["column"] = problem.place.column;
        one["record"] = text(problem.place.record);
        one["key"] = text(problem.place.key);
        one["argument"] = text(problem.place.argument);
        one["what"] = text(problem.what);
        one["allowed"] = text(problem.allowed);
        one["suggestion"] = text(problem.suggestion);
        one["text"] = text(problem.text());
        out.append(one);
    }
    return out;
}

void set_error(nb::object const& exception)
{
    PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
}

void translate(std::exception_ptr const& thrown, void*)
{
    try {
        std::rethrow_exception(thrown);
    } catch (UserError const& error) {
        set_error(nb::module_::import_("groundswell._errors").attr("error_of")(as_list(error.problems())));
    } catch (Stopped const&) {
        set_error(nb::module_::import_("groundswell._errors").attr("Stopped")());
    }
}

} // namespace

void bind_errors(nb::module_&)
{
    nb::register_exception_translator(translate);
}

} // namespace groundswell::python
