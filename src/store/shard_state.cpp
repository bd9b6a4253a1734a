#include "store/shard_state.hpp"

#include <algorithm>
#include <array>
#include <groundswell/problems.hpp>
#include <string>

#include "store/check_study.hpp"
#include "store/identity.hpp"

namespace groundswell {

namespace {

constexpr char const* states_row = "shard_commands";
constexpr std::array words{std::string_view("begun"), std::string_view("goes on"),
                           std::string_view("complete")};

} // namespace

void note_shard(Database const& study, std::string const& command, ShardState state)
{
    auto states = read_shard_states(study);
    write_command(study, command);
    auto const commands = read_commands(study);
    states.resize(commands.size());
    states[static_cast<std::size_t>(std::ranges::find(commands, command) - commands.begin())] = state;
    std::string text;
    for (auto const one : states)
        text += (text.empty() ? "" : ", ") + std::string(words[static_cast<std::size_t>(one)]);
    write_provenance(study, states_row, text);
}

std::vector<ShardState> read_shard_states(Database const& study)
{
    auto row = study.prepare("SELECT value FROM provenance WHERE name = ?");
    row.bind(std::string_view(states_row));
    std::vector<ShardState> out;
    auto const text = row.step() ? row.text(0) : std::string();
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(", ", begin), text.size());
        auto const word = std::ranges::find(words, std::string_view(text).substr(begin, end - begin));
        if (word == words.end()) refuse_damaged(study, "is damaged: it does not say how far its shard is");
        out.push_back(static_cast<ShardState>(word - words.begin()));
        begin = end + 2;
    }
    if (out.size() != read_commands(study).size())
        refuse_damaged(study, "is damaged: it does not say of each command how far its shard is");
    return out;
}

void require_whole_study(Database const& study)
{
    auto const shard = read_identity(study).shard;
    if (!shard.is_whole())
        throw UserError(Problem{.code = ProblemCode::study_shard_missing,
                                .place = {.file = study.path().string()},
                                .what = "is shard " + shard.text() + " of a study",
                                .allowed = "it shows a part of what was asked",
                                .suggestion = "merge all shards first"});
}

} // namespace groundswell
