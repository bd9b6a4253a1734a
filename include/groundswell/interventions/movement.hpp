#pragma once
#include <groundswell/interventions/field.hpp>
#include <groundswell/interventions/reached_people.hpp>
#include <groundswell/vocabulary.hpp>

namespace groundswell::intervention {

/// Seed posts: people in scope, drawn with replacement, each say one thing in public.
struct Movement {
    static constexpr InterventionInfo info{
        .name = "movement",
        .meaning = "seeds posts",
        .repeats = true,
        .scoped = true,
        .standard = {.words = "10 testimonies, twice a year; 20 hours a week",
                     .every = 26,
                     .cost_per_week = 20},
        .depends_on = {"effect.testimony", "discourse.amplify", "discourse.deflect"}};

    int count{1};
    Post post{Post::testimony};

    static Movement standard() { return {.count = 10}; }

    template <class Self, class Visitor>
    static void visit(Self& self, Visitor&& v)
    {
        v({.name = "count",
           .meaning = "posts seeded each time",
           .allowed = {1, 1'000'000},
           .unit = "posts",
           .phrase = "{} posts",
           .required = true,
           .nobody_at_zero = true},
          self.count);
        v({.name = "post", .meaning = "kind of post", .phrase = "of kind {}", .choices = post_names},
          self.post);
    }

    void act(ReachedPeople& reached) const;

    friend bool operator==(Movement const&, Movement const&) = default;
};

} // namespace groundswell::intervention
