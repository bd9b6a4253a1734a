#include "mechanism.hpp"
#include "columns.hpp"

#include <algorithm>
#include <array>
#include <groundswell/parameter_table.hpp>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace groundswell::python {

namespace {

using Seats = nb::ndarray<std::uint32_t const, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Numbers = nb::ndarray<double const, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

constexpr std::array<char const*, 3> layers{"team", "confidant", "audience"};

/// The index of a name. Names that nobody knows are refused by what is asked to use them.
template <class Names>
std::size_t index_in(Names const& names, std::string const& name, char const* argument)
{
    auto const at = std::ranges::find(names, name, [](char const* text) { return std::string(text); });
    if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
    std::string known;
    for (auto const* const one : names)
        known += (known.empty() ? "" : ", ") + std::string(one);
    throw UserError(Problem{.code = ProblemCode::name_unknown,
                            .place = {.argument = argument},
                            .what = "'" + name + "'",
                            .allowed = known});
}

void require_same_length(std::size_t a, std::size_t b, char const* argument)
{
    if (a == b) return;
    throw UserError(Problem{.code = ProblemCode::value_wrong_count,
                            .place = {.argument = argument},
                            .what = "has " + std::to_string(b) + " values",
                            .allowed = "one for each of the " + std::to_string(a) + " before it"});
}

template <class T, class F>
Column<T> by_seat(MechanismWeek const& self, F&& fact)
{
    auto const& week = self.at();
    std::vector<T> out(week.seats());
    for (Seat seat = 0; seat < out.size(); ++seat)
        out[seat] = fact(week, seat);
    return column_of(std::move(out));
}

/// Ties between people: each from one to the other, vacant seats left out.
nb::tuple ties(MechanismWeek const& self, std::string const& name)
{
    auto const layer = static_cast<Layer>(index_in(layers, name, "layer"));
    auto const& week = self.at();
    std::vector<Seat> from, to;
    for (Seat seat = 0; seat < week.seats(); ++seat) {
        if (week.group(seat) == no_group) continue;
        for (Seat const other : week.ties(layer, seat)) {
            if (week.group(other) == no_group) continue;
            from.push_back(seat);
            to.push_back(other);
        }
    }
    return nb::make_tuple(column_of(std::move(from)), column_of(std::move(to)));
}

Column<double> draw(MechanismWeek const& self, Seats const& seats, Seats const& partners, std::uint32_t index)
{
    require_same_length(seats.size(), partners.size(), "partners");
    std::vector<double> out(seats.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = self.at().draw(seats.data()[i], partners.data()[i], index);
    return column_of(std::move(out));
}

void send(MechanismWeek const& self, std::string const& name, Seats const& senders, Seats const& recipients,
          Numbers const& values)
{
    auto const layer = static_cast<Layer>(index_in(layers, name, "layer"));
    require_same_length(senders.size(), recipients.size(), "recipients");
    require_same_length(senders.size(), values.size(), "values");
    for (std::size_t i = 0; i < senders.size(); ++i)
        self.at().send(layer, {recipients.data()[i], senders.data()[i], values.data()[i]});
}

std::size_t post(MechanismWeek const& self, std::string const& name, Seats const& authors)
{
    auto const kind = static_cast<Post>(index_in(post_names, name, "kind"));
    std::size_t posted = 0;
    for (std::size_t i = 0; i < authors.size(); ++i)
        posted += self.at().post(kind, authors.data()[i]);
    return posted;
}

} // namespace

OwnWeek& MechanismWeek::at() const
{
    if (week_) return *week_;
    throw UserError(Problem{.code = ProblemCode::argument_conflict,
                            .place = {.argument = "week"},
                            .what = "is over",
                            .allowed = "it is there only while the mechanism acts or answers"});
}

double MechanismWeek::parameter(std::string const& name) const
{
    return parameter_value(at().parameters(), name, scenario_->groups, scenario_->ranks);
}

void PythonMechanism::call(OwnWeek& week, nb::object const& letters) const
{
    MechanismWeek given(week, scenario_);
    nb::object const object = nb::cast(given);
    struct End {
        nb::handle object;
        ~End() { nb::cast<MechanismWeek&>(object).end(); }
    } const end{object};
    act_(object, letters);
}

void PythonMechanism::act(OwnWeek& week) const
{
    nb::gil_scoped_acquire const held;
    call(week, nb::none());
}

void PythonMechanism::answer(OwnWeek& week, std::span<OwnLetter const> letters) const
{
    nb::gil_scoped_acquire const held;
    std::vector<Seat> recipients, senders;
    std::vector<double> values;
    for (auto const& letter : letters) {
        recipients.push_back(letter.recipient);
        senders.push_back(letter.sender);
        values.push_back(letter.value);
    }
    call(week, nb::make_tuple(column_of(std::move(recipients)), column_of(std::move(senders)),
                              column_of(std::move(values))));
}

void bind_mechanisms(nb::module_& module)
{
    nb::class_<MechanismWeek>(module, "MechanismWeek", "A week in the middle of a run.")
        .def_prop_ro("week", [](MechanismWeek const& self) { return self.at().week(); })
        .def_prop_ro("seats", [](MechanismWeek const& self) { return self.at().seats(); })
        .def("parameter", &MechanismWeek::parameter, nb::arg("name"))
        .def("group",
             [](MechanismWeek const& self) {
                 return by_seat<std::uint8_t>(self, [](auto& week, Seat seat) { return week.group(seat); });
             })
        .def("rank",
             [](MechanismWeek const& self) {
                 return by_seat<std::uint8_t>(self, [](auto& week, Seat seat) { return week.rank(seat); });
             })
        .def("unit",
             [](MechanismWeek const& self) {
                 return by_seat<std::uint32_t>(self, [](auto& week, Seat seat) { return week.unit(seat); });
             })
        .def("ties", &ties, nb::arg("layer"))
        .def(
            "read",
            [](MechanismWeek const& self, std::string const& state) {
                return column_of(self.at().read(state));
            },
            nb::arg("state"))
        .def("draw", &draw, nb::arg("seats"), nb::arg("partners"), nb::arg("index"))
        .def(
            "write",
            [](MechanismWeek const& self, std::string const& state, Numbers const& values) {
                self.at().write(state, {values.data(), values.size()});
            },
            nb::arg("state"), nb::arg("values"))
        .def("send", &send, nb::arg("layer"), nb::arg("senders"), nb::arg("recipients"), nb::arg("values"))
        .def("post", &post, nb::arg("kind"), nb::arg("authors"));
    nb::class_<OwnMechanism>(module, "OwnMechanism", "A mechanism of one's own.")
        .def_prop_ro("name", [](OwnMechanism const& self) { return self.declaration().name; });
    nb::class_<PythonMechanism, OwnMechanism>(module, "PythonMechanism", "A mechanism that Python says.")
        .def(
            "__init__",
            [](PythonMechanism* self, std::string name, std::vector<std::string> reads,
               std::vector<std::string> writes, std::vector<std::string> sends, Scenario const& scenario,
               nb::object act) {
                OwnDeclaration declaration{.name = std::move(name),
                                           .reads = std::move(reads),
                                           .writes = std::move(writes),
                                           .sends = std::move(sends)};
                throw_if_any(check_own({&declaration, 1}));
                new (self) PythonMechanism(std::move(declaration), scenario, std::move(act));
            },
            nb::arg("name"), nb::arg("reads"), nb::arg("writes"), nb::arg("sends"), nb::arg("scenario"),
            nb::arg("act"));
    nb::class_<RelayMechanism, OwnMechanism>(module, "RelayMechanism", "A mechanism in C++, for tests.")
        .def(nb::init<>());
}

} // namespace groundswell::python
