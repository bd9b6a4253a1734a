#include "tables/r_value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace groundswell {

void RValue::set_attribute(std::string name, RValue value)
{
    attribute_names.push_back(std::move(name));
    attribute_values.push_back(std::move(value));
}

RValue const* RValue::attribute(std::string_view name) const
{
    auto const at = std::ranges::find(attribute_names, name);
    if (at == attribute_names.end()) return nullptr;
    return &attribute_values[static_cast<std::size_t>(at - attribute_names.begin())];
}

std::string const& RValue::name_of(std::size_t item) const
{
    static std::string const none;
    auto const* names = attribute("names");
    return names && item < names->texts.size() ? names->texts[item] : none;
}

RValue const* RValue::item(std::string_view name) const
{
    for (std::size_t i = 0; i < items.size(); ++i)
        if (name_of(i) == name) return &items[i];
    return nullptr;
}

bool RValue::is_a(std::string_view of_class) const
{
    auto const* classes = attribute("class");
    return classes && std::ranges::find(classes->texts, of_class) != classes->texts.end();
}

std::string RValue::text(std::size_t element) const
{
    if (kind == Kind::texts) return element < texts.size() ? texts[element] : "";
    if (kind != Kind::numbers || element >= numbers.size() || numbers[element] != numbers[element]) return "";
    auto const value = numbers[element];
    if (auto const* levels = attribute("levels");
        levels && value >= 1 && value <= static_cast<double>(levels->texts.size()))
        return levels->texts[static_cast<std::size_t>(value) - 1];
    return fmt::format("{}", value);
}

} // namespace groundswell
