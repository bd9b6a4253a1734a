#pragma once

namespace groundswell {

/// What one person lived through, as far as figures ask.
struct PersonFacts {
    // Within the window of the survey question, acts of counted kinds:
    bool experienced{false}, witnessed{false};
    bool reported{false};    ///< filed at least one report
    bool accountable{false}; ///< saw a report of theirs substantiated and not coddled
    bool told{false};        ///< told anybody of an act
    bool official{false};    ///< told an official, or reported
    /// Acts of counted kinds that the person did within ten years.
    int acts{0};
};

} // namespace groundswell
