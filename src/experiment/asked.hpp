#pragma once
#include <cstdint>
#include <groundswell/ids.hpp>
#include <string>
#include <vector>

/// What experiments were asked, as a study keeps it (experiment/definition.hpp).
namespace groundswell {

/// What a comparison was asked, as a study keeps it; its variants are kept one by one, so that it can grow by
/// further ones.
struct AskedCompare {
    static constexpr char const* kind = "compare";
    std::string base; ///< hash of its scenario, hexadecimal
    std::uint32_t seed{0};
    bool from_start{false}; ///< variants part from the base at the first week of burn-in, not at week 0
    bool uncertain{false};
    std::string version; ///< of the program
    std::string fit{};   ///< hash of its members, hexadecimal; "": none
    std::string at{};    ///< week of one run from which its futures part; "": from week 0 or the start

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("base", self.base);
        field("seed", self.seed);
        field("from_start", self.from_start);
        field("uncertain", self.uncertain);
        field("version", self.version);
        field.optional("fit", self.fit);
        field.optional("at", self.at);
    }
};

/// One of the arms: its name, and what it runs as the text of a scenario, without folders.
struct AskedArm {
    static constexpr char const* kind = "arm";
    std::string name, scenario;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("name", self.name);
        field("scenario", self.scenario);
    }
};

/// A budget that a comparison was asked about: its changes are sorted by it.
struct AskedBudget {
    static constexpr char const* kind = "budget";
    static constexpr char const* prefix = "compare/budget "; ///< of the names under which budgets are kept
    double amount{0};                                        ///< most extra cost over the whole run
    std::string unit;                                        ///< of the costs; "": not said

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("amount", self.amount);
        field("unit", self.unit);
    }
    friend bool operator==(AskedBudget const&, AskedBudget const&) = default;
};

/// A row of a survey of the user's own, as a comparison was told of it: a question that could be asked.
struct AskedQuestion {
    static constexpr char const* kind = "question";
    static constexpr char const* prefix = "compare/question "; ///< of the names under which they are kept
    std::string quantity, instrument, group;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("quantity", self.quantity);
        field("instrument", self.instrument);
        field("group", self.group);
    }
};

/// What one act prevented may cost, as a comparison was asked: its changes are chosen by it.
struct AskedWorth {
    static constexpr char const* kind = "worth";
    static constexpr char const* prefix = "compare/worth "; ///< of the names under which they are kept
    double amount{0};
    std::string unit; ///< of the costs; "": not said

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("amount", self.amount);
        field("unit", self.unit);
    }
    friend bool operator==(AskedWorth const&, AskedWorth const&) = default;
};

/// What a dose was asked, as a study keeps it; its doses are kept one by one, so that it can grow by further
/// ones.
struct AskedDose {
    static constexpr char const* kind = "dose";
    std::string base; ///< hash of its scenario, hexadecimal
    std::uint32_t seed{0};
    std::string parameter; ///< what is turned
    double to{0};          ///< the dose of the push
    Week push{0};
    std::string version; ///< of the program
    std::string fit{};   ///< hash of its members, hexadecimal; "": none

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("base", self.base);
        field("seed", self.seed);
        field("parameter", self.parameter);
        field("to", self.to);
        field("push", self.push);
        field("version", self.version);
        field.optional("fit", self.fit);
    }
};

/// One history of one dose.
struct AskedHistory {
    static constexpr char const* kind = "history";
    double dose{0};
    bool pushed{false}; ///< down: the push first; else up: the dose from week 0 on

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("dose", self.dose);
        field("pushed", self.pushed);
    }
};

/// What an attribution was asked, as a study keeps it.
struct AskedAttribute {
    static constexpr char const* kind = "attribute";
    std::string scenario; ///< its hash, hexadecimal
    std::uint32_t seed{0};
    std::string fit{}; ///< hash of its members, hexadecimal; "": none

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("scenario", self.scenario);
        field("seed", self.seed);
        field.optional("fit", self.fit);
    }
};

/// What the runs of a fit's members were asked, as a study keeps it.
struct AskedMembers {
    static constexpr char const* kind = "members";
    std::string scenario; ///< its hash, hexadecimal
    std::uint32_t seed{0};
    std::string fit;     ///< hash of its members, hexadecimal
    std::string version; ///< of the program

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("scenario", self.scenario);
        field("seed", self.seed);
        field("fit", self.fit);
        field("version", self.version);
    }
};

/// What a sensitivity was asked, as a study keeps it: all that its points depend on.
struct AskedSensitivity {
    static constexpr char const* kind = "sensitivity";
    std::string scenario; ///< its hash, hexadecimal
    std::string space;    ///< hash of what is varied, over which ranges, and what is excluded
    std::uint32_t seed{0};

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("scenario", self.scenario);
        field("space", self.space);
        field("seed", self.seed);
    }
};

/// How large a sensitivity was asked to be, and of which metrics: its points serve several.
struct AskedSizes {
    static constexpr char const* kind = "sensitivity sizes";
    static constexpr char const* prefix = "sensitivity/asked "; ///< of the names under which sizes are kept

    struct Metric {
        std::string name;

        template <class Self, class Field>
        static void visit(Self& self, Field&& field)
        {
            field("name", self.name);
        }
    };
    std::vector<Metric> metrics;
    std::uint32_t trajectories{0}, keep{0}, replicates{0};

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("metrics", self.metrics);
        field("trajectories", self.trajectories);
        field("keep", self.keep);
        field("replicates", self.replicates);
    }
};

/// A figure whose sensitivity over the members of a fit was asked: their runs serve several.
struct AskedMemberMetric {
    static constexpr char const* kind = "sensitivity over members";
    static constexpr char const* prefix =
        "members/sensitivity of "; ///< of the names under which they are kept
    std::string metric;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("metric", self.metric);
    }
};

/// What the test of one claim was asked, as a study keeps it: all that its points depend on.
struct AskedClaim {
    static constexpr char const* kind = "claim";

    struct Arm {
        std::string name, scenario; ///< the second is a hash, hexadecimal
        bool from_start{false};

        template <class Self, class Field>
        static void visit(Self& self, Field&& field)
        {
            field("name", self.name);
            field("scenario", self.scenario);
            field("from_start", self.from_start);
        }
    };
    struct Part {
        std::string value, must_be;

        template <class Self, class Field>
        static void visit(Self& self, Field&& field)
        {
            field("value", self.value);
            field("must_be", self.must_be);
        }
    };

    std::string id;
    std::string scenario; ///< hash of the base, hexadecimal
    std::string space;    ///< hash of what is varied, over which ranges, and what is excluded
    std::uint32_t seed{0};
    std::string states; ///< the arm by which runs are told apart
    std::vector<Arm> arms;
    std::vector<Part> parts;

    template <class Self, class Field>
    static void visit(Self& self, Field&& field)
    {
        field("id", self.id);
        field("scenario", self.scenario);
        field("space", self.space);
        field("seed", self.seed);
        field("states", self.states);
        field("arms", self.arms);
        field("parts", self.parts);
    }
};

} // namespace groundswell
