#pragma once
#include "acts.hpp"
#include "base/event_ids.hpp"

namespace groundswell::twin {

enum class PostKind { testimony, callout, inclusion, innocence, hurt, equivalence };

/// Something said in public [3.8].
struct Post {
    EventId id{0};
    PostKind kind{PostKind::testimony};
    Seat author{0};
    EventId about{0}; ///< the act of a testimony; 0 for a seeded one
};

/// Post once a week at most: note it on the author and count it.
inline void publish(TwinWorld& w, std::vector<Post>& posts, EventId parent, Post post)
{
    post.id = post_id(parent, post.author);
    w.at[post.author]->posted = w.week;
    w.count(static_cast<Counter>(static_cast<int>(Counter::post_testimony) + static_cast<int>(post.kind)),
            post.author);
    posts.push_back(post);
}

inline bool has_posted(TwinWorld const& w, Seat seat)
{
    return w.at[seat]->posted == w.week;
}

} // namespace groundswell::twin
