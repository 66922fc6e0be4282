create table public.orders (id int primary key, sku varchar(20), qty int);
create index by_sku on public.orders (sku);
insert into public.orders values (1, 'a', 2);
