#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "apps/print_text.hpp"
#include "apps/scenario_options.hpp"
#include "base/whole_file.hpp"
#include "report/study_report.hpp"
#include "view/pages.hpp"

namespace groundswell {

namespace {

struct ReportInput {
    report::ReportRequest request;
    std::string out{"report.html"};
    bool json{false};
};

int report_command(ReportInput const& input)
{
    auto const data = report::study_report(input.request);
    if (input.json) {
        print_text(report::json_text(data));
        return exit_ok;
    }
    for (auto const& study : input.request.studies)
        keep_private_as(study);
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
