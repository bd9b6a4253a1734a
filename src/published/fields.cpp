#include "published/fields.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace groundswell::published {

Problems check_settings(std::string_view model, Settings const& given, std::span<FieldInfo const> fields)
{
    std::vector<std::string> names;
    for (auto const& field : fields)
        names.push_back(field.name);

    Problems problems;
    for (auto const& [name, value] : given) {
        auto const where = std::string(model) + "." + name;
        auto const field = std::find_if(fields.begin(), fields.end(),
                                        [&wanted = name](auto const& f) { return f.name == wanted; });
        if (field == fields.end()) {
            std::string known;
            for (auto const& n : names)
                known += (known.empty() ? "" : ", ") + n;
            problems.push_back({.code = ProblemCode::key_unknown,
                                .place = {.key = where},
                                .what = "unknown parameter",
                                .allowed = "known: " + known,
                                .suggestion = did_you_mean(name, names)});
        } else if (!(value >= field->low && value <= field->high)) {
            problems.push_back({.code = ProblemCode::value_out_of_range,
                                .place = {.key = where},
                                .what = "is " + format_number(value),
                                .allowed = "must lie in [" + format_number(field->low) + ", " +
                                           format_number(field->high) + "]",
                                .suggestion = "the default is " + format_number(field->initial)});
        } else if (field->whole && value != static_cast<double>(static_cast<long>(value))) {
            problems.push_back({.code = ProblemCode::value_not_whole,
                                .place = {.key = where},
                                .what = "is " + format_number(value),
                                .allowed = "must be a whole number",
                                .suggestion = "the default is " + format_number(field->initial)});
        }
    }
    return problems;
}

} // namespace groundswell::published
