#pragma once
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>

#include "apps/program.hpp"

namespace groundswell::testing {

using Json = nlohmann::json;

/// Runs commands in a folder of its own, and reads the reports of what they kept.
class Report : public ::testing::Test {
  protected:
    /// Run a command with --json and --out, and return what it printed.
    Json kept(std::string const& command, std::string const& study)
    {
        auto const ran =
            run_program(folder_, command + " --json --out " + study, "export GROUNDSWELL_CACHE=");
        EXPECT_EQ(ran.code, 0) << ran.err;
        return Json::parse(ran.out);
    }
    Json report(std::string const& arguments)
    {
        auto const ran = run_program(folder_, "report --json " + arguments);
        EXPECT_EQ(ran.code, 0) << ran.err;
        return ran.code == 0 ? Json::parse(ran.out) : Json();
    }
    std::string error(std::string const& arguments)
    {
        auto const ran = run_program(folder_, "report " + arguments);
        EXPECT_EQ(ran.code, 2);
        EXPECT_EQ(ran.out, "");
        return ran.err;
    }
    TemporaryFolder folder_;
};

} // namespace groundswell::testing
