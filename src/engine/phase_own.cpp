#include <algorithm>
#include <fmt/format.h>
#include <groundswell/own_mechanism.hpp>

#include "engine/own_states.hpp"
#include "engine/own_work.hpp"
#include "engine/phases.hpp"

namespace groundswell::phase {

namespace {

void refuse_second(OwnWork const& work, Letter<OwnNote> const& letter)
{
    if (work.delivered.empty()) return;
    auto const& last = work.delivered.back();
    if (last.recipient != letter.recipient || last.sender != letter.sender) return;
    throw UserError(
        Problem{.code = ProblemCode::value_duplicate,
                .place = {.argument = "letter"},
                .what = fmt::format("from seat {} to {} is sent twice", last.sender, last.recipient),
                .allowed = "one a week"});
}

/// Deliver what was sent: by recipient, then by sender. All letters are of one event, the call.
void deliver(WeekState& now, OwnWork& work)
{
    auto& mail = now.exchange.own_letters;
    mail.open();
    for (auto const& letter : work.sent)
        mail.send(0, {0, letter.recipient, letter.sender, {letter.value}});
    mail.deliver_here();
    now.messages += mail.size();
    work.sent.clear();
    for (auto const& letter : mail.letters()) {
        refuse_second(work, letter);
        work.delivered.push_back({letter.recipient, letter.sender, letter.payload.value});
    }
}

/// Whether a person is to have another value of any state that was written.
bool changes(OwnWork const& work, PersonState const& person, Seat seat)
{
    return std::ranges::any_of(work.written, [&](auto const& column) {
        return column.second[seat] != own_states.at(column.first).in(person);
    });
}

void write(WeekState& now, OwnWork& work)
{
    if (work.written.empty()) return;
    for (Seat seat = 0; seat < now.seats(); ++seat) {
        if (!now.occupied(seat) || !changes(work, now.read(seat), seat)) continue;
        now.touch(seat, [&](PersonState& person) {
            for (auto const& [state, values] : work.written)
                own_states.at(state).in(person) = values[seat];
        });
    }
    work.written.clear();
}

} // namespace

void own_mechanisms(WeekState& now)
{
    for (auto const* const mechanism : now.own) {
        OwnWork work(mechanism->declaration());
        OwnWeek week(now, work);
        mechanism->act(week);
        write(now, work);
        if (work.sent.empty()) continue;
        deliver(now, work);
        work.answering = true;
        mechanism->answer(week, work.delivered);
        write(now, work);
    }
}

} // namespace groundswell::phase
