#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "view/http_response.hpp"
#include "view/page_run.hpp"
#include "view/session.hpp"

/// The engine inside a web page, one in each worker of the page.
///
/// Questions are answered as the explorer's server does. A run is begun by every worker; each runs some of
/// its replicates, and one of them takes what all left.
namespace groundswell::browser {

class PageEngine {
  public:
    /// @param scenario  its text; "": the default institution
    /// @throws UserError with the faults of the scenario
    explicit PageEngine(std::string_view scenario);

    /// Never throws.
    view::HttpResponse answer(std::string_view method, std::string_view path, std::string_view body) const;

    /// Begin a run in place of the one before: {base, variant, ...} of docs/view.md.
    ///
    /// @return how many replicates it has
    /// @throws SettingError with its faults
    std::size_t begin(std::string_view request, view::PageRun::Tell tell);
    /// Run one, for `take`. @throws std::logic_error, as those below, if no run was begun
    std::string replicate(std::uint32_t number) const;
    void take(std::string_view left);
    /// Once every replicate was taken.
    view::PageRun::Ended end() const;

  private:
    struct Run {
        report::RunRequest request;
        view::PageRun run;

        Run(report::RunRequest asked, view::PageRun::Tell tell)
            : request(std::move(asked)), run(request, {.tell = std::move(tell)})
        {}
    };
    Run& begun() const;

    view::Session session_;
    std::unique_ptr<Run> run_;
};

} // namespace groundswell::browser
