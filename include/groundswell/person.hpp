#pragma once
#include <groundswell/ids.hpp>

namespace groundswell {

/// What others can see of whoever holds a seat.
struct Standing {
    Group group{0};
    Rank rank{0};
};

/// How often a person seeks to act [acts a week at reference conditions].
struct Propensity {
    float everyday{0}, harm{0};
    constexpr bool any() const { return everyday > 0 || harm > 0; }
    friend bool operator==(Propensity const&, Propensity const&) = default;
};

/// A person's private state at one week, in numbers. Symbols and meanings: model section 1.
struct PersonState {
    double entitlement{0}, attitude{0}, norm{0}, responsibility{0}, habituation{0}, trust{0}, deterrence{0},
        stigma{0}, unspoken{0};
    double momentum{0}; ///< testimonies heard lately
    double burden{0};   ///< harm carried [severity units]
    double effort{0};   ///< effort units left
};

} // namespace groundswell
