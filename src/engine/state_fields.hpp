#pragma once
#include <groundswell/result.hpp>
#include <type_traits>
#include <vector>

#include "engine/state.hpp"
#include "engine/tallies.hpp"

/// How each type of a state is taken apart: for both directions of a checkpoint, and for the hash of results.
namespace groundswell {

/// Types without padding, copied as they are.
template <class T>
concept Plain = (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_same_v<T, Record>;

template <class T, class... Types>
concept OneOf = (std::is_same_v<std::remove_const_t<T>, Types> || ...);

template <class T>
void parts(T& propensity, auto&& one) requires OneOf<T, Propensity>
{
    one(propensity.everyday);
    one(propensity.harm);
}
template <class T>
void parts(T& act, auto&& one) requires OneOf<T, KeptAct>
{
    one(act.event);
    one(act.group);
    one(act.counted);
    one(act.known);
    one(act.told);
    one(act.knew);
}
template <class T>
void parts(T& fear, auto&& one) requires OneOf<T, Fear>
{
    one(fear.value);
    one(fear.week);
}
template <class T>
void parts(T& severe, auto&& one) requires OneOf<T, SevereHarm>
{
    one(severe.coercion);
    one(severe.advance);
    one(severe.advance_before);
}
template <class T>
void parts(T& recalled, auto&& one) requires OneOf<T, Recalled>
{
    one(recalled.last);
    one(recalled.before);
}
template <class T>
void parts(T& c, auto&& one) requires OneOf<T, Case>
{
    one(c.event);
    one(c.accused);
    one(c.accuser);
    one(c.filed);
    one(c.due);
    one(c.evidence);
    one(c.priors);
    one(c.severity);
    one(c.outside);
    one(c.counted);
}
template <class T>
void parts(T& report, auto&& one) requires OneOf<T, EscrowedReport>
{
    one(report.event);
    one(report.accused);
    one(report.accuser);
    one(report.evidence);
    one(report.severity);
    one(report.counted);
    one(report.known);
    one(report.told);
}
template <class T>
void parts(T& steps, auto&& one) requires OneOf<T, LaterSteps>
{
    one(steps.known);
    one(steps.told);
    one(steps.reported);
    one(steps.substantiated);
    one(steps.accountable);
}
template <class T>
void parts(T& means, auto&& one) requires OneOf<T, StateMeans>
{
    one(means.week);
    one(means.mean);
    one(means.people);
}

/// Calls the archive's `bytes`, `flag`, `list` and `column` for whatever a field consists of.
template <class Archive>
class Fields {
  public:
    template <class T>
    void operator()(char const*, T& field)
    {
        one(field);
    }

  protected:
    template <class T>
    void one(T& field)
    {
        using Type = std::remove_const_t<T>;
        if constexpr (std::is_same_v<Type, bool>)
            self().flag(field);
        else if constexpr (Plain<Type>)
            self().bytes(&field, sizeof field);
        else if constexpr (requires { parts(field, *this); })
            parts(field, [this](auto& part) { this->one(part); });
        else
            several(field);
    }

  private:
    template <class List>
    void several(List& values)
    {
        self().list(values);
    }
    template <class T>
    void several(SeatColumn<T>& column)
    {
        self().list(column.values());
    }
    template <class T>
    void several(SeatColumn<T> const& column)
    {
        self().list(column.values());
    }
    template <class T>
    void several(SparseColumn<T>& rows)
    {
        self().column(rows);
    }
    template <class T>
    void several(SparseColumn<T> const& rows)
    {
        self().column(rows);
    }
    Archive& self() { return static_cast<Archive&>(*this); }
};

} // namespace groundswell
