#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>

#include "store/database.hpp"

namespace groundswell {

void Study::define(std::string const& experiment, std::string const& definition)
{
    auto find = database_->prepare("SELECT definition FROM experiments WHERE name = ?");
    find.bind(experiment);
    if (find.step()) {
        if (find.text(0) == definition) return;
        throw UserError(Problem{.code = ProblemCode::study_other_run,
                                .place = {.file = database_->path().string(), .key = experiment},
                                .what = "holds another '" + experiment + "'",
                                .allowed = "its scenarios, plan or seed differ from what is asked now",
                                .suggestion = "choose another file to keep both"});
    }
    Transaction transaction(*database_);
    database_->prepare("INSERT INTO experiments VALUES(?, ?)").bind(experiment).bind(definition).run();
    transaction.commit();
}

std::optional<std::vector<PointValue>> Study::recall(PointKey const& key) const
{
    auto rows = database_->prepare("SELECT metric, group_name, value FROM points"
                                   " WHERE experiment = ? AND point = ? AND replicate = ? ORDER BY id");
    rows.bind(key.experiment).bind(key.point).bind(std::int64_t{key.replicate});
    std::vector<PointValue> values;
    while (rows.step())
        values.push_back({rows.text(0), rows.text(1), rows.real(2)});
    if (values.empty()) return std::nullopt;
    return values;
}

void Study::keep(PointKey const& key, std::vector<PointValue> const& values)
{
    Transaction transaction(*database_);
    auto insert = database_->prepare("INSERT INTO points(experiment, point, replicate, metric, group_name, "
                                     "value) VALUES(?, ?, ?, ?, ?, ?)");
    for (auto const& value : values)
        insert.bind(key.experiment)
            .bind(key.point)
            .bind(std::int64_t{key.replicate})
            .bind(value.metric)
            .bind(value.group)
            .bind(value.value)
            .run();
    transaction.commit();
}

} // namespace groundswell
