#include <nlohmann/json.hpp>

#include "published/figure.hpp"
#include "report/validate_outcome.hpp"

namespace groundswell::report {

namespace {

using published::Figure;
using published::Origin;

Json figure_json(Figure const& f)
{
    return {{"setting", f.setting},
            {"figure", f.name},
            {"origin", letter(f.origin)},
            {"source", f.source},
            {"ours", f.ours},
            {"z", f.z},
            {"tolerance", f.tolerance},
            {"pass", f.origin == Origin::none ? Json(nullptr) : Json(f.passed)}};
}

} // namespace

ValidateTally tally_of(std::vector<Validation> const& validations)
{
    ValidateTally out;
    for (auto const& validation : validations)
        for (auto const& figure : validation.figures) {
            out.compared += figure.origin != published::Origin::none;
            out.failed += !figure.passed;
        }
    return out;
}

Json validate_json(std::vector<Validation> const& validations, published::Request const& request)
{
    Json models = Json::array();
    for (auto const& validation : validations) {
        Json figures = Json::array();
        for (auto const& figure : validation.figures)
            figures.push_back(figure_json(figure));
        models.push_back({{"name", validation.model.name},
                          {"title", validation.model.title},
                          {"source", validation.model.source},
                          {"pass", validation.passed()},
                          {"seconds", validation.seconds},
                          {"figures", figures}});
    }
    auto const [compared, failed] = tally_of(validations);
    return {{"version", GROUNDSWELL_VERSION},
            {"seed", request.seed},
            {"quick", request.quick},
            {"z_limit", published::z_limit},
            {"compared", compared},
            {"failed", failed},
            {"models", models}};
}

} // namespace groundswell::report
