#include "report/finding.hpp"

#include <nlohmann/json.hpp>

namespace groundswell::report {

namespace {

std::string labelled(Finding const& finding)
{
    return finding.label.empty() ? finding.sentence : finding.label + ": " + finding.sentence;
}

} // namespace

std::string Finding::text() const
{
    auto out = labelled(*this);
    for (auto const& detail : details)
        out += " " + detail;
    return out;
}

Json json_of(Finding const& finding)
{
    Json out{{"sentence", labelled(finding)},
             {"details", finding.details},
             {"figures", Json::array()},
             {"hints", Json::array()}};
    for (auto const& figure : finding.figures) {
        Json row{{"name", figure.name}, {"group", figure.group}};
        row.update(band(figure.estimate));
        row["n"] = figure.estimate.n;
        row["withheld"] = figure.withheld;
        out["figures"].push_back(std::move(row));
    }
    for (auto const& hint : finding.hints)
        out["hints"].push_back(
            {{"parameter", hint.parameter}, {"value", hint.value}, {"assumed", hint.assumed}});
    return out;
}

} // namespace groundswell::report
