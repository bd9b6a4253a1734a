#pragma once
#include <groundswell/interventions.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

/// What values the fields of interventions have, for visitors that turn them into something else.
namespace groundswell {

template <class T>
struct FieldValue {
    using type = T;
};
template <class T>
struct FieldValue<std::optional<T>> {
    using type = T;
};
/// The type of a field's value, for a field that may be left open the type that it then lacks.
template <class T>
using FieldValueOf = typename FieldValue<std::remove_cvref_t<T>>::type;

template <class T>
concept EnumField = std::is_enum_v<T>;
template <class T>
concept NumberField = std::is_same_v < FieldValueOf<T>,
double > || std::is_same_v<FieldValueOf<T>, int>;

/// The type of a field in words: those of messages, of the schema and of the explorer's form.
template <class T>
constexpr char const* field_type()
{
    using Value = FieldValueOf<T>;
    if constexpr (std::is_same_v<Value, double>)
        return "number";
    else if constexpr (std::is_same_v<Value, int>)
        return "whole number";
    else if constexpr (std::is_same_v<Value, bool>)
        return "true or false";
    else if constexpr (std::is_same_v<Value, std::string> || std::is_enum_v<Value>)
        return "text";
    else
        return "table";
}

/// The name of an enumeration's value.
template <EnumField Enum>
char const* choice_of(InterventionField const& field, Enum value)
{
    return field.choices[static_cast<std::size_t>(value)];
}

} // namespace groundswell
