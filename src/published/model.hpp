#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "parallel/executor.hpp"
#include "published/fields.hpp"
#include "published/figure.hpp"
#include "random/draw.hpp"

namespace groundswell::published {

/// Request for a check.
struct Request {
    Settings set;          ///< empty: every setting of the published table; else only this setting
    std::uint32_t seed{1}; ///< replicate i has key (seed, i)
    bool quick{false};     ///< fewer replicates: wider tolerances at the same error rate
    Executor executor{1};  ///< does not change results
};

/// One result of a replicate.
struct Output {
    std::string name;
    double value{0};
};

/// A published model as the tools use it: found by name, run by replicate, checked against its source.
struct Model {
    std::string name; ///< as in `groundswell validate NAME`
    std::string title;
    std::string source; ///< author, year, journal
    std::vector<FieldInfo> fields;
    /// Run one replicate; a pure function. @throws UserError for settings outside their range.
    std::function<std::vector<Output>(Settings const&, Key)> run;
    std::function<Figures(Request const&)> check;
};

/// The models of this room, in the order in which they are printed.
std::vector<Model> models();

/// Run replicates 0..n-1 in parallel; results are in order of the replicate.
template <class Run>
auto replicate(Request const& request, int n, Run&& run)
{
    std::vector<decltype(run(Key{}))> results(static_cast<std::size_t>(n));
    request.executor.for_each_dynamic(results.size(), [&](std::size_t i) {
        results[i] = run(Key{request.seed, static_cast<std::uint32_t>(i)});
    });
    return results;
}

} // namespace groundswell::published
