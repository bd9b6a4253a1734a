#include "bindings.hpp"

#include <groundswell/version.hpp>
#include <nanobind/stl/string.h>

NB_MODULE(_core, module)
{
    using namespace groundswell::python;
    module.doc() = "The compiled part of groundswell. Use the package groundswell instead.";
    module.attr("version") = groundswell::version();
    nb::class_<Work>(module, "Work", "Long work seen from another thread.")
        .def(nb::init<>())
        .def("stop", &Work::ask_to_stop, "Ask the work to end. It does so within a fraction of a second.")
        .def_prop_ro("done", &Work::done, "How many parts are done.")
        .def_prop_ro("planned", &Work::planned, "How many parts there are; 0 while it is not known.");
    bind_errors(module);
    bind_scenario(module);
    bind_catalogue(module);
    bind_study(module);
    bind_mechanisms(module);
    bind_runs(module);
    bind_checkpoints(module);
    bind_experiments(module);
    bind_fit(module);
    bind_simulation(module);
    bind_arrow(module);
}
