package app.selfie.studio;

import app.selfie.effects.BodyEffect;

/**
 * What is done to people's bodies, where the model knows them.
 *
 * @param effect in the live picture and in stills
 * @param skeleton whether skeletons are drawn over the live picture
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
