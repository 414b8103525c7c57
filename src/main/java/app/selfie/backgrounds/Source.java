package app.selfie.backgrounds;

import app.selfie.accounts.UserId;

/** What pictures are kept by: a scene is the same for everybody, an own background is its owner's alone. */
sealed interface Source {

    BackgroundId id();

    record Scene(BackgroundId id) implements Source {}

    record Own(UserId owner, BackgroundId id) implements Source {}

    /** Of an own background, whether it is that person's or not: the query that loads it will tell. */
    static Source of(UserId owner, BackgroundId id) {
        return id.isOwn() ? new Own(owner, id) : new Scene(id);
    }
}
