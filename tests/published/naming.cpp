#include "published/naming.hpp"

#include <gtest/gtest.h>
#include <set>

#include "planted.hpp"

namespace groundswell::published {
namespace {

TEST(Naming, ReproducesItsFigures)
{
    auto const figures = check_naming(quick());
    EXPECT_EQ(refused(figures), "");
    EXPECT_GE(compared(figures), 14);
}

/// The model as told, with sets of words, on the same draws.
NamingResult plain_naming(NamingParams const& params, Key key)
{
    auto const n = static_cast<std::uint64_t>(params.people);
    auto const committed = static_cast<std::size_t>(params.committed * params.people + .5);
    std::vector<std::set<char>> memory(n, {'B'});
    for (std::size_t i = 0; i < committed; ++i)
        memory[i] = {'A'};
    Stream draws(key, ModelId::naming);
    NamingResult result;
    for (; result.rounds < params.rounds && !result.success; ++result.rounds) {
        bool all_a = true;
        for (std::uint64_t i = 0; i < n; ++i) {
            // The draw as a fraction f: speaker floor(n f), hearer by what is left of it, then the coin.
            std::uint64_t const bits = draws.bits64();
            std::uint64_t const draw = (bits >> 32) * n + ((bits & 0xFFFFFFFFU) * n >> 32);
            auto const speaker = static_cast<std::size_t>(draw >> 32);
            std::uint64_t const rest = (draw & 0xFFFFFFFFU) * (n - 1);
            auto hearer = static_cast<std::size_t>(rest >> 32);
            if (hearer >= speaker) ++hearer;
            bool const coin = (rest & 0x80000000U) != 0;
            char const word = memory[speaker].size() == 2 ? (coin ? 'A' : 'B') : *memory[speaker].begin();
            all_a = all_a && word == 'A';
            if (memory[hearer].contains(word)) {
                if (speaker >= committed) memory[speaker] = {word};
                if (hearer >= committed) memory[hearer] = {word};
            } else if (hearer >= committed) {
                memory[hearer].insert(word);
            }
        }
        result.success = all_a;
    }
    return result;
}

TEST(Naming, TheTableSaysWhatTheRulesSay)
{
    for (double const committed : {.08, .1, .14})
        for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
            NamingParams const params{.people = 60, .committed = committed, .rounds = 80};
            auto const fast = run_naming(params, Key{9, replicate}),
                       plain = plain_naming(params, Key{9, replicate});
            EXPECT_EQ(fast.success, plain.success);
            EXPECT_EQ(fast.rounds, plain.rounds);
        }
}

/// The hearer alone drops the other word.
struct OnlyTheHearerAgrees : NamingRules {
    static constexpr After meet(Memory speaker, Memory hearer, bool word_is_a)
    {
        return {speaker, NamingRules::meet(speaker, hearer, word_is_a).hearer};
    }
};
/// Who is committed adds words as the others do.
struct NobodyIsCommitted : NamingRules {
    static constexpr After meet(Memory speaker, Memory hearer, bool word_is_a)
    {
        auto const plain = [](Memory m) { return m == Memory::committed_a ? Memory::a : m; };
        return NamingRules::meet(plain(speaker), plain(hearer), word_is_a);
    }
};

TEST(Naming, PlantedMistakesAreFound)
{
    EXPECT_NE(refused(check_naming(quick(), run_naming<OnlyTheHearerAgrees>)), "");
    EXPECT_NE(refused(check_naming(quick(), run_naming<NobodyIsCommitted>)), "");
}

} // namespace
} // namespace groundswell::published
