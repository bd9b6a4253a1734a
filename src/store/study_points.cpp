#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>

#include "store/database.hpp"
#include "store/point_rows.hpp"
#include "store/seal.hpp"

namespace groundswell {

void write_definition(Database const& study, std::string const& experiment, std::string const& definition)
{
    SealedInsert(study, "experiments", 3)
        .bind(std::string_view(experiment))
        .bind(std::string_view(definition))
        .run();
}

void write_point(Database const& study, PointKey const& key, std::vector<PointValue> const& values)
{
    auto id = study.integer("SELECT coalesce(max(id), 0) FROM points");
    SealedInsert insert(study, "points", 8);
    for (auto const& value : values)
        insert.bind(++id)
            .bind(std::string_view(key.experiment))
            .bind(std::string_view(key.point))
            .bind(std::int64_t{key.replicate})
            .bind(std::string_view(value.metric))
            .bind(std::string_view(value.group))
            .bind(value.value)
            .with(static_cast<std::int64_t>(values.size())) // so that none can be missing
            .run();
}

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
    write_definition(*database_, experiment, definition);
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
    write_point(*database_, key, values);
    transaction.commit();
}

} // namespace groundswell
