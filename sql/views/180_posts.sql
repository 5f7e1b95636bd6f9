-- One row per post that written posts are normalised to.
create view bi.posts as
select
    code as post_code,
    name as post,
    description,
    rank
from posts;

comment on view bi.posts is 'One row per post that written posts are normalised to: what post_code may be.';
comment on column bi.posts.post_code is 'Normalised post, as in meeting_participants and actor_posts.';
comment on column bi.posts.post is 'The same in words.';
comment on column bi.posts.description is 'Who counts as holding it.';
comment on column bi.posts.rank is 'Order of protocol, 1 the highest; the same for posts that are level.';
