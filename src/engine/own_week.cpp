#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <groundswell/own_mechanism.hpp>
#include <limits>

#include "base/event_ids.hpp"
#include "engine/own_states.hpp"
#include "engine/own_work.hpp"
#include "engine/week_state.hpp"
#include "world/facts.hpp"
#include "world/world.hpp"

namespace groundswell {

namespace {

/// Of the posts of a mechanism of one's own, as 65,534 and 65,535 are of stands and movements.
constexpr unsigned own_ordinal = 65533;

/// Neither NaN nor infinite.
constexpr bool is_finite(double x)
{
    using Limits = std::numeric_limits<double>;
    return x >= Limits::lowest() && x <= Limits::max();
}

constexpr std::array<char const*, 3> layer_names{"team", "confidant", "audience"};

[[noreturn]] void refuse(char const* argument, std::string what, std::string allowed)
{
    throw UserError(Problem{.code = ProblemCode::value_out_of_range,
                            .place = {.argument = argument},
                            .what = std::move(what),
                            .allowed = std::move(allowed)});
}

[[noreturn]] void refuse_undeclared(OwnDeclaration const& declaration, char const* argument,
                                    std::string_view name)
{
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.argument = argument},
                            .what = fmt::format("'{}' is not declared by '{}'", name, declaration.name),
                            .allowed = fmt::format("a mechanism has what its {} names", argument),
                            .suggestion = "add it there"});
}

std::size_t declared_state(OwnDeclaration const& declaration, char const* argument,
                           std::vector<std::string> const& declared, std::string_view name)
{
    auto const state =
        std::ranges::find(state_names, name, [](char const* text) { return std::string_view(text); });
    if (state == state_names.end() || std::ranges::find(declared, name) == declared.end())
        refuse_undeclared(declaration, argument, name);
    return static_cast<std::size_t>(state - state_names.begin());
}

void require_sent(OwnDeclaration const& declaration, char const* name)
{
    if (std::ranges::find(declaration.sends, name) == declaration.sends.end())
        refuse_undeclared(declaration, "sends", name);
}

} // namespace

OwnWeek::OwnWeek(WeekState& now, OwnWork& work) : now_(&now), work_(&work) {}

Week OwnWeek::week() const
{
    return now_->week();
}
Parameters const& OwnWeek::parameters() const
{
    return now_->rules.p;
}
std::size_t OwnWeek::seats() const
{
    return now_->seats();
}
Group OwnWeek::group(Seat seat) const
{
    require_seat(seat);
    return now_->state.people.group[seat];
}
Rank OwnWeek::rank(Seat seat) const
{
    require_seat(seat);
    return now_->world->rank[seat];
}
Unit OwnWeek::unit(Seat seat) const
{
    require_seat(seat);
    return now_->world->unit_of(seat);
}
std::vector<Seat> OwnWeek::ties(Layer layer, Seat seat) const
{
    require_seat(seat);
    return ties_of(*now_->world, layer, seat);
}

void OwnWeek::require_seat(Seat seat) const
{
    if (seat >= now_->seats())
        refuse("seat", fmt::format("is {}", seat), fmt::format("0 to {}", now_->seats() - 1));
}

std::vector<double> OwnWeek::read(std::string_view state) const
{
    auto const at = declared_state(*work_->declaration, "reads", work_->declaration->reads, state);
    std::vector<double> out(now_->seats(), std::numeric_limits<double>::quiet_NaN());
    for (Seat seat = 0; seat < out.size(); ++seat)
        if (now_->occupied(seat)) out[seat] = own_states.at(at).in(std::as_const(*now_).read(seat));
    return out;
}

double OwnWeek::draw(Seat seat, std::uint32_t partner, std::uint32_t index) const
{
    if (index >= 1U << 18) refuse("index", fmt::format("is {}", index), "must be below 262144");
    return uniform(now_->key, work_->purpose, {seat, partner, now_->week(), index});
}

void OwnWeek::write(std::string_view state, std::span<double const> values)
{
    auto const at = declared_state(*work_->declaration, "writes", work_->declaration->writes, state);
    if (values.size() != now_->seats())
        throw UserError(Problem{.code = ProblemCode::value_wrong_count,
                                .place = {.argument = std::string(state)},
                                .what = fmt::format("has {} values", values.size()),
                                .allowed = fmt::format("one for each of the {} seats", now_->seats())});
    std::vector<double> column(values.begin(), values.end());
    double const highest = highest_of(at, now_->rules.p);
    for (Seat seat = 0; seat < column.size(); ++seat) {
        if (!now_->occupied(seat)) continue;
        if (!is_finite(column[seat]))
            refuse(state_names.at(at), fmt::format("is {} at seat {}", column[seat], seat),
                   "must be a number where somebody holds the seat");
        column[seat] = std::clamp(column[seat], 0.0, highest);
    }
    auto const before = std::ranges::find(work_->written, at, &decltype(work_->written)::value_type::first);
    if (before != work_->written.end())
        before->second = std::move(column);
    else
        work_->written.emplace_back(at, std::move(column));
}

void OwnWeek::send(Layer layer, OwnLetter const& letter)
{
    require_sent(*work_->declaration, layer_names.at(static_cast<std::size_t>(layer)));
    auto const both = fmt::format("from seat {} to {}", letter.sender, letter.recipient);
    if (work_->answering) refuse("letter", both + " is sent in an answer", "letters are sent in act");
    require_seat(letter.sender);
    require_seat(letter.recipient);
    if (!now_->occupied(letter.sender) || !now_->occupied(letter.recipient))
        refuse("letter", both + " is from or to a vacant seat", "people write to people");
    if (!is_finite(letter.value)) refuse("letter", both + fmt::format(" is {}", letter.value), "a number");
    bool const oneself = letter.sender == letter.recipient; // a team is tied to each of its people
    if (oneself || !layer_of(*now_->world, layer).tied(letter.sender, letter.recipient))
        refuse("letter", both + " is along no tie",
               fmt::format("a tie of the layer '{}'", layer_names.at(static_cast<std::size_t>(layer))));
    work_->sent.push_back(letter);
}

bool OwnWeek::post(Post kind, Seat author)
{
    require_sent(*work_->declaration, post_names.at(static_cast<std::size_t>(kind)));
    require_seat(author);
    if (!now_->occupied(author))
        refuse("author", fmt::format("is seat {}, which is vacant", author), "people post");
    if (now_->posted(author)) return false;
    now_->flags[author] |= flag_posted;
    now_->count(0, static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(kind)),
                author);
    now_->exchange.posts.add(
        0,
        {.id = post_id(event_id(author, now_->week(), own_ordinal), author), .author = author, .kind = kind});
    return true;
}

} // namespace groundswell
