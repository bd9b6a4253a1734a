#pragma once
#include <groundswell/problems.hpp>
#include <groundswell/published.hpp>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/text.hpp"

namespace groundswell::published {

/// A parameter and how to read and write it in the struct `P` of a model's parameters.
template <class P>
struct Field {
    std::string_view name;
    double low, high;
    std::string_view text;
    bool whole;
    double (*get)(P const&);
    void (*set)(P&, double);
};

template <class>
struct MemberOf;
template <class P, class T>
struct MemberOf<T P::*> {
    using Struct = P;
    using Type = T;
};

/// Make a field of a member of a parameter struct: `field<&WattsParams::phi>("phi", .02, 1, "...")`.
template <auto Member>
constexpr auto field(std::string_view name, double low, double high, std::string_view text)
{
    using P = typename MemberOf<decltype(Member)>::Struct;
    using T = typename MemberOf<decltype(Member)>::Type;
    return Field<P>{name,
                    low,
                    high,
                    text,
                    std::is_integral_v<T>,
                    [](P const& params) { return static_cast<double>(params.*Member); },
                    [](P& params, double value) { params.*Member = static_cast<T>(value); }};
}

/// List all problems of the values given: unknown names, values outside their range.
Problems check_settings(std::string_view model, Settings const& given, std::span<FieldInfo const> fields);

/// The table of a model's parameters, with the values of `P{}` as defaults.
template <class P>
std::vector<FieldInfo> describe(std::span<Field<P> const> fields)
{
    P const defaults{};
    std::vector<FieldInfo> out;
    for (auto const& field : fields)
        out.push_back({std::string(field.name), field.get(defaults), field.low, field.high, field.whole,
                       std::string(field.text)});
    return out;
}

/// Parameters, with the values given in place of the defaults.
/// @throws UserError with all problems at once
template <class P>
P read(std::string_view model, Settings const& given, std::span<Field<P> const> fields)
{
    throw_if_any(check_settings(model, given, describe(fields)));
    P params{};
    for (auto const& field : fields)
        if (auto const found = given.find(std::string(field.name)); found != given.end())
            field.set(params, found->second);
    return params;
}

/// Name the parameters of a setting for the label of a figure: "phi=0.18 degree=3".
template <class P>
std::string setting(P const& params, std::span<Field<P> const> fields,
                    std::vector<std::string_view> const& names)
{
    std::string out;
    for (auto const& name : names)
        for (auto const& field : fields)
            if (field.name == name) {
                if (!out.empty()) out += ' ';
                out += std::string(name) + "=" + format_number(field.get(params));
            }
    return out;
}

} // namespace groundswell::published
