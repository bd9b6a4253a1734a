#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <groundswell/problems.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "report/study_report.hpp"
#include "view/pages.hpp"

namespace groundswell {

namespace {

namespace fs = std::filesystem;

struct ReportInput {
    report::ReportRequest request;
    std::string out{"report.html"};
    bool json{false};
};

/// Whole or not at all: written beside its place, and then moved into it.
void write_whole(std::string const& path, std::string const& text)
{
    auto const cannot = [&](std::string why, std::string suggestion = "") {
        throw UserError(Problem{.code = ProblemCode::file_cannot_be_written,
                                .place = {.file = path},
                                .what = "cannot be written",
                                .allowed = std::move(why),
                                .suggestion = std::move(suggestion)});
    };
    fs::path const target(path);
    std::error_code failed;
    if (fs::is_directory(target, failed)) cannot("it is a folder", "name a file in it");
    if (target.has_parent_path() && !fs::is_directory(target.parent_path(), failed))
        cannot("there is no folder '" + target.parent_path().string() + "'", "create it first");
    auto const half = fs::path(path + fmt::format(".{}", ::getpid()));
    bool written = false;
    {
        std::ofstream file(half, std::ios::binary);
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        written = static_cast<bool>(file.flush());
    }
    if (written) fs::rename(half, target, failed);
    if (!written || failed) {
        std::error_code ignored;
        fs::remove(half, ignored);
        cannot("disk full, or no permission");
    }
}

int report_command(ReportInput const& input)
{
    auto const data = report::study_report(input.request);
    if (input.json) {
        std::fputs(report::json_text(data).c_str(), stdout);
        return exit_ok;
    }
    auto const page = view::filled_report(data);
    write_whole(input.out, page);
    fmt::print("wrote {} ({} KB)\n", input.out, (page.size() + 1023) / 1024);
    return exit_ok;
}

} // namespace

Action declare_report(Options& options)
{
    auto const input = std::make_shared<ReportInput>();
    options
        .add_option("STUDY", input->request.studies,
                    "study files: at most one with runs, and any number with experiments")
        .required();
    options.add_option("-o,--out", input->out, "the page to write (default: report.html)")
        .type_name("FILE.html");
    options
        .add_option("--against", input->request.against,
                    "surveys to compare with: a CSV file (default: those that are shipped, where they apply)")
        .type_name("FILE");
    options
        .add_option("--metric", input->request.metric,
                    "the figure that comparisons, attribution and dose show first")
        .type_name("M");
    options.add_flag("--json", input->json, "print the data of the report instead of writing a page");
    return [input] { return report_command(*input); };
}

} // namespace groundswell
