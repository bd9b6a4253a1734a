#pragma once
#include <cstdint>
#include <groundswell/published.hpp>
#include <vector>

#include "parallel/executor.hpp"
#include "published/fields.hpp"
#include "published/figure.hpp"
#include "random/draw.hpp"

namespace groundswell::published {

/// The models of this room, in the order in which they are printed.
std::vector<Model> models();

/// Run replicates 0..n-1 in parallel; results are in order of the replicate.
template <class Run>
auto replicate(Request const& request, int n, Run&& run)
{
    std::vector<decltype(run(Key{}))> results(static_cast<std::size_t>(n));
    Executor(request.threads, request.stop).for_each_dynamic(results.size(), [&](std::size_t i) {
        results[i] = run(Key{request.seed, static_cast<std::uint32_t>(i)});
    });
    return results;
}

} // namespace groundswell::published
