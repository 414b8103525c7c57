-- The pictures that people bring along to stand in front of, and which sign-ins are still good. Portable SQL, see V1.

create table own_background (
    id uuid primary key,
    owner uuid not null,
    -- At most 60 characters, of which each may take two of the database's.
    name varchar(120) not null,
    picture uuid not null,
    width_px integer not null,
    height_px integer not null,
    -- Of the object that holds the picture.
    bytes bigint not null,
    -- Which part is shown: see the record Framing.
    x_permille integer not null,
    y_permille integer not null,
    zoom_percent integer not null,
    -- Changes with the framing.
    revision integer not null,
    added_at timestamp with time zone not null,
    -- Set while a deletion can be undone; nobody sees the row then.
    deleted_at timestamp with time zone,
    constraint own_background_has_an_owner foreign key (owner) references account (id) on delete cascade,
    -- Cascading, because deleting an account takes objects and backgrounds in an order that is the database's own.
    constraint own_background_has_a_picture foreign key (picture) references stored_object (id) on delete cascade,
    constraint own_background_picture_is_its_own unique (picture),
    constraint own_background_framing_is_in_range check (x_permille between 0 and 1000
        and y_permille between 0 and 1000 and zoom_percent between 100 and 400)
);

create index own_background_eldest_first on own_background (owner, added_at, id);
create index own_background_by_deletion on own_background (deleted_at);

-- Counts the times everybody was signed out of this account, as when its password changes; a session knows the number it
-- was begun with, and is good for that number only.
alter table account add column sign_in_round integer default 1 not null;
