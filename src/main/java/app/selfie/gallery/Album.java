package app.selfie.gallery;

/**
 * Selfies that somebody put together; each may be in several albums.
 *
 * @param name 1 to {@value Albums#MAX_NAME} characters in one line; two albums may have the same
 * @param selfies how many, without those in the trash
 */
public record Album(AlbumId id, String name, int selfies) {}
