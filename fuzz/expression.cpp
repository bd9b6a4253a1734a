#include "experiment/claim_expression.hpp"
#include "fuzz.hpp"

/// An expression of a claim: what its value is, where every figure is 1.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace groundswell;
    auto const text = fuzz::text_of(data, size);
    return fuzz::read_or_refuse([&] {
        std::size_t met = 0;
        auto const value = [&](ClaimFigure const&) { return ++met, 1.0; };
        evaluate_expression(text, value);
        if (figures_in(text).size() > met) std::abort();
    });
}
