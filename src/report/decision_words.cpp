#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "report/budget.hpp"
#include "report/costs.hpp"
#include "report/decision_outcome.hpp"
#include "report/words.hpp"

namespace groundswell::report {

namespace {

std::string whole_percent(double share)
{
    return fmt::format("{:.0f}%", 100 * share);
}

std::string best_words(WorldShare const& best)
{
    return fmt::format("{} [{:.0f}, {:.0f}]", whole_percent(best.share), 100 * best.low, 100 * best.high);
}

std::string plain_number(double value)
{
    if (std::abs(value) >= 1000) return (value < 0 ? "-" : "") + thousands(std::llround(std::abs(value)));
    return value == std::floor(value) ? fmt::format("{:.0f}", value) : figure(value, false);
}

std::string with_ends(double value, double low, double high)
{
    auto const from = plain_number(low), to = plain_number(high);
    return from == to ? plain_number(value) : fmt::format("{} [{}, {}]", plain_number(value), from, to);
}

std::string with_ends(Estimate const& estimate)
{
    return with_ends(estimate.mean, estimate.low, estimate.high);
}

/// To two digits: how many worlds would decide is not known better.
std::size_t rounded_up(std::size_t n)
{
    std::size_t step = 1;
    while (n / step >= 100)
        step *= 10;
    return (n + step - 1) / step * step;
}

/// Writes the paragraphs of one decision.
class Words {
  public:
    explicit Words(DecisionOutcome const& outcome)
        : outcome_(outcome), decision_(*outcome.decision), choice_(decision_.options[decision_.choice])
    {}

    std::vector<Finding> operator()() const
    {
        std::vector<Finding> out{pay(), effect(), sure()};
        for (auto finding : {other(), never(), same(), left_out()})
            if (!finding.empty()) out.push_back(std::move(finding));
        out.push_back(know());
        if (outcome_.knowing) out.push_back(ask());
        return out;
    }

  private:
    std::string conditions() const
    {
        std::string out = "Whatever it costs";
        if (decision_.asked.budget)
            out = "Within " + budget_words({*decision_.asked.budget, outcome_.unit}, outcome_.weeks);
        if (!decision_.asked.worth) return out;
        auto const worth = fmt::format("{} {} for each act prevented", plain_number(*decision_.asked.worth),
                                       unit_words(outcome_.unit));
        return (decision_.asked.budget ? out + ", and at " : "At ") + worth;
    }

    /// An amount of what is to be as large as possible.
    std::string amount(std::string const& number) const
    {
        return number + (decision_.asked.worth ? " " + unit_words(outcome_.unit) : " acts");
    }

    Finding pay() const
    {
        auto const what = decision_.choice == 0 ? std::string("pay for none of these: doing nothing is")
                                                : fmt::format("pay for {}: it is", choice_.name);
        return {.sentence = fmt::format("{}, {} the best in {} of {} {}.", conditions(), what,
                                        best_words(choice_.best), decision_.worlds, outcome_.worlds)};
    }

    Finding effect() const
    {
        auto const with_harm =
            fmt::format("{} acts are to be expected over {}", plain_number(decision_.harm_without),
                        span_of_weeks(outcome_.weeks));
        if (decision_.choice == 0) return {.sentence = "If nothing is done, " + with_harm + "."};
        auto text = fmt::format("If nothing is done, {}. It prevents {} of them, for {} {}.", with_harm,
                                with_ends(choice_.prevented), with_ends(choice_.extra_cost),
                                unit_words(outcome_.unit));
        if (decision_.asked.worth)
            text += fmt::format(" Its net benefit is {}.", amount(with_ends(choice_.value)));
        if (choice_.over_budget > 0)
            text += fmt::format(" It costs more than the budget in {} of the worlds.",
                                whole_percent(choice_.over_budget));
        return {.sentence = text};
    }

    Finding sure() const
    {
        auto const& regret = choice_.regret;
        auto text =
            fmt::format("The expected regret is {}: the best of each world would be better by so much, "
                        "in the mean.",
                        amount(with_ends(regret)));
        auto const rival = decision_.rival ? decision_.options[*decision_.rival].name : std::string();
        if (decision_.decided)
            text += " More worlds would hardly change this choice.";
        else if (decision_.worlds_to_decide)
            text += fmt::format(" {} worlds do not decide yet: {} could turn out better. About {} would.",
                                decision_.worlds, rival, thousands(rounded_up(*decision_.worlds_to_decide)));
        else
            text += fmt::format(" A million worlds would not tell it from {}.", rival);
        return {.label = "how sure", .sentence = text};
    }

    Finding other() const
    {
        if (decision_.most_often == decision_.choice) return {};
        auto const& often = decision_.options[decision_.most_often];
        return {.label = "note",
                .sentence = fmt::format("{} is the best in more worlds, {}. In the mean over worlds it gains "
                                        "less.",
                                        often.name, best_words(often.best))};
    }

    Finding never() const
    {
        std::vector<std::string> names;
        for (auto const& option : decision_.options)
            if (option.never_best && !option.same_as) names.push_back(option.name);
        if (names.empty()) return {};
        return {.label = "never the best",
                .sentence = fmt::format("{} (in none of {} worlds, so in at most {:.1f}%).", joined(names),
                                        decision_.worlds, 100 * bound_of_none())};
    }

    /// Upper end of Wilson's interval of a share that was never seen.
    double bound_of_none() const
    {
        double out = 0;
        for (auto const& option : decision_.options)
            if (option.never_best) out = option.best.high;
        return out;
    }

    Finding same() const
    {
        std::vector<std::string> pairs;
        for (auto const& option : decision_.options)
            if (option.same_as)
                pairs.push_back(
                    fmt::format("{} and {}", decision_.options[*option.same_as].name, option.name));
        if (pairs.empty()) return {};
        return {.label = "the same",
                .sentence =
                    fmt::format("{} leave the same harm in every world. The cheaper one counts as better.",
                                joined(pairs))};
    }

    Finding left_out() const
    {
        if (outcome_.left_out.empty()) return {};
        return {.label = "left out",
                .sentence = fmt::format("{}, because no cost is stated.", joined(outcome_.left_out))};
    }

    std::string gain(double value, double low, double high) const
    {
        return amount(with_ends(value, low, high));
    }

    std::vector<std::string> details(ValueOfKnowing const& value,
                                     std::vector<KnowableWords> const& words) const
    {
        std::vector<std::string> out;
        for (auto const& one : value.each) {
            if (out.size() == 3 || !one.beyond_chance || !(one.value > 0)) break;
            auto const& w = words[one.index];
            out.push_back(fmt::format("{}: {}", gain(one.value, one.low, one.high),
                                      w.group.empty() ? w.name + ", " + w.words : w.words));
        }
        return out;
    }

    std::string ceiling() const
    {
        auto const& most = decision_.perfect_information();
        return fmt::format(
            "To know everything would be worth {} at most; that covers chance, which nobody can "
            "know.",
            amount(plain_number(most.mean)));
    }

    Finding know() const
    {
        Finding out{.label = "worth knowing"};
        if (!outcome_.knowing) {
            out.sentence =
                ceiling() + fmt::format(" {} worlds or more tell which parameters and questions that "
                                        "is.",
                                        least_worlds_for_knowing);
            return out;
        }
        auto const& knowing = *outcome_.knowing;
        out.details = details(knowing.of_parameters, knowing.parameters);
        if (out.details.empty())
            out.sentence =
                fmt::format("no single parameter would change the choice by more than chance shows in "
                            "{} worlds. {}",
                            decision_.worlds, ceiling());
        else {
            out.sentence = "a choice made with these parameters known would gain, in the mean:";
            if (knowing.of_parameters.together_beyond_chance && out.details.size() > 1)
                out.details.push_back(amount(plain_number(knowing.of_parameters.together)) + ": the first " +
                                      (out.details.size() == 2 ? "two" : "three") + " at once");
            out.details.push_back(ceiling());
        }
        return out;
    }

    Finding ask() const
    {
        auto const& knowing = *outcome_.knowing;
        Finding out{.label = "ask next", .details = details(knowing.of_questions, knowing.questions)};
        out.sentence = out.details.empty()
                           ? "no single question of the shipped surveys would change the choice by more than "
                             "chance shows."
                           : "asked of everybody concerned, these questions would gain, in the mean:";
        return out;
    }

    DecisionOutcome const& outcome_;
    Decision const& decision_;
    DecisionOption const& choice_;
};

} // namespace

std::vector<Finding> decision_findings(DecisionOutcome const& outcome)
{
    if (!outcome.decision) return {{.sentence = outcome.why_not}};
    return Words(outcome)();
}

} // namespace groundswell::report
