#include "published/emperor.hpp"
#include "base/text.hpp"

namespace groundswell::published {

std::span<Field<EmperorParams> const> emperor_fields()
{
    using P = EmperorParams;
    static constexpr Field<P> fields[] = {
        field<&P::people>("people", 10, 100000, "people; everyone sees everyone"),
        field<&P::believers>("believers", 1, 99999, "people who believe in the norm"),
        field<&P::strength>("strength", .01, 1, "largest conviction of a disbeliever"),
        field<&P::cost>("cost", 0, 1, "K, the cost of enforcing"),
        field<&P::deviants_enforce>("deviants_enforce", 0, 1, "1: disbelievers may enforce deviance too"),
        field<&P::rounds>("rounds", 1, 100000, "largest number of rounds"),
    };
    return fields;
}

namespace {

EmperorParams checked_emperor(Settings const& set)
{
    auto const params = read("emperor", set, emperor_fields());
    if (params.believers >= params.people)
        throw UserError(Problem{.code = ProblemCode::value_conflict,
                                .place = {.key = "emperor.believers"},
                                .what = "is " + format_number(params.believers),
                                .allowed = "must lie below people, " + format_number(params.people)});
    return params;
}

Figures figures_of(EmperorParams const& params, Request const& request, EmperorRun run)
{
    Mean compliance, enforcement;
    for (auto const& result :
         replicate(request, request.quick ? 40 : 400, [&](Key key) { return run(params, key); })) {
        compliance.add(result.false_compliance);
        enforcement.add(result.false_enforcement);
    }
    auto const where =
        setting(params, emperor_fields(), {"believers", "strength", "cost", "deviants_enforce"});
    Label const complied{where, "false compliance"}, enforced{where, "false enforcement"};
    auto const theory = emperor_theory(params);
    if (!theory) return {shown(complied, compliance.value()), shown(enforced, enforcement.value())};
    return {theory->false_compliance ? mean_is(complied, *theory->false_compliance, compliance)
                                     : shown(complied, compliance.value()),
            within(enforced, theory->false_enforcement, enforcement.value(), 0)};
}

} // namespace

Figures check_emperor(Request const& request, EmperorRun run)
{
    if (!request.set.empty()) return figures_of(checked_emperor(request.set), request, run);
    Figures figures;
    for (int const deviants : {0, 1})
        for (int const believers : {20, 60, 100, 124, 135, 200})
            for (auto& figure :
                 figures_of({.believers = believers, .deviants_enforce = deviants}, request, run))
                figures.push_back(std::move(figure));
    return figures;
}

Model emperor()
{
    return {"emperor",
            "The Emperor's dilemma, fully mixed",
            "Centola, Willer & Macy 2005, Am. J. Sociology 110, 1009",
            describe(emperor_fields()),
            [](Settings const& set, Key key) {
                auto const result = run_emperor(checked_emperor(set), key);
                return std::vector<Output>{{"false_compliance", result.false_compliance},
                                           {"false_enforcement", result.false_enforcement},
                                           {"settled", result.settled ? 1.0 : 0.0}};
            },
            [](Request const& request) { return check_emperor(request); }};
}

} // namespace groundswell::published
