#pragma once

namespace groundswell {

/// Join lambdas into one function with an overload for each, for `std::visit` and for visitors of fields.
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

} // namespace groundswell
