#include "view/faults.hpp"

#include <groundswell/problems.hpp>
#include <new>
#include <nlohmann/json.hpp>

#include "report/setting.hpp"

namespace groundswell::view {

using namespace report;

Fault caught_fault(std::string const& asked)
{
    try {
        throw;
    } catch (SettingError const& faults) {
        return {problems_json(faults.problems())};
    } catch (UserError const& faults) {
        return {problems_json(faults.problems())};
    } catch (std::bad_alloc const&) {
        return {problems_json(Problems{{.code = ProblemCode::memory_not_enough,
                                        .place = {.key = "run"},
                                        .what = "not enough memory",
                                        .suggestion = "use fewer people"}})};
    } catch (std::exception const& fault) {
        return {problems_json(Problems{{.code = ProblemCode::program_fault,
                                        .place = {.key = asked},
                                        .what = fault.what(),
                                        .allowed = "a fault of the program"}}),
                500};
    }
}

} // namespace groundswell::view
