#pragma once
#include <vector>

#include "engine/week_state.hpp"

namespace groundswell {

/// Fill the vacant seats of institutions, from the top rank down: by promotion, and by hiring where there is
/// nobody to promote (model 3.10). Needs `WeekState::institutions`.
///
/// A round in an institution without vacancies would change nothing, so that none is held.
void fill_vacancies(WeekState& now, std::vector<Institution> const& institutions);

} // namespace groundswell
