#include <cstdio>
#include <memory>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "figures/documentation.hpp"

namespace groundswell {

Action declare_figures(Options& options)
{
    auto const markdown = std::make_shared<bool>(false);
    options.add_flag("--markdown", *markdown, "the table of docs/model.md, with what each figure counts");
    return [markdown] {
        std::fputs((*markdown ? figures_markdown() : figures_text()).c_str(), stdout);
        return exit_ok;
    };
}

} // namespace groundswell
