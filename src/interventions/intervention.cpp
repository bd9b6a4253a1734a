#include <groundswell/interventions.hpp>

#include <algorithm>

namespace groundswell {

namespace {

template <std::size_t... I>
std::vector<InterventionKind> one_of_each(std::index_sequence<I...>)
{
    return {std::variant_alternative_t<I, InterventionKind>{}...};
}

bool has_standard(InterventionKind const& kind)
{
    return *info_of(kind).standard.words != '\0';
}

} // namespace

std::vector<InterventionKind> const& intervention_kinds()
{
    static auto const kinds = one_of_each(std::make_index_sequence<std::variant_size_v<InterventionKind>>());
    return kinds;
}

InterventionInfo const& info_of(InterventionKind const& kind)
{
    return std::visit(
        [](auto const& own) -> InterventionInfo const& { return std::remove_cvref_t<decltype(own)>::info; },
        kind);
}

InterventionInfo const& InterventionSpec::info() const
{
    return info_of(kind);
}

std::vector<std::string> intervention_names()
{
    std::vector<std::string> out;
    for (auto const& kind : intervention_kinds())
        out.emplace_back(info_of(kind).name);
    return out;
}

std::optional<InterventionKind> kind_named(std::string_view name)
{
    auto const& kinds = intervention_kinds();
    auto const at = std::ranges::find_if(kinds, [&](auto const& kind) { return info_of(kind).name == name; });
    return at == kinds.end() ? std::nullopt : std::optional(*at);
}

std::vector<std::string> standard_names()
{
    std::vector<std::string> out;
    for (auto const& kind : intervention_kinds())
        if (has_standard(kind)) out.emplace_back(info_of(kind).name);
    return out;
}

std::optional<InterventionSpec> standard_intervention(std::string_view name)
{
    auto const kind = kind_named(name);
    if (!kind || !has_standard(*kind)) return std::nullopt;
    auto const& standard = info_of(*kind).standard;
    InterventionSpec out{.kind = *kind,
                         .name = std::string(name),
                         .every = standard.every,
                         .cost_per_person = standard.cost_per_person,
                         .cost_per_week = standard.cost_per_week,
                         .cost_unit = hours_of_work};
    out.scope.share = standard.share;
    std::visit(
        [](auto& own) {
            if constexpr (requires { own.standard(); }) own = own.standard();
        },
        out.kind);
    return out;
}

} // namespace groundswell
