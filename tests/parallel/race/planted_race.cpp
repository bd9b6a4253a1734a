#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "parallel/executor.hpp"

/// For the thread sanitizer alone: sums squares on two threads, `planted` into one variable that both write,
/// `none` into one of each thread's own, read after the join. Only the first is a race.
int main(int count, char** arguments)
{
    bool const planted = count == 2 && std::string_view(arguments[1]) == "planted";
    groundswell::Executor const executor(2);
    std::vector<unsigned long> sums(2, 0);
    for (int round = 0; round < 10; ++round)
        executor.for_blocks(100'000, [&](int thread, std::size_t begin, std::size_t end) {
            auto& sum = sums[planted ? 0 : static_cast<std::size_t>(thread)];
            for (std::size_t i = begin; i < end; ++i)
                sum += i * i;
        });
    std::printf("%lu\n", sums[0] + sums[1]);
    return planted || sums[0] + sums[1] == 3'333'283'333'500'000UL ? EXIT_SUCCESS : EXIT_FAILURE;
}
