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
    -- Counts the times everybody was signed out of this account, as when its password changes; a session knows the number
    -- it was begun with, and is good for that number only.
    sign_in_round integer default 1 not null,
    -- Of those whom another administrator made one; the first is one in any case.
    administrator boolean default false not null,
    -- Since when the person is kept out; null for who is not.
    disabled_at timestamp with time zone,
    -- When the account is erased with everything, unless an administrator takes that back before; null for never.
    leaves_at timestamp with time zone,
    -- To about five minutes; null until the first sign-in.
    last_seen_at timestamp with time zone,
    -- What the person may keep, where an administrator said so; null for what everybody may.
    quota_bytes bigint,
    constraint account_name_is_free unique (name_key),
    constraint account_is_the_only_first unique (first_account),
    constraint account_first_is_one check (first_account = 1),
    constraint account_quota_is_not_negative check (quota_bytes >= 0)
);

create index account_by_leaving on account (leaves_at);

-- Where people are signed in.
create table signed_in_device (
    -- SHA-256 of the token in the device's cookie, in hexadecimal digits.
    token_hash varchar(64) primary key,
    account_id uuid not null,
    -- Whether "remember me" was ticked: if not, the browser forgets its token when it is closed.
    remembered boolean not null,
    -- Of a device that is not remembered: moves on while it is seen.
    expires_at timestamp with time zone not null,
    -- In plain words, as "Firefox" and "Windows"; empty where nothing is known.
    browser varchar(20) default '' not null,
    operating_system varchar(20) default '' not null,
    signed_in_at timestamp with time zone default current_timestamp not null,
    -- To about five minutes.
    last_seen_at timestamp with time zone default current_timestamp not null,
    constraint signed_in_device_has_an_account foreign key (account_id) references account (id) on delete cascade
);

create index signed_in_device_by_account on signed_in_device (account_id);
create index signed_in_device_by_expiry on signed_in_device (expires_at);

-- Links by which people who have forgotten their password choose another one.
create table password_reset (
    -- SHA-256 of the token in the link, in hexadecimal digits.
    token_hash varchar(64) primary key,
    account_id uuid not null,
    expires_at timestamp with time zone not null,
    constraint password_reset_has_an_account foreign key (account_id) references account (id) on delete cascade,
    constraint password_reset_is_the_only_one unique (account_id)
);

-- What administrators did. Names as they were then: the people may have gone since.
create table audit_entry (
    id uuid primary key,
    done_at timestamp with time zone not null,
    -- At most 40 characters, of which each may take two of the database's.
    actor varchar(80) not null,
    deed varchar(20) not null,
    -- Empty where it was done to nobody.
    subject varchar(80) not null,
    detail varchar(40) not null
);

create index audit_entry_newest_first on audit_entry (done_at desc, id desc);

-- Who may register, where an administrator chose.
create table registration_policy (
    only_row smallint primary key,
    -- OPEN, INVITATION or CLOSED.
    mode varchar(10) not null,
    constraint registration_policy_is_one check (only_row = 1)
);

-- Links by which administrators let people in, each for one account.
create table invitation (
    -- SHA-256 of the token in the link, in hexadecimal digits.
    token_hash varchar(64) primary key,
    made_by uuid not null,
    expires_at timestamp with time zone not null,
    -- Of the new account.
    quota_bytes bigint,
    constraint invitation_has_an_account foreign key (made_by) references account (id) on delete cascade,
    constraint invitation_quota_is_not_negative check (quota_bytes >= 0)
);

create index invitation_by_expiry on invitation (expires_at);
create index invitation_by_account on invitation (made_by);

-- Part of the cookies' names, so that two installations on one host keep apart. Made at the first start.
create table installation (
    only_row smallint primary key,
    mark varchar(20) not null,
    constraint installation_is_one check (only_row = 1)
);

-- What each person has set in the studio.
create table studio_settings (
    user_id uuid not null primary key references account (id) on delete cascade,
    model varchar(60) not null,
    backdrop_kind varchar(10) not null,
    scene varchar(40) not null,
    blur_percent integer not null,
    colour integer not null,
    mirrored boolean not null,
    edge_percent integer not null,
    softness_percent integer not null,
    steadiness_percent integer not null,
    hud boolean not null,
    resolution varchar(10) not null,
    -- How they take pictures.
    countdown_seconds integer default 3 not null,
    muted boolean default false not null,
    keep_automatically boolean default false not null,
    keep_original boolean default true not null,
    -- The pause in a burst, the keys of remote controls, and how the picture is turned.
    burst_seconds integer default 2 not null,
    remote_keys boolean default true not null,
    as_others_see boolean default false not null,
    -- What is done to people's bodies in the live picture.
    body_effect varchar(20) default 'NONE' not null,
    skeleton boolean default false not null
);

-- One row for every object whose bytes are in the object store; a row without bytes never comes to be (decision 0011).
create table stored_object (
    id uuid primary key,
    -- Null only in rows that the sweeper inserts and takes back: they reserve an id while its bytes are deleted.
    owner uuid,
    bytes bigint not null,
    created_at timestamp with time zone not null,
    -- SHA-256 in 64 lower-case hexadecimal digits, so that a file that was changed later shows; null where only the length
    -- is known.
    sha256 varchar(64),
    constraint stored_object_has_an_owner foreign key (owner) references account (id) on delete cascade,
    constraint stored_object_bytes_are_counted check (bytes >= 0),
    constraint stored_object_hash_is_whole check (sha256 is null or length(sha256) = 64)
);

-- With the bytes, so that what somebody uses is added up from the index alone.
create index stored_object_by_owner on stored_object (owner, bytes);

-- The name under which this database marks the object store it sweeps.
create table object_store_mark (
    only_row smallint primary key,
    name uuid not null,
    constraint object_store_mark_is_one check (only_row = 1)
);

create table selfie (
    id uuid primary key,
    owner uuid not null,
    kept_at timestamp with time zone not null,
    taken_at timestamp with time zone not null,
    -- SCENE, BLUR, PLAIN or NONE, and the one column that belongs to it.
    backdrop varchar(10) not null,
    scene varchar(40),
    blur real,
    colour integer,
    mirrored boolean not null,
    edge_threshold real not null,
    edge_softness real not null,
    model varchar(40) not null,
    width_px integer not null,
    height_px integer not null,
    favourite boolean not null,
    -- At most 200 characters, of which each may take two of the database's.
    caption varchar(400) not null,
    trashed boolean not null,
    trashed_at timestamp with time zone,
    -- Counts the pictures this selfie has had, from 1.
    revision integer not null,
    -- Of all its objects.
    bytes bigint not null,
    picture uuid not null,
    thumbnail uuid not null,
    original uuid,
    matte uuid,
    -- The caption in the form in which it is searched; one character can become 18.
    caption_key varchar(4000) default '' not null,
    -- Where the head is in the picture; null where nobody was found.
    head_x_permille integer,
    head_y_permille integer,
    constraint selfie_has_an_owner foreign key (owner) references account (id) on delete cascade,
    -- Cascading, because deleting an account takes objects and selfies in an order that is the database's own.
    constraint selfie_has_a_picture foreign key (picture) references stored_object (id) on delete cascade,
    constraint selfie_has_a_thumbnail foreign key (thumbnail) references stored_object (id) on delete cascade,
    constraint selfie_original_is_there foreign key (original) references stored_object (id) on delete cascade,
    constraint selfie_matte_is_there foreign key (matte) references stored_object (id) on delete cascade,
    -- No two selfies share bytes, so what goes with one is nobody else's; and the keys above have their indexes.
    constraint selfie_picture_is_its_own unique (picture),
    constraint selfie_thumbnail_is_its_own unique (thumbnail),
    constraint selfie_original_is_its_own unique (original),
    constraint selfie_matte_is_its_own unique (matte),
    constraint selfie_layers_come_together check ((original is null) = (matte is null)),
    constraint selfie_head_is_in_the_picture check ((head_x_permille is null) = (head_y_permille is null)
        and head_x_permille between 0 and 1000 and head_y_permille between 0 and 1000),
    constraint selfie_trash_has_a_time check (trashed = (trashed_at is not null))
);

create index selfie_newest_first on selfie (owner, trashed, kept_at desc, id desc);
create index selfie_by_trash_time on selfie (trashed_at);

-- What people put together under a name. A selfie may be in several albums, and stays in them while it is in the trash.
create table album (
    id uuid primary key,
    owner uuid not null,
    -- At most 60 characters, of which each may take two of the database's.
    name varchar(120) not null,
    created_at timestamp with time zone not null,
    constraint album_has_an_owner foreign key (owner) references account (id) on delete cascade
);

create index album_eldest_first on album (owner, created_at, id);

create table album_selfie (
    album uuid not null,
    selfie uuid not null,
    primary key (album, selfie),
    constraint album_selfie_has_an_album foreign key (album) references album (id) on delete cascade,
    constraint album_selfie_has_a_selfie foreign key (selfie) references selfie (id) on delete cascade
);

create index album_selfie_by_selfie on album_selfie (selfie);

-- The pictures that people bring along to stand in front of.
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

-- The addresses under which strangers see selfies that somebody shares.
create table share_link (
    id uuid primary key,
    owner uuid not null,
    -- SHA-256 of the key in the address, in hexadecimal digits: whoever reads this table opens nothing.
    key_hash varchar(64) not null,
    made_at timestamp with time zone not null,
    -- Null for never.
    ends_at timestamp with time zone,
    -- Null for none.
    password_hash varchar(255),
    openings bigint default 0 not null,
    -- Set while a stop can be undone; nobody is let in then.
    stopped_at timestamp with time zone,
    constraint share_link_has_an_owner foreign key (owner) references account (id) on delete cascade,
    constraint share_link_key_is_its_own unique (key_hash)
);

create index share_link_newest_first on share_link (owner, made_at, id);
create index share_link_by_end on share_link (ends_at);
create index share_link_by_stop on share_link (stopped_at);

-- What a link shows: each selfie for as long as it is there and not in the trash.
create table shared_selfie (
    link uuid not null,
    selfie uuid not null,
    -- Names it in the link's addresses, from 1.
    place integer not null,
    constraint shared_selfie_is_named_by_place primary key (link, place),
    constraint shared_selfie_has_a_link foreign key (link) references share_link (id) on delete cascade,
    constraint shared_selfie_is_there foreign key (selfie) references selfie (id) on delete cascade
);

create index shared_selfie_by_selfie on shared_selfie (selfie);
