#include "mechanisms/relaxation.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "mechanisms/rules_for_tests.hpp"

namespace groundswell {
namespace {

Record some_record()
{
    Record r;
    PersonState s = testing::average_person();
    s.norm = .9;
    s.habituation = .6;
    s.momentum = 20;
    s.burden = 3.5;
    s.unspoken = .5;
    s.effort = .5;
    r.norm_quantile = 40;
    r.responsibility_quantile = 200;
    r.trust_quantile = 128;
    r.deterrence_quantile = 3;
    encode_record(s, 10, r);
    return r;
}

TEST(Record, IsWrittenStateByState)
{
    // Whatever may be asked to be stored, the largest and the impossible included.
    std::vector<double> const odd{-1e300, -1,      -1e-9, -0.0, 0,    1e-9, .25, .5,  .999,    1,   1.5,
                                  254,    255.998, 1e300, NAN,  15.9, 16,   17,  1e5, 1 / 3.0, 3e-6};
    for (std::size_t i = 0; i < odd.size(); ++i) {
        auto const x = [&](std::size_t k) { return odd[(i + k) % odd.size()]; };
        Record r;
        r.stubbornness_quantile = 77;
        encode_record({x(0), x(1), x(2), x(3), x(4), x(5), x(6), x(7), x(8), x(9), x(10), x(11)}, -300, r);
        EXPECT_EQ(r.entitlement, encode_fraction(x(0)));
        EXPECT_EQ(r.attitude, encode_fraction(x(1)));
        EXPECT_EQ(r.norm, encode_fraction(x(2)));
        EXPECT_EQ(r.responsibility, encode_fraction(x(3)));
        EXPECT_EQ(r.habituation, encode_fraction(x(4)));
        EXPECT_EQ(r.trust, encode_fraction(x(5)));
        EXPECT_EQ(r.deterrence, encode_fraction(x(6)));
        EXPECT_EQ(r.stigma, encode_fraction(x(7)));
        EXPECT_EQ(r.unspoken, encode_fraction(x(8)));
        EXPECT_EQ(r.momentum, encode_scaled(x(9), momentum_scale));
        EXPECT_EQ(r.burden, encode_scaled(x(10), burden_scale));
        EXPECT_EQ(r.effort, encode_scaled(x(11), effort_scale));
        EXPECT_EQ(r.touched, -300);
        EXPECT_EQ(r.stubbornness_quantile, 77);
        // However it is written.
        Record plain;
        plain.stubbornness_quantile = 77;
        encode_plainly({x(0), x(1), x(2), x(3), x(4), x(5), x(6), x(7), x(8), x(9), x(10), x(11)}, -300,
                       plain);
        EXPECT_EQ(plain, r);
        // What is read and written again stays.
        Record again = r;
        encode_record(decode_record(r), -300, again);
        EXPECT_EQ(again, r);
    }
    EXPECT_EQ(encode_fraction(NAN), 0);
    EXPECT_EQ(encode_fraction(-1), 0);
    EXPECT_EQ(encode_fraction(7), 65535);
}

TEST(Relaxation, IsExactHoweverLongNothingHappened)
{
    Rules const rules = testing::test_rules();
    Record const record = some_record();
    double const n0 = rules.start_value(Inborn::norm, 0, 40);
    for (int weeks : {1, 2, 26, 255, 256, 257, 1000}) { // 256: the end of the table
        PersonState const s = Relaxation{rules}(record, 0, 10 + weeks);
        auto const left = [weeks](double halflife) { return std::exp2(-weeks / halflife); };
        EXPECT_NEAR(s.norm, n0 + (decode_record(record).norm - n0) * left(156), 1e-13);
        EXPECT_NEAR(s.momentum, 20 * left(13), 1e-12);
        EXPECT_NEAR(s.burden, 3.5 * left(52), 1e-13);
        EXPECT_NEAR(s.unspoken, decode_record(record).unspoken * left(260), 1e-13);
        EXPECT_NEAR(s.habituation, decode_record(record).habituation * left(156), 1e-13);
        EXPECT_DOUBLE_EQ(s.effort, std::min(4.0, .5 + .25 * weeks));
        EXPECT_EQ(s.entitlement, decode_record(record).entitlement);
        EXPECT_EQ(s.habituation, Relaxation{rules}.habituation(record, 10 + weeks));
    }
}

TEST(Relaxation, AgreesWithWeeklySteps)
{
    Rules const rules = testing::test_rules();
    Record const record = some_record();
    PersonState weekly = decode_record(record);
    double const tau0 = rules.start_value(Inborn::trust, 0, 128);
    for (int week = 0; week < 300; ++week) {
        weekly.trust = tau0 + (weekly.trust - tau0) * std::exp2(-1.0 / 104);
        weekly.momentum *= std::exp2(-1.0 / 13);
        weekly.effort = std::min(4.0, weekly.effort + .25);
    }
    PersonState const once = Relaxation{rules}(record, 0, 310);
    EXPECT_NEAR(once.trust, weekly.trust, 1e-12);
    EXPECT_NEAR(once.momentum, weekly.momentum, 1e-12);
    EXPECT_EQ(once.effort, weekly.effort);
}

TEST(Relaxation, OfNoTimeChangesNothing)
{
    Rules const rules = testing::test_rules();
    Record const record = some_record();
    Record again = record;
    encode_record(Relaxation{rules}(record, 0, 10), 10, again);
    EXPECT_EQ(again, record);
}

} // namespace
} // namespace groundswell
