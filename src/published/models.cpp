#include "published/contagion.hpp"
#include "published/critical_mass.hpp"
#include "published/emperor.hpp"
#include "published/granovetter.hpp"
#include "published/naming.hpp"
#include "published/norms.hpp"
#include "published/watts.hpp"

namespace groundswell::published {

std::vector<Model> models()
{
    return {granovetter(), watts(), norms(), naming(), critical_mass(), emperor(), contagion()};
}

} // namespace groundswell::published
