#include "apps/attribute_report.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/metric_words.hpp"
#include "apps/progress.hpp"
#include "scenario/hash.hpp"

namespace groundswell {

namespace {

using Json = nlohmann::ordered_json;

/// "12.3% [11.0, 13.6]"; unlike shares of people these may be negative.
std::string share_words(Estimate const& share)
{
    if (!share.known()) return "-";
    if (share.n < 2) return fmt::format("{:.1f}%", 100 * share.mean);
    return fmt::format("{:.1f}% [{:.1f}, {:.1f}]", 100 * share.mean, 100 * share.low, 100 * share.high);
}

class Report {
  public:
    Report(AttributeResult const& result, AttributeSetting const& setting, Characters characters)
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
        if (result_.all.replicates < result_.asked)
            out_ += wrapped("", fmt::format("{} of them left out of the attribution: there the figure is "
                                            "unknown, or about too few people to show, with some parts off.",
                                            result_.asked - result_.all.replicates));
    }

    void row(std::string const& name, AttributedPart const& part)
    {
        line(fmt::format("  {}{}{}  {}", padded(name, 30),
                         padded_left(figure(part.value.mean, words_.share), 9),
                         padded_left(share_words(part.share), 23), characters_.bar(part.share.mean, 12)));
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
            row(who == "all"               ? "everyone who never harms"
                : who.starts_with("rank ") ? rank(who)
                                           : people_of(who),
                circle.avoided);
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
        for (auto const& note : setting_.scenario.notes)
            out_ += wrapped("note: ", note);
        line(fmt::format("{} runs in {}", thousands(result_.asked * attribute_runs(setting_.scenario)),
                         duration(setting_.seconds)));
    }

    AttributeResult const& result_;
    AttributeSetting const& setting_;
    Characters characters_;
    MetricWords words_;
    std::string out_;
};

Json json_of(Estimate const& e)
{
    return {{"mean", e.mean}, {"se", e.se}, {"low", e.low}, {"high", e.high}, {"n", e.n}};
}

Json json_of(AttributedPart const& part)
{
    return {{"name", part.name}, {"value", json_of(part.value)}, {"share", json_of(part.share)}};
}

Json json_of(Attribution const& a)
{
    Json out{{"replicates", a.replicates}, {"whole", json_of(a.whole)}, {"components", Json::array()}};
    for (auto const& component : a.components)
        out["components"].push_back(json_of(component));
    out["residue"] = json_of(a.residue);
    out["individual"] = json_of(a.individual);
    out["structural"] = json_of(a.structural);
    return out;
}

} // namespace

std::string component_words(std::string const& name)
{
    static constexpr std::array<std::pair<std::string_view, char const*>, component_count> all{{
        {"power", "power: rank and status"},
        {"tolerance", "tolerance: norms and habit"},
        {"silence", "silence of witnesses"},
        {"impunity", "impunity before the rules"},
        {"derailing", "derailing: excuses, frames"},
        {"barriers", "barriers: stigma, retaliation"},
        {"representation", "representation by rank"},
        {"individuals", "the worst tenth of doers"},
    }};
    for (auto const& [key, words] : all)
        if (key == name) return words;
    return name;
}

std::string attribute_sentence(Attribution const& a)
{
    return fmt::format("{} belongs to the tenth who do most, {} to the seven parts of the system, "
                       "{} to neither.",
                       share_words(a.individual.share), share_words(a.structural.share),
                       share_words(a.residue.share));
}

std::string attribute_text(AttributeResult const& result, AttributeSetting const& setting,
                           Characters characters)
{
    return Report(result, setting, characters).text();
}

std::string attribute_json(AttributeResult const& result, AttributeSetting const& setting)
{
    Json out{{"version", GROUNDSWELL_VERSION},
             {"title", setting.scenario.title},
             {"scenario_hash", fmt::format("{:016x}", scenario_hash(setting.scenario))},
             {"seed", setting.scenario.seed},
             {"metric", result.metric},
             {"group", result.group},
             {"replicates", result.asked},
             {"attribution", json_of(result.all)},
             {"complicity", Json::array()},
             {"lasting_states", nullptr},
             {"notes", setting.scenario.notes}};
    for (auto const& circle : result.complicity) {
        Json row{{"who", circle.who}};
        row.update(json_of(circle.avoided));
        row.erase("name");
        out["complicity"].push_back(row);
    }
    if (result.states)
        out["lasting_states"] = {
            {"border", result.states->border}, {"low", json_of(result.low)}, {"high", json_of(result.high)}};
    return out.dump(2) + "\n";
}

} // namespace groundswell
