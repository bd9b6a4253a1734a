#include "report/metric_words.hpp"

#include <algorithm>
#include <iterator>

namespace groundswell::report {

namespace {

/// In the order of tables: what is a share of something stands below it.
constexpr MetricWords all[]{
    {"experienced", "experienced an act", "", true},
    {"formal_report_share", "reported, of those who had one", "  of them: reported", true},
    {"accountable_share_of_experienced", "accountability, of the same", "  of them: saw accountability",
     true},
    {"witnessed", "witnessed an act", "", true},
    {"incident_witnessed_share", "acts that someone noticed", "", true},
    {"witnessed_without_intervention_share", "of these, nobody intervened", "  of them: nobody intervened",
     true},
    {"retaliation_share_of_reports", "reports met with retaliation", "", true},
    {"no_consequence_share_of_reports", "rulings without consequence", "", true},
    {"ever_perpetrated", "did such an act, 10 years", "", true},
    {"repeat_share_of_perpetrators", "of these, more than once", "  of them: more than once", true},
    {"mean_acts_per_perpetrator", "acts of each who did", "  acts of each", false},
    {"women_share_rank_entry", "women in the lowest rank", "", true},
    {"women_share_rank_top", "women in the highest rank", "", true},
    {"promotions_per_100_men", "women promoted, per 100 men", "", false},
    {"concentration", "acts concentrated (Gini)", "", false},
    {"recognised_share", "noticed, of what was seen", "", true},
    {"awareness", "colleagues who learned of acts", "", true},
    {"effort_on_survivors_share", "effort that went to survivors", "", true},
    {"harm", "harm, per 1,000 person-weeks", "", false},
    {"acts", "acts, per 1,000 person-weeks", "", false},
    {"remarks", "remarks, per 1,000 person-weeks", "", false},
    {"leaving", "left, in a year", "", true},
    {"perceived_norm", "believed backing of objectors", "", true},
    {"norm_gap", "more disapprove than believed", "", true},
    {"burden", "burden carried (severity)", "", false},
    {"responsibility", "feel responsible (0 to 1)", "", false},
    {"trust", "trust the institution (0 to 1)", "", false},
};

auto row_of(std::string_view name)
{
    return std::ranges::find(all, name, &MetricWords::name);
}

} // namespace

MetricWords words_for(std::string_view name)
{
    auto const at = row_of(name);
    return at == std::end(all) ? MetricWords{name, name, "", false} : *at;
}

MetricWords figure_words(std::string_view name)
{
    // In the table of a run some figures are told from the line above them; here each stands alone.
    static constexpr MetricWords own[]{
        {"late_harm", "harm, over the last two years", "", false},
        {"witnessed_without_intervention_share", "noticed, nobody intervened", "", true},
        {"formal_report_share", "reported one, if experienced", "", true},
        {"accountable_share_of_experienced", "saw accountability, of these", "", true},
        {"repeat_share_of_perpetrators", "of those, more than once", "", true}};
    for (auto const& words : own)
        if (words.name == name) return words;
    return words_for(name);
}

void sort_for_table(std::vector<std::string>& names)
{
    std::ranges::stable_sort(names, {},
                             [](std::string const& name) { return row_of(name) - std::begin(all); });
}

} // namespace groundswell::report
