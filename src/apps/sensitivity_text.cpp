#include "apps/sensitivity_text.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "apps/progress.hpp"
#include "report/disclosure_words.hpp"
#include "report/exclusion_words.hpp"
#include "report/metric_words.hpp"
#include "report/words.hpp"

namespace groundswell {

using namespace report;

namespace {

constexpr std::size_t name_width = 46, share_width = 15;

class SensitivityText {
  public:
    SensitivityText(SensitivityResult const& result, SensitivitySetting const& setting, Characters characters)
        : result_(result), setting_(setting), characters_(characters)
    {}

    std::string text()
    {
        header();
        for (auto const& metric : result_.metrics)
            add(metric);
        footer();
        return out_;
    }

  private:
    void line(std::string const& text = "") { out_ += text + "\n"; }

    void header()
    {
        auto const& p = setting_.scenario.parameters.run;
        line("SENSITIVITY");
        out_ += wrapped("", fmt::format("{}, {} people, {} after {} of burn-in, seed {}. {}",
                                        setting_.scenario.title, thousands(setting_.people),
                                        span_of_weeks(static_cast<Week>(p.weeks)),
                                        span_of_weeks(static_cast<Week>(p.burnin)), setting_.scenario.seed,
                                        sensitivity_design(result_, setting_.options)));
    }

    void add(MetricSensitivity const& metric)
    {
        line();
        line(std::string(figure_words(metric.metric).words) +
             (metric.group == "all" ? "" : ", " + people_of(metric.group)));
        for (auto const& sentence : sensitivity_sentences(metric))
            out_ += wrapped("  ", sentence);
        if (!metric.varies()) return;
        table("SHARE OF THE VARIANCE", metric.numbers);
        if (metric.screened_out)
            row(fmt::format("the other {} together", metric.screened_out->numbers), *metric.screened_out);
        row("chance", metric.chance);
        table("BY MECHANISM", metric.mechanisms);
        if (metric.replicates < setting_.options.replicates)
            out_ +=
                wrapped("  ", fmt::format("{} of {} replicates are left out: the figure is unknown at some "
                                          "of their points.",
                                          setting_.options.replicates - metric.replicates,
                                          setting_.options.replicates));
    }

    void table(std::string const& title, std::vector<SensitivityIndex> const& indices)
    {
        line();
        line("  " + padded(title, name_width) + padded_left("alone [95%]", share_width) +
             padded_left("in all [95%]", share_width));
        for (auto const& index : indices)
            row(index.name, index);
    }

    void row(std::string const& name, SensitivityIndex const& index)
    {
        line("  " + padded(name, name_width) + padded_left(variance_share(index.first), share_width) +
             padded_left(variance_share(index.total), share_width));
    }

    void footer()
    {
        line();
        out_ += wrapped("", "Alone: the share of the variance that this number explains by itself (first "
                            "index of Sobol'). In all: its interactions with other numbers and with chance "
                            "included (total index), so that totals add up to more than 100%. Shares of the "
                            "variance over the plausible ranges, not of the figure. All runs of a "
                            "replicate share their draws.");
        out_ += wrapped("", exclusion_sentence(setting_.excluded, "mapped onto what the rules leave"));
        for (auto const& note : setting_.scenario.notes)
            out_ += wrapped("note: ", note);
        for (auto const& note : disclosure_notes(setting_.scenario))
            out_ += wrapped("", note);
        line(fmt::format("{} runs in {}", thousands(result_.runs.size()), duration(setting_.seconds)));
    }

    SensitivityResult const& result_;
    SensitivitySetting const& setting_;
    Characters characters_;
    std::string out_;
};

} // namespace

std::string sensitivity_text(SensitivityResult const& result, SensitivitySetting const& setting,
                             Characters characters)
{
    return SensitivityText(result, setting, characters).text();
}

} // namespace groundswell
