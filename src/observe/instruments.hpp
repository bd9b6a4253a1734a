#pragma once
#include <array>
#include <groundswell/ids.hpp>
#include <span>

/// A survey counts what its question names. An instrument says what one question counts.
namespace groundswell {

/// Who is asked about an act.
enum class Asked : std::uint8_t { target, perpetrator, witness };

/// One survey question about acts (model III.vi).
///
/// A person recalls an act of a kind, and gives it the question's name, with a probability. The answer is yes
/// if the person recalls at least `at_least` acts of the last `window` weeks.
struct Instrument {
    char const* name;
    Asked asked;
    std::array<double, 4> recall; ///< by kind: remark, hostility, advance, coercion
    int at_least;                 ///< 1 or 2
    int window;                   ///< weeks before the end
    char const* question;         ///< what it asks, in words
    char const* source; ///< of the question; the probabilities are judgement unless it says otherwise
};

/// The instruments that the program counts, in the order of `Lived::recalled`. Append-only: an instrument's
/// place is part of the address of its draws.
std::span<Instrument const> instruments();

} // namespace groundswell
