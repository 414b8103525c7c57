-- Portable SQL: every migration runs on H2 and on PostgreSQL, and tests hold it to both.

create table account (
    id uuid primary key,
    name varchar(40) not null,
    -- The name in the form in which two names are the same; one character can become 18.
    name_key varchar(800) not null,
    password_hash varchar(255) not null,
    -- 1 for the first person, the administrator; null for everybody else. Unique, so of two first persons at the same
    -- instant the database lets one through.
    first_account smallint,
    created_at timestamp with time zone not null,
    constraint account_name_is_free unique (name_key),
    constraint account_is_the_only_first unique (first_account),
    constraint account_first_is_one check (first_account = 1)
);

create table remembered_device (
    -- SHA-256 of the token in the device's cookie, in hexadecimal digits.
    token_hash varchar(64) primary key,
    account_id uuid not null,
    expires_at timestamp with time zone not null,
    constraint remembered_device_has_an_account foreign key (account_id) references account (id) on delete cascade
);

create index remembered_device_by_account on remembered_device (account_id);
create index remembered_device_by_expiry on remembered_device (expires_at);
