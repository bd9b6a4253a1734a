#include <groundswell/validate.hpp>

#include <algorithm>
#include <chrono>
#include <groundswell/read_scenario.hpp>

#include "base/text.hpp"
#include "experiment/published_via_engine.hpp"

namespace groundswell {

Scenario published_scenario(std::string_view name)
{
    return read_scenario_text(published_text(name), "published/" + std::string(name) + ".toml");
}

std::vector<published::Model> published_models()
{
    std::vector<published::Model> all{petrie_model(), stratification_model(), influence_model()};
    for (auto& model : published::models())
        all.push_back(std::move(model));
    return all;
}

bool Validation::passed() const
{
    return std::ranges::all_of(figures, &published::Figure::passed);
}

std::vector<Validation> validate_models(std::string const& name, published::Request const& request)
{
    auto const models = published_models();
    std::vector<std::string> names;
    for (auto const& model : models)
        names.push_back(model.name);
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
        std::string known;
        for (auto const& n : names)
            known += (known.empty() ? "" : ", ") + n;
        throw UserError(Problem{.code = ProblemCode::name_unknown,
                                .place = {.argument = "model"},
                                .what = "unknown model '" + name + "'",
                                .allowed = "known: " + known,
                                .suggestion = did_you_mean(name, names)});
    }
    if (name.empty() && !request.set.empty())
        throw UserError(Problem{.code = ProblemCode::argument_missing,
                                .place = {.key = request.set.begin()->first, .argument = "set"},
                                .what = "belongs to one model, and none is named",
                                .suggestion = "name the model"});

    std::vector<Validation> out;
    for (auto const& model : models) {
        if (!name.empty() && model.name != name) continue;
        auto const start = std::chrono::steady_clock::now();
        auto figures = model.check(request);
        out.push_back({model, std::move(figures),
                       std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()});
    }
    return out;
}

} // namespace groundswell
