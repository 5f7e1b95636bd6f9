-- By which words is a post known? One row a form.
select post_code, post, post_code as form from bi.posts
union
select post_code, post, post from bi.posts
order by 1, 3
