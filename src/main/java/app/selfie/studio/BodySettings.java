package app.selfie.studio;

import app.selfie.streaming.BodyEffect;

/**
 * What is done to people's bodies in the live picture, where the model knows them.
 *
 * @param skeleton whether skeletons are drawn over it
 */
record BodySettings(BodyEffect effect, boolean skeleton) {

    static final BodySettings FIRST = new BodySettings(BodyEffect.NONE, false);

    BodySettings with(BodyEffect other) {
        return new BodySettings(other, skeleton);
    }

    BodySettings withSkeleton(boolean other) {
        return new BodySettings(effect, other);
    }
}
