package app.selfie.effects;

/** What is done to people's bodies, with a model that knows them. */
public enum BodyEffect {
    NONE,
    /** Nobody's face can be recognised. */
    BLUR_FACES,
    /** Every body part has a colour of its own. */
    COLOUR_PARTS
}
