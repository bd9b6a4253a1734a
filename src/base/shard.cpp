#include <groundswell/shard.hpp>

#include <charconv>
#include <groundswell/problems.hpp>
#include <string_view>

namespace groundswell {

namespace {

/// Whether the whole text is a number, which `out` then is.
bool read_number(std::string_view text, std::uint32_t& out)
{
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

} // namespace

std::string Shard::text() const
{
    return std::to_string(number) + "/" + std::to_string(of);
}

Shard shard_of(std::string const& argument, std::string const& text)
{
    auto const slash = text.find('/');
    std::uint32_t number = 0, of = 0;
    if (slash == std::string::npos || !read_number(std::string_view(text).substr(0, slash), number) ||
        !read_number(std::string_view(text).substr(slash + 1), of))
        throw UserError(Problem{.code = ProblemCode::value_malformed,
                                .place = {.argument = argument},
                                .what = "is '" + text + "'",
                                .allowed = "a number and how many shards there are, as 2/3"});
    if (of < 1 || of > most_shards || number < 1 || number > of)
        throw UserError(
            Problem{.code = ProblemCode::value_out_of_range,
                    .place = {.argument = argument},
                    .what = "is " + text,
                    .allowed = "from 1/N to N/N, with N from 1 to " + std::to_string(most_shards)});
    return {number, of};
}

} // namespace groundswell
