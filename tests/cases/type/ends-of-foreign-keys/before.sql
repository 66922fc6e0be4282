create table public.beds (id int primary key);
create table public.plants (
    id int generated always as identity primary key,
    bed int references public.beds (id),
    parent int references public.plants (id)
);
insert into public.beds values (1), (2);
insert into public.plants (bed) values (1), (2);
