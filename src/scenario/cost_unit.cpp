#include "scenario/cost_unit.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace groundswell {

namespace {

constexpr std::size_t longest = 20; ///< characters, so that tables keep their columns

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Control characters of ASCII and Latin-1, and those that turn the direction of a text or end its line.
bool has_controls(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F) return true;
        auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte == 0xC2 && next < 0xA0) return true; // U+0080 to U+009F
        if (byte != 0xE2 || i + 2 >= text.size()) continue;
        auto const last = static_cast<unsigned char>(text[i + 2]);
        // U+200E and U+200F, U+2028 to U+202E, U+2066 to U+2069
        if (next == 0x80 && (last == 0x8E || last == 0x8F || (0xA8 <= last && last <= 0xAE))) return true;
        if (next == 0x81 && 0xA6 <= last && last <= 0xA9) return true;
    }
    return false;
}

bool means_hours(std::string_view unit)
{
    constexpr std::array<std::string_view, 5> words{"h", "hour", "hours", hours_of_work, "working hours"};
    return std::ranges::find(words, unit) != words.end();
}

} // namespace

std::string cost_unit_of(Scenario const& scenario, InterventionSpec const& spec)
{
    if (!spec.cost_unit.empty()) return spec.cost_unit;
    if (!scenario.cost_unit.empty()) return scenario.cost_unit;
    auto const standard = standard_intervention(spec.info().name);
    bool const usual = standard && spec.cost_per_person == standard->cost_per_person &&
                       spec.cost_per_week == standard->cost_per_week;
    return usual ? hours_of_work : "";
}

bool same_cost_unit(std::string_view a, std::string_view b)
{
    return a == b || (means_hours(a) && means_hours(b));
}

std::optional<Problem> fault_of_cost_unit(std::string_view unit)
{
    auto const fault = [](std::string what) {
        return Problem{.code = ProblemCode::name_invalid,
                       .what = std::move(what),
                       .allowed =
                           fmt::format("a word such as hours or EUR, of at most {} characters", longest)};
    };
    if (has_controls(unit)) return fault("holds control characters");
    if (std::ranges::all_of(unit, [](char c) { return c == ' '; })) return fault("is empty");
    auto const characters = static_cast<std::size_t>(
        std::ranges::count_if(unit, [](char byte) { return !is_continuation(byte); }));
    if (characters > longest) return fault(fmt::format("is '{}', which has {} characters", unit, characters));
    return std::nullopt;
}

std::optional<std::string> read_cost_unit(TomlNode const& cost, ReadContext& context)
{
    auto const* table = context.table(cost, "cost");
    if (!table) return std::nullopt;
    std::optional<std::string> out;
    for (auto const& [key, value] : *table) {
        if (key != "unit") {
            context.unknown_key(value, "cost." + key, {"cost.unit"});
            continue;
        }
        out = context.text(value, "cost.unit");
        if (!out) continue;
        if (auto problem = fault_of_cost_unit(*out)) {
            problem->place.key = "cost.unit";
            problem->what.insert(0, "cost.unit ");
            context.say(value, *problem);
        }
    }
    return out;
}

} // namespace groundswell
