#include "card/device.hpp"

namespace groundswell {

std::vector<std::unique_ptr<Device>> cuda_devices()
{
    return {};
}

std::string why_no_cuda()
{
    return "this program was built without CUDA";
}

} // namespace groundswell
