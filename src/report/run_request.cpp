#include "report/run_request.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <groundswell/compare.hpp>
#include <groundswell/parameter_table.hpp>
#include <groundswell/read_scenario.hpp>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace groundswell::report {

namespace {

/// A whole number of the request; absent: nothing.
std::optional<std::string> override_of(Json const& body, char const* key, char const* parameter)
{
    auto const at = body.find(key);
    if (at == body.end() || at->is_null()) return std::nullopt;
    return std::string(parameter) + "=" + at->dump();
}

std::vector<FieldProblem> under(std::string const& arm, std::vector<FieldProblem> problems)
{
    for (auto& problem : problems)
        problem.field = problem.field.empty() ? arm : arm + "." + problem.field;
    return problems;
}

/// What a request to run means; every fault of it at once.
class RequestReader {
  public:
    RequestReader(Json const& body, Scenario const& session) : body_(body), session_(session) {}

    RunRequest read()
    {
        RunRequest out;
        known_keys();
        out.base = arm("base", Json::object());
        if (auto const at = body_.find("variant"); at != body_.end() && !at->is_null())
            out.variant = arm("variant", Json::object());
        out.picture = flag("picture", out.picture);
        bool const of_members = flag("members", false);
        if (problems_.empty() && out.variant) comparable(out);
        if (of_members) members(out);
        if (!problems_.empty()) throw SettingError(problems_);
        return out;
    }

  private:
    void say(std::string const& key, Problem problem)
    {
        problem.place.key = key;
        problems_.push_back({std::move(problem), key});
    }

    bool flag(std::string const& key, bool usual)
    {
        auto const at = body_.find(key);
        if (at == body_.end() || at->is_null()) return usual;
        if (at->is_boolean()) return at->get<bool>();
        say(key, {.code = ProblemCode::value_wrong_type, .what = "is neither true nor false"});
        return usual;
    }

    void known_keys()
    {
        std::vector<std::string> const known{"base", "variant", "replicates", "weeks",
                                             "seed", "picture", "members"};
        for (auto const& [key, value] : body_.items())
            if (std::ranges::find(known, key) == known.end())
                say(key, {.code = ProblemCode::key_unknown,
                          .what = "unknown key",
                          .allowed = fmt::format("{}", fmt::join(known, ", ")),
                          .suggestion = did_you_mean(key, known)});
    }

    void take(std::vector<FieldProblem> const& more)
    {
        problems_.insert(problems_.end(), more.begin(), more.end());
    }

    Scenario arm(std::string const& name, Json const& none)
    {
        Scenario out = session_;
        auto const at = body_.find(name);
        try {
            out = scenario_of(at == body_.end() || at->is_null() ? none : *at, session_);
        } catch (SettingError const& error) {
            take(under(name, error.problems()));
        }
        sizes(out, name == "base");
        return out;
    }

    /// Seed, replicates and weeks hold for both arms; their faults are said once.
    void sizes(Scenario& scenario, bool say)
    {
        constexpr std::pair<char const*, char const*> keys[]{
            {"seed", "run.seed"}, {"replicates", "run.replicates"}, {"weeks", "run.weeks"}};
        for (auto const& [key, parameter] : keys) {
            auto const text = override_of(body_, key, parameter);
            if (!text) continue;
            try {
                apply_override(scenario, *text);
            } catch (UserError const& error) {
                for (auto problem : error.problems()) {
                    problem.place = {.argument = key};
                    if (say) problems_.push_back({problem, key});
                }
            }
        }
    }

    /// The members of the fit that comes with the program, one for each replicate.
    void members(RunRequest& request)
    {
        if (!problems_.empty()) return;
        try {
            request.fit =
                std::make_shared<MemberPoints const>(request.base, read_members(std::string(shipped_fit)));
        } catch (UserError const& error) {
            for (auto const& problem : error.problems())
                problems_.push_back({problem, "members"});
            return;
        }
        auto const most = *request.fit->size();
        if (request.base.replicates > most)
            problems_.push_back({{.code = ProblemCode::value_out_of_range,
                                  .place = {.argument = "replicates"},
                                  .what = fmt::format("is {}", request.base.replicates),
                                  .allowed = fmt::format("the fit has {} members, one for each", most)},
                                 "replicates"});
    }

    void comparable(RunRequest const& request)
    {
        std::vector<NamedScenario> const arms{{"base", request.base}, {"variant", *request.variant}};
        for (auto const& problem : check_comparable(arms)) {
            auto const& key = problem.place.key;
            bool const parameter = find_parameter(key, request.base.groups, request.base.ranks).has_value();
            problems_.push_back({problem, parameter ? "variant." + key : "variant"});
        }
    }

    Json const& body_;
    Scenario const& session_;
    std::vector<FieldProblem> problems_;
};

} // namespace

Json request_json(std::string_view body)
{
    constexpr int deepest = 16;
    bool too_deep = false;
    // What is nested too deeply is thrown away while it is read: whoever walks through the value may go down
    // by recursion.
    auto const shallow = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest;
        return depth <= deepest;
    };
    auto out = Json::parse(body, shallow, false);
    if (too_deep || !out.is_object())
        throw SettingError({{{.code = ProblemCode::value_malformed,
                              .place = {.key = "request"},
                              .what = too_deep ? "is nested too deeply" : "is not JSON",
                              .allowed = too_deep ? fmt::format("at most {} levels", deepest) : "an object"},
                             ""}});
    return out;
}

RunRequest run_request(Json const& body, Scenario const& session)
{
    return RequestReader(body, session).read();
}

Scenario requested_scenario(Json const& body, Scenario const& session)
{
    Json run{{"base", Json::object()}};
    for (auto const& [key, value] : body.items())
        (key == "seed" || key == "replicates" || key == "weeks" ? run : run["base"])[key] = value;
    return run_request(run, session).base;
}

} // namespace groundswell::report
