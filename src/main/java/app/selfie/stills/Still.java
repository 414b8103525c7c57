package app.selfie.stills;

import app.selfie.imaging.ImageSize;

/**
 * A developed picture and the layers it was made of, all as encoded files. The arrays are the still's own: nobody
 * modifies them. Two stills are equal if they are the same one, byte for byte in the same arrays.
 *
 * @param size of all three pictures
 * @param original JPEG as filmed, not mirrored, without metadata, with any {@link app.selfie.effects.BodyEffect} in it
 * @param matte PNG as filmed, 8-bit grey: the opacity of the person, 0 = backdrop .. 255 = person
 * @param picture JPEG, the person over the recipe's backdrop
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, handed on by reference
public record Still(ImageSize size, byte[] original, byte[] matte, byte[] picture, Recipe recipe) {

    /** The length of the three files together. */
    public long bytes() {
        return (long) original.length + matte.length + picture.length;
    }

    @Override
    public String toString() {
        return "still of " + size + ", " + bytes() + " bytes";
    }
}
