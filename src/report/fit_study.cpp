#include <nlohmann/json.hpp>

#include "report/fit_outcome.hpp"
#include "report/study_sections.hpp"

namespace groundswell::report {

namespace {

/// Numbers and null, and nothing else, of an object that was kept.
Json numbers(Json const& from, std::initializer_list<char const*> names)
{
    Json out = Json::object();
    for (auto const* name : names) {
        auto const& value = from.at(name);
        if (value.is_null() || value.is_number_unsigned())
            out[name] = value;
        else
            out[name] = value.get<double>();
    }
    return out;
}

Json texts(Json const& from, std::initializer_list<char const*> names)
{
    Json out = Json::object();
    for (auto const* name : names)
        out[name] = from.at(name).get<std::string>();
    return out;
}

/// Measured effects: rows, what cannot be run, how many points they ruled out.
Json effects(Json const& kept)
{
    Json out = numbers(kept, {"ruled_out"});
    out["not_run"] = kept.at("not_run").get<std::vector<std::string>>();
    out["rows"] = Json::array();
    for (auto const& row : kept.at("rows")) {
        Json one = texts(row, {"id", "part", "what", "unit"});
        one.update(numbers(row, {"value", "low", "high"}));
        for (auto const* flag : {"held", "covered"})
            one[flag] = row.at(flag).get<bool>();
        one["members"] = numbers(row.at("members"), {"low", "median", "high", "inside"});
        out["rows"].push_back(std::move(one));
    }
    return out;
}

} // namespace

void add_fit(KeptStudy& study, Json& report)
{
    auto const text = study.points.definition(kept_fit_result);
    if (text.empty()) {
        if (!study.points.points("fit").empty())
            study.notes.push_back("fit: it was not finished, and is left out");
        return;
    }
    auto const kept = parse_foreign(text);
    Json fit = numbers(kept, {"members", "member_replicates", "runs", "candidates", "chosen", "confirmed"});
    fit["rules"] = numbers(kept.at("rules"), {"cutoff", "largest", "inside", "discrepancy"});
    for (auto const* list : {"waves", "rows", "parameters", "conflicts"})
        fit[list] = Json::array();
    for (auto const& wave : kept.at("waves")) {
        fit["waves"].push_back(
            numbers(wave, {"points", "log10_share_left", "rows_inside_median", "rows_inside_best"}));
        fit["waves"].back()["climbing"] = wave.at("climbing").get<bool>();
    }
    for (auto const& row : kept.at("rows")) {
        Json one = texts(row, {"quantity", "figure", "group"});
        one.update(numbers(row, {"value", "low", "high"}));
        one["unit"] = unit_of_row(one["figure"].get<std::string>());
        one["held_out"] = row.at("held_out").get<bool>();
        for (auto const* when : {"before", "members"})
            one[when] = numbers(row.at(when), {"low", "median", "high", "inside"});
        fit["rows"].push_back(std::move(one));
    }
    for (auto const& parameter : kept.at("parameters")) {
        Json one = texts(parameter, {"name"});
        one.update(numbers(parameter, {"low", "median", "high", "spread", "distance"}));
        one["plausible"] = {parameter.at("plausible").at(0).get<double>(),
                            parameter.at("plausible").at(1).get<double>()};
        one["learned"] = parameter.at("learned").get<bool>();
        fit["parameters"].push_back(std::move(one));
    }
    for (auto const& conflict : kept.at("conflicts"))
        fit["conflicts"].push_back({{"rows", conflict.at("rows").get<std::vector<std::string>>()},
                                    {"half_widths", conflict.at("half_widths").get<double>()}});
    auto const& together = kept.at("learned_together");
    fit["learned_together"] = {{"names", together.at("names").get<std::vector<std::string>>()},
                               {"members", together.at("members").get<std::vector<std::vector<double>>>()}};
    if (kept.contains("experiments")) fit["experiments"] = effects(kept.at("experiments"));
    round_all(fit);
    report["fit"] = std::move(fit);
    study.commands.push_back(kept.at("command").get<std::string>());
}

} // namespace groundswell::report
