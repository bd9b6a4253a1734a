#include "report/series.hpp"

#include <groundswell/figures.hpp>
#include <groundswell/summary.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/json.hpp"

namespace groundswell::report {

namespace {

/// What a row is about.
Json words_json(SeriesRow const& row)
{
    auto const& figure = *row.figure;
    auto const label = figure.weekly.label.empty() ? figure.label : figure.weekly.label;
    return {{"name", figure.name},
            {"label", label},
            {"subject", figure.weekly.subject},
            {"unit", figure.unit},
            {"share", figure.is_percentage()},
            {"group", row.group},
            {"weeks", row.weeks}};
}

/// Replicates of one study have the same rows over the same weeks, unless its file was changed.
void require_alike(std::vector<std::vector<SeriesRow>> const& replicates)
{
    auto const& first = replicates.front();
    for (auto const& rows : replicates) {
        bool alike = rows.size() == first.size();
        for (std::size_t i = 0; alike && i < rows.size(); ++i)
            alike = rows[i].weeks == first[i].weeks && rows[i].values.size() == first[i].weeks.size();
        if (!alike) throw std::out_of_range("replicates are over different weeks");
    }
}

} // namespace

Json series_json(std::vector<std::vector<SeriesRow>> const& replicates)
{
    Json out = Json::array();
    if (replicates.empty()) return out;
    require_alike(replicates);
    for (std::size_t i = 0; i < replicates.front().size(); ++i) {
        auto const& row = replicates.front()[i];
        auto json = words_json(row);
        for (auto const* part : {"mean", "low", "high"})
            json[part] = Json::array();
        for (std::size_t point = 0; point < row.weeks.size(); ++point) {
            std::vector<double> values;
            bool withheld = false;
            for (auto const& replicate : replicates) {
                auto const& v = replicate[i].values[point];
                withheld = withheld || v.withheld;
                values.push_back(v.value);
            }
            auto const e = withheld ? Estimate{} : estimate_mean(values, row.figure->bounds);
            json["mean"].push_back(rounded(e.mean));
            json["low"].push_back(rounded(e.low));
            json["high"].push_back(rounded(e.high));
        }
        out.push_back(std::move(json));
    }
    return out;
}

} // namespace groundswell::report
