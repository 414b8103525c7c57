-- Where people are signed in, and a name for this installation. Portable SQL, see V1.

-- In plain words, as "Firefox" and "Windows"; empty where nothing is known.
alter table remembered_device add column browser varchar(20) default '' not null;
alter table remembered_device add column operating_system varchar(20) default '' not null;
alter table remembered_device add column signed_in_at timestamp with time zone default current_timestamp not null;
-- To about five minutes.
alter table remembered_device add column last_seen_at timestamp with time zone default current_timestamp not null;

-- Part of the cookies' names, so that two installations on one host keep apart. Made at the first start.
create table installation (
    only_row smallint primary key,
    mark varchar(20) not null,
    constraint installation_is_one check (only_row = 1)
);
