#pragma once

namespace groundswell {

/// Types of serialized items, as R numbers them.
enum RType : unsigned {
    symbol = 1,
    pairlist = 2,
    closure = 3,
    environment = 4,
    promise = 5,
    call = 6,
    special = 7,
    builtin = 8,
    characters = 9,
    logical = 10,
    integer = 13,
    real = 14,
    complex = 15,
    text = 16,
    dots = 17,
    list = 19,
    expression = 20,
    external = 22,
    weak = 23,
    raw = 24,
    s4 = 25,
    alternative = 238,
    attribute_pairlist = 239,
    attribute_call = 240,
    base_environment = 241,
    empty_environment = 242,
    persistent = 247,
    package = 248,
    name_space = 249,
    base_name_space = 250,
    missing_argument = 251,
    unbound = 252,
    global_environment = 253,
    null = 254,
    reference = 255
};

} // namespace groundswell
