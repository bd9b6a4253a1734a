#pragma once
#include <cstdint>
#include <groundswell/paired_difference.hpp>
#include <groundswell/summary.hpp>
#include <string>
#include <vector>

/// Figures as they stand in sentences and tables.
namespace groundswell::report {

/// A number with so many decimals; what rounds to nothing is 0, never -0.
std::string fixed(double value, int decimals);

/// Decimals that a figure of this size is given: about three significant digits.
int decimals_of(double value, bool share);
/// "20.1%": three significant digits at most, never more than one decimal.
std::string percent(double share);
/// A figure in its own unit: `share` as a percentage, else three significant digits.
std::string figure(double value, bool share);
/// "20.1% [19.6, 20.6]", or without brackets where there is no interval or all values are the same; "-" if
/// unknown. Ends have as many decimals as the mean.
std::string with_interval(Estimate const& estimate, bool share);
/// "[19.6, 20.6]"; "" where there is no interval or all values are the same.
std::string interval_of(Estimate const& estimate, bool share);
/// A difference with its interval, signed: "-3.1 [-4.0, -2.2]"; shares in percentage points. As many decimals
/// as its interval can bear.
std::string signed_interval(Estimate const& difference, bool share);
/// Say what intervals over so many replicates cover.
std::string interval_words(std::size_t replicates);
/// Explain "(n)" behind a figure that not all replicates have.
std::string fewer_words(std::size_t replicates);
/// "12 of 20 (60% [39, 78])", with Wilson's interval.
std::string share_text(Share const& share);

/// "1,000,000".
std::string thousands(std::uint64_t n);
/// "a, b and c".
std::string joined(std::vector<std::string> const& words);
/// People of a group as one speaks of them: "women", "men", "nonbinary people".
std::string people_of(std::string const& group);
/// "2 years" or "30 weeks".
std::string span_of_weeks(Week weeks);

/// As a shell must be given it: between quotes where it holds anything else than letters, digits and
/// ./=:,+@%_-.
std::string shell_word(std::string const& text);

} // namespace groundswell::report
