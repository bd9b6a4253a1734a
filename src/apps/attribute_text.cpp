#include "apps/attribute_text.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "apps/progress.hpp"
#include "report/disclosure_words.hpp"
#include "report/fit_words.hpp"
#include "report/metric_words.hpp"
#include "report/windows.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

class AttributeText {
  public:
    AttributeText(AttributeResult const& result, AttributeSetting const& setting, Characters characters)
        : result_(result), setting_(setting), characters_(characters), words_(words_for(result.metric))
    {}

    std::string text()
    {
        header();
        table("WHAT IT IS MADE OF", result_.all);
        sentence(result_.all);
        states();
        complicity();
        footer();
        return out_;
    }

  private:
    void line(std::string const& text = "") { out_ += text + "\n"; }

    void header()
    {
        auto const& p = setting_.scenario.parameters.run;
        line("ATTRIBUTION: " + std::string(words_.words) +
             (result_.group == "all" ? "" : ", " + people_of(result_.group)));
        line(fmt::format("{}, {} people, {} after {} of burn-in, {} replicate{}, seed {}",
                         setting_.scenario.title, thousands(setting_.people),
                         span_of_weeks(static_cast<Week>(p.weeks)),
                         span_of_weeks(static_cast<Week>(p.burnin)), result_.asked,
                         result_.asked == 1 ? "" : "s", setting_.scenario.seed));
        if (setting_.fit) {
            out_ +=
                wrapped("", fmt::format("Over {}. A replicate below is a member.", fit_words(setting_.fit)));
            for (auto const& note : fit_notes(setting_.fit))
                out_ += wrapped("  note: ", note);
        }
        if (result_.all.replicates < result_.asked)
            out_ += wrapped("", fmt::format("{} of them left out of the attribution: there the figure is "
                                            "unknown, or about too few people to show, with some parts off.",
                                            result_.asked - result_.all.replicates));
    }

    void row(std::string const& name, AttributedPart const& part)
    {
        line(fmt::format(
            "  {}{}{}  {}", padded(name, 30), padded_left(figure(part.value.mean, words_.share), 9),
            padded_left(attributed_share(part.share), 23), characters_.bar(part.share.mean, 12)));
    }

    void table(std::string const& title, Attribution const& a)
    {
        line();
        line(padded(title, 32) + padded_left(words_.share ? "share" : "value", 9) +
             padded_left("of the whole [95%]", 23));
        for (auto const& component : a.components)
            row(component_words(component.name), component);
        row("left with all eight off", a.residue);
        line(fmt::format("  {}{}{}", padded("the whole", 30),
                         padded_left(figure(a.whole.mean, words_.share), 9), padded_left("100%", 23)));
    }

    void sentence(Attribution const& a)
    {
        line();
        out_ += wrapped("Individual against structural: ", attribute_sentence(a));
        if (auto const text = structural_over_members(result_); !text.empty())
            out_ += wrapped("  ", text) + wrapped("  ", member_interval_words());
    }

    void states()
    {
        if (!result_.states) return;
        line();
        auto const n = result_.asked;
        auto const& in_high = result_.states->in_high;
        auto const high = static_cast<std::size_t>(std::count(in_high.begin(), in_high.end(), true));
        out_ += wrapped("TWO LASTING STATES. ",
                        fmt::format("{} of {} replicates end where many are believed to back who objects, {} "
                                    "where few are. The table above mixes two worlds; within each:",
                                    high, n, n - high));
        table("WHERE FEW ARE BELIEVED TO", result_.low);
        table("WHERE MANY ARE BELIEVED TO", result_.high);
    }

    void complicity()
    {
        line();
        line("COMPLICITY" + std::string(22, ' ') + padded_left(words_.share ? "share" : "value", 9) +
             padded_left("of the whole [95%]", 23));
        out_ +=
            wrapped("  ", "What would not have been, had those who never harm anyone answered as witnesses "
                          "instead of staying silent. The rows overlap and do not add up.");
        for (auto const& circle : result_.complicity) {
            auto const& who = circle.who;
            auto const name = who == "all"               ? "everyone who never harms"
                              : who.starts_with("rank ") ? rank(who)
                                                         : people_of(who);
            if (circle.withheld)
                line(fmt::format("  {}{}", padded(name, 30), padded_left("withheld", 9)));
            else
                row(name, circle.avoided);
        }
    }

    std::string rank(std::string const& who) const
    {
        auto const number = static_cast<std::size_t>(std::stoi(who.substr(5)));
        auto const& names = setting_.scenario.rank_names;
        return number < names.size() ? names[number] : who + (number == 0 ? " (lowest)" : "");
    }

    void footer()
    {
        line();
        out_ += wrapped(
            "", "A part's share is its Shapley value: what switching it off takes away, averaged over "
                "all orders in which the eight can be switched off. All 256 combinations were run "
                "with the same draws, from the first week of burn-in. A negative share: with the "
                "part switched off there is more.");
        auto const reach = simulated_time_of(setting_.scenario);
        out_ += wrapped("", fmt::format("{}: {}.", words_.words, figure_time(result_.metric, reach)));
        for (auto const& note : window_notes(reach))
            out_ += wrapped("note: ", note);
        for (auto const& note : setting_.scenario.notes)
            out_ += wrapped("note: ", note);
        for (auto const& note : disclosure_notes(setting_.scenario))
            out_ += wrapped("", note);
        line(fmt::format("{} runs in {}",
                         thousands(result_.asked * attribute_runs(setting_.scenario) *
                                   (setting_.fit ? setting_.fit.replicates : 1)),
                         duration(setting_.seconds)));
    }

    AttributeResult const& result_;
    AttributeSetting const& setting_;
    Characters characters_;
    MetricWords words_;
    std::string out_;
};

} // namespace

std::string attribute_text(AttributeResult const& result, AttributeSetting const& setting,
                           Characters characters)
{
    return AttributeText(result, setting, characters).text();
}

} // namespace groundswell
