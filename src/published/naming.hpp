#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "published/model.hpp"
#include "published/stream.hpp"

/// A committed minority in the naming game with two words.
///
/// Source: Xie, Sreenivasan, Korniss, Zhang, Lim & Szymanski (2011), Phys. Rev. E 84, 011130. Stopping rule:
/// that of the open simulation of a co-author of Centola et al. (2018), Science 360, 1116.
namespace groundswell::published {

struct NamingParams {
    int people{100};
    double committed{.1}; ///< share who hold {A} for ever; the rest begin with {B}
    int rounds{100};      ///< of `people` interactions each, at most
};
std::span<Field<NamingParams> const> naming_fields();

/// What a person knows, in two bits.
enum class Memory : std::uint8_t { a = 0, b = 1, both = 2, committed_a = 3 };

/// The rule of one interaction, on which the inner loop's table is built.
struct NamingRules {
    struct After {
        Memory speaker, hearer;
    };
    static constexpr bool utters_a(Memory speaker, bool coin)
    {
        return speaker == Memory::both ? coin : speaker != Memory::b;
    }
    /// The hearer knows the word: both keep only it. It does not: it adds it. Who is committed never changes.
    static constexpr After meet(Memory speaker, Memory hearer, bool word_is_a)
    {
        Memory const word = word_is_a ? Memory::a : Memory::b;
        bool const known =
            hearer == Memory::both || hearer == word || (word_is_a && hearer == Memory::committed_a);
        auto const keep = [word](Memory m) { return m == Memory::committed_a ? m : word; };
        if (known) return {keep(speaker), keep(hearer)};
        return {speaker, hearer == Memory::committed_a ? hearer : Memory::both};
    }
};

/// Every interaction, worked out once: [speaker][hearer][coin] -> both memories after it, and the word.
template <class Rules>
constexpr std::array<std::uint8_t, 32> naming_table()
{
    std::array<std::uint8_t, 32> table{};
    for (unsigned at = 0; at < 32; ++at) {
        auto const speaker = static_cast<Memory>(at >> 3), hearer = static_cast<Memory>(at >> 1 & 3);
        bool const a = Rules::utters_a(speaker, (at & 1) != 0);
        auto const after = Rules::meet(speaker, hearer, a);
        table[at] = static_cast<std::uint8_t>(static_cast<unsigned>(after.speaker) |
                                              static_cast<unsigned>(after.hearer) << 2 | (a ? 16U : 0U));
    }
    return table;
}

struct NamingResult {
    bool success{false}; ///< the last `people` utterances were all A, looked at every `people` interactions
    int rounds{0};       ///< played
};

template <class Rules = NamingRules>
NamingResult run_naming(NamingParams const& params, Key key);
using NamingRun = NamingResult (*)(NamingParams const&, Key);

/// Committed share above which the mean field has no other state than everyone at A (Xie et al. 2011: .0979).
double naming_threshold();

Figures check_naming(Request const& request, NamingRun run = run_naming<>);
Model naming();

template <class Rules>
NamingResult run_naming(NamingParams const& params, Key key)
{
    static constexpr auto table = naming_table<Rules>();
    auto const n = static_cast<std::uint32_t>(params.people);
    auto const committed = static_cast<std::uint32_t>(params.committed * params.people + .5);
    std::vector<std::uint8_t> memory(n, static_cast<std::uint8_t>(Memory::b));
    std::fill_n(memory.begin(), committed, static_cast<std::uint8_t>(Memory::committed_a));

    Stream draws(key, ModelId::naming);
    NamingResult result;
    while (result.rounds < params.rounds && !result.success) {
        std::uint32_t said_a = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            // One 64-bit draw, peeled digit by digit: the speaker, the hearer among the others, the coin.
            std::uint64_t const draw = draws.bits64();
            std::uint64_t const first = (draw >> 32) * n + ((draw & 0xFFFFFFFFU) * n >> 32);
            auto const speaker = static_cast<std::uint32_t>(first >> 32);
            std::uint64_t const second = (first & 0xFFFFFFFFU) * (n - 1);
            auto hearer = static_cast<std::uint32_t>(second >> 32);
            hearer += hearer >= speaker ? 1 : 0;
            unsigned const coin = static_cast<std::uint32_t>(second) >> 31;
            unsigned const after = table[static_cast<unsigned>(memory[speaker]) << 3 |
                                         static_cast<unsigned>(memory[hearer]) << 1 | coin];
            memory[speaker] = static_cast<std::uint8_t>(after & 3);
            memory[hearer] = static_cast<std::uint8_t>(after >> 2 & 3);
            said_a += after >> 4;
        }
        ++result.rounds;
        result.success = said_a == n;
    }
    return result;
}

} // namespace groundswell::published
