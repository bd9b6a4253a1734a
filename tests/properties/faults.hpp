#pragma once
#include <cmath>
#include <fmt/format.h>
#include <groundswell/bounds.hpp>
#include <groundswell/estimate.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace groundswell::testing {

using Json = nlohmann::ordered_json;

/// Collects what is wrong, so that a loop over thousands stays quick.
class Faults {
  public:
    void check(bool right, std::string const& what)
    {
        if (!right && faults_.size() < 20) faults_.push_back(what);
    }
    std::string text() const { return fmt::format("{}", fmt::join(faults_, "\n")); }
    bool none() const { return faults_.empty(); }

  private:
    std::vector<std::string> faults_;
};

inline void check_interval(Faults& faults, Estimate const& e, Bounds bounds, std::string const& what)
{
    if (!e.known()) return;
    faults.check(bounds.low <= e.mean && e.mean <= bounds.high, what + ": mean beyond its bounds");
    faults.check(e.has_interval() == (e.n >= 3), what + ": an interval from fewer than three values");
    faults.check(e.has_interval() ? !std::isnan(e.low) : std::isnan(e.low), what + ": interval or not");
    if (!e.has_interval()) return;
    faults.check(e.low <= e.mean && e.mean <= e.high, what + ": the mean is not in its interval");
    faults.check(bounds.low <= e.low && e.high <= bounds.high,
                 fmt::format("{}: [{}, {}] beyond its bounds", what, e.low, e.high));
}

/// Whether two numbers of JSON agree to the digits that a page is given.
inline bool same(Json const& a, Json const& b)
{
    if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
    double const x = a, y = b;
    return std::abs(x - y) <= 1e-5 * std::max(1e-3, std::abs(y));
}

} // namespace groundswell::testing
