#include <cerrno>
#include <cstdio>
#include <cstring>
#include <groundswell/problems.hpp>
#include <groundswell/study.hpp>

#include "base/whole_file.hpp"
#include "store/database.hpp"
#include "store/export.hpp"
#include "store/identity.hpp"
#include "store/open_study.hpp"
#include "store/summary_rows.hpp"

namespace groundswell {

StudyReader::StudyReader(std::filesystem::path const& path)
    : database_(std::make_unique<Database>(open_study(path)))
{}
StudyReader::StudyReader(StudyReader&&) noexcept = default;
StudyReader::~StudyReader() = default;

StudyIdentity StudyReader::identity() const
{
    return read_identity(*database_);
}

std::vector<std::string> StudyReader::commands() const
{
    return read_commands(*database_);
}

std::vector<ReplicateSummary> StudyReader::summaries() const
{
    return read_summaries(*database_);
}

std::vector<std::string> StudyReader::experiments() const
{
    auto rows = database_->prepare("SELECT DISTINCT experiment FROM points ORDER BY experiment");
    std::vector<std::string> names;
    while (rows.step())
        names.push_back(rows.text(0));
    return names;
}

std::map<PointKey, std::vector<PointValue>> StudyReader::points(std::string const& experiment) const
{
    auto rows = database_->prepare("SELECT point, replicate, metric, group_name, value FROM points"
                                   " WHERE experiment = ? ORDER BY id");
    rows.bind(experiment);
    std::map<PointKey, std::vector<PointValue>> out;
    while (rows.step())
        out[{experiment, rows.text(0), static_cast<std::uint32_t>(rows.integer(1))}].push_back(
            {rows.text(2), rows.text(3), rows.real(4)});
    return out;
}

std::vector<std::filesystem::path> StudyReader::export_csv(std::filesystem::path const& folder) const
{
    return groundswell::export_csv(*database_, folder);
}

void StudyReader::export_json(std::filesystem::path const& file) const
{
    require_place(file.string());
    Draft draft(file);
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(draft.path().c_str(), "w"), std::fclose);
    if (out) groundswell::export_json(*database_, out.get());
    if (!out || std::ferror(out.get()) != 0 || std::fclose(out.release()) != 0)
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = file.string()},
                                .what = "cannot be written",
                                .allowed = std::strerror(errno)});
    draft.keep();
}

} // namespace groundswell
