package app.selfie.gallery;

import java.time.Instant;
import java.util.List;

/** An album that was deleted, whole, so that it can come back. */
public record DeletedAlbum(AlbumId id, String name, Instant createdAt, List<SelfieId> selfies) {}
