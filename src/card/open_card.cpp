#include <groundswell/card.hpp>

#include <groundswell/problems.hpp>

#include "card/card.hpp"

namespace groundswell {

std::shared_ptr<Card> open_card(std::string_view device)
{
    auto const opened = [](auto devices) { return std::make_shared<Card>(std::move(devices)); };
    if (device == "cpu") return nullptr;
    if (device == "emulated") {
        std::vector<std::unique_ptr<Device>> one;
        one.push_back(emulated_device());
        return opened(std::move(one));
    }
    if (device == "cuda" || device == "auto") {
        auto found = cuda_devices();
        if (!found.empty()) return opened(std::move(found));
        if (device == "auto") return nullptr;
        throw UserError(Problem{.code = ProblemCode::argument_conflict,
                                .place = {.argument = "device"},
                                .what = "'cuda' is not here: " + why_no_cuda(),
                                .allowed = "it needs a CUDA card, and a program built with the preset cuda",
                                .suggestion = "'auto' takes the processor where there is no card"});
    }
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.argument = "device"},
                            .what = "'" + std::string(device) + "' is no device",
                            .allowed = "cpu, cuda, auto or emulated"});
}

std::string name_of(Card const& card)
{
    return card.name();
}
int replicates_at_once(Card const& card)
{
    return card.replicates_at_once();
}
CardUse use_of(Card const& card)
{
    return card.use();
}

} // namespace groundswell
