#pragma once
#include <array>
#include <groundswell/ids.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A survey counts what its question names. An instrument says what one question counts.
namespace groundswell {

/// Who is asked about an act.
enum class Asked : std::uint8_t { target, perpetrator, witness };

/// One survey question about acts (model III.vi).
///
/// A person recalls an act of a kind, and gives it the question's name, with a probability. The answer is yes
/// if the person recalls at least `at_least` acts of the last `window` weeks.
struct Instrument {
    std::string name;
    Asked asked{Asked::target};
    std::array<double, 4> recall{}; ///< by kind: remark, hostility, advance, coercion
    int at_least{1};                ///< 1 or 2
    int window{104};                ///< weeks before the end
    std::string question;           ///< what it asks, in words
    std::string source; ///< of the question; the probabilities are judgement unless it says otherwise
};

/// Read a table of instruments (data/instruments.csv shows the columns).
///
/// @throws UserError with every fault: an instrument that counts no kind, a probability outside 0 to 1, ...
std::vector<Instrument> parse_instruments(std::string_view text, std::string const& name);

/// The text of data/instruments.csv, kept inside the program.
std::string_view shipped_instruments();

/// The instruments that the program counts, in the order of `Lived::recalled`. Append-only: an instrument's
/// place is part of the address of its draws.
std::span<Instrument const> instruments();

} // namespace groundswell
