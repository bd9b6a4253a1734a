#include <cstdio>
#include <memory>

#include "apps/command.hpp"
#include "apps/options.hpp"
#include "scenario/documentation.hpp"

namespace groundswell {

Action declare_parameters(Options& options)
{
    struct Form {
        bool schema{false}, markdown{false};
    };
    auto const form = std::make_shared<Form>();
    auto const schema = options.add_flag("--json-schema", form->schema,
                                         "print the JSON Schema of scenario files, for editors");
    options.add_flag("--markdown", form->markdown, "print the table as at the end of docs/model.md")
        .excludes(schema);
    return [form] {
        auto const text = form->schema     ? scenario_schema()
                          : form->markdown ? parameters_markdown()
                                           : parameters_text();
        std::fputs(text.c_str(), stdout);
        return exit_ok;
    };
}

} // namespace groundswell
