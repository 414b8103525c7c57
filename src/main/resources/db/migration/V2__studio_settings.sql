-- What each person has set in the studio.
CREATE TABLE studio_settings (
    user_id            UUID        NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    model              VARCHAR(60) NOT NULL,
    backdrop_kind      VARCHAR(10) NOT NULL,
    scene              VARCHAR(40) NOT NULL,
    blur_percent       INTEGER     NOT NULL,
    colour             INTEGER     NOT NULL,
    mirrored           BOOLEAN     NOT NULL,
    edge_percent       INTEGER     NOT NULL,
    softness_percent   INTEGER     NOT NULL,
    steadiness_percent INTEGER     NOT NULL,
    hud                BOOLEAN     NOT NULL,
    resolution         VARCHAR(10) NOT NULL
);
