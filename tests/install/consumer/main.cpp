#include <cstdio>

#include <base/problems.hpp>
#include <parallel/executor.hpp>
#include <random/draw.hpp>

int main()
{
    bool inside = groundswell::uniform({}, groundswell::Purpose::generate, {}) < 1;
    groundswell::Executor(2).for_each_dynamic(1, [&](std::size_t) { inside = inside && true; });
    if (inside) std::puts(groundswell::did_you_mean("silense", {"silence", "report"}).c_str());
}
