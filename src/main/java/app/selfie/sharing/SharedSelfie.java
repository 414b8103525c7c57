package app.selfie.sharing;

import app.selfie.gallery.SelfieId;
import app.selfie.imaging.ImageSize;

/**
 * A selfie that a link shows.
 *
 * @param place names it in the link's addresses, from 1; the same for as long as the link is good
 * @param id which no stranger is told
 * @param size of its picture
 * @param revision of its picture
 */
public record SharedSelfie(int place, SelfieId id, ImageSize size, int revision) {}
