#include "parallel/executor.hpp"

namespace groundswell {

void Executor::for_each_dynamic(std::size_t n, std::function<void(std::size_t)> const& f) const
{
    for_each_dynamic(n, [&f](int, std::size_t i) { f(i); });
}

} // namespace groundswell
