#include "experiment/sensitivity_plan.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/hash.hpp"
#include "experiment/claim_mechanisms.hpp"

namespace groundswell {

namespace {

/// Adds what is moved, each set of numbers once.
class Moves {
  public:
    explicit Moves(std::vector<MovedTogether>& moved) : moved_(moved) {}

    IndexOf operator()(std::string const& name, MovedTogether together)
    {
        auto const same = std::ranges::find_if(moved_, [&](MovedTogether const& other) {
            return other.numbers == together.numbers && other.draws == together.draws;
        });
        auto const at = static_cast<std::size_t>(same - moved_.begin());
        if (same == moved_.end()) moved_.push_back(std::move(together));
        return {name, at};
    }

  private:
    std::vector<MovedTogether>& moved_;
};

/// In the order in which the table of parameters names them first.
std::vector<std::string> mechanisms_in(std::vector<UncertainParameter> const& parameters)
{
    std::vector<std::string> out;
    for (auto const& parameter : parameters)
        if (auto name = mechanism_of(*parameter.at.row); std::ranges::find(out, name) == out.end())
            out.push_back(std::move(name));
    return out;
}

} // namespace

IndicesPlan indices_plan(std::vector<UncertainParameter> const& parameters,
                         std::vector<std::size_t> const& kept)
{
    IndicesPlan out;
    Moves move(out.moved);
    for (auto const k : kept) {
        auto const& name = parameters[k].at.name;
        out.numbers.push_back(move(name, {name, {k}}));
    }
    for (auto const& mechanism : mechanisms_in(parameters)) {
        MovedTogether together{"mechanism: " + mechanism, {}};
        for (std::size_t k = 0; k < parameters.size(); ++k)
            if (mechanism_of(*parameters[k].at.row) == mechanism) together.numbers.push_back(k);
        out.mechanisms.push_back(move(mechanism, std::move(together)));
    }
    MovedTogether rest;
    Hash hash; // which numbers they are depends on what was kept
    for (std::size_t k = 0; k < parameters.size(); ++k)
        if (!std::ranges::binary_search(kept, k)) {
            rest.numbers.push_back(k);
            hash.text(parameters[k].at.name);
        }
    rest.name = fmt::format("screened out: {} numbers, {:016x}", rest.numbers.size(), hash.value());
    if (!rest.numbers.empty()) out.screened_out.push_back(move("screened out", std::move(rest)));
    out.chance = move("chance", {"chance", {}, true});
    return out;
}

} // namespace groundswell
