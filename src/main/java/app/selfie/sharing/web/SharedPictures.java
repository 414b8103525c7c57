package app.selfie.sharing.web;

import app.selfie.gallery.Gallery;
import app.selfie.gallery.SelfieId;
import app.selfie.imaging.Frame;
import app.selfie.imaging.ImageSize;
import app.selfie.imaging.JpegCodec;
import app.selfie.imaging.RenderLimits;
import app.selfie.imaging.RenderPool;
import app.selfie.imaging.RenderShare;
import app.selfie.imaging.Rendered;
import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.SharedSelfie;
import app.selfie.storage.StoredBytes;
import app.selfie.storage.StoredFile;
import app.selfie.storage.StoredResource;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Shared pictures in the size of a screen. Whole ones and thumbnails are passed on from the store, as the server made them:
 * without metadata, and never a layer. Others are made small on one thread, network by network, and remembered. Memory is
 * bounded, whoever asks. Thread-safe.
 */
@Component
class SharedPictures {

    /** As good as a screen shows; the whole picture is a click away. */
    private static final int QUALITY = 85;

    /** Some two hundred pictures. */
    private static final long MAX_CACHED_BYTES = 32L << 20;

    /** A browser asks for six at once, and behind one address there may be many. */
    private static final RenderLimits RENDERING =
            new RenderLimits("shared-pictures", 1, 32, 12, Duration.ofSeconds(10), RenderShare.DEFAULT);

    private record Key(SelfieId selfie, int revision, PictureSize size) {}

    private final Gallery gallery;
    private final RenderPool<String, JpegCodec> renderers =
            new RenderPool<>(RENDERING, JpegCodec::new, JpegCodec::close);
    private final Cache<Key, byte[]> small = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((Key key, byte[] jpeg) -> jpeg.length)
            .build();

    SharedPictures(Gallery gallery) {
        this.gallery = gallery;
    }

    /**
     * The picture in that size.
     *
     * @param network of the stranger
     * @throws NotThereException if it has gone meanwhile
     * @throws app.selfie.imaging.RenderBusyException if others are before it
     */
    Resource picture(String network, OpenShareLink link, SharedSelfie selfie, PictureSize size) {
        if (!size.isSmallerThan(selfie.size())) {
            return new StoredResource(there(gallery.pictureFile(link.owner(), selfie.id())));
        }
        return size == PictureSize.SMALL
                ? new StoredResource(there(gallery.thumbnailFile(link.owner(), selfie.id())))
                : new ByteArrayResource(shrunk(network, link, selfie, size));
    }

    /** The whole picture, which the caller closes; empty if it has gone meanwhile. */
    Optional<StoredBytes> whole(OpenShareLink link, SharedSelfie selfie) {
        return gallery.pictureFile(link.owner(), selfie.id()).flatMap(StoredFile::open);
    }

    private byte[] shrunk(String network, OpenShareLink link, SharedSelfie selfie, PictureSize size) {
        Key key = new Key(selfie.id(), selfie.revision(), size);
        byte[] known = small.getIfPresent(key);
        if (known != null) {
            return known;
        }
        try (Rendered<byte[]> rendered = renderers.render(network, () -> {
            byte[] jpeg =
                    whole(link, selfie).orElseThrow(NotThereException::new).readAll();
            return codec -> shrink(codec, jpeg, size.fit(selfie.size()));
        })) {
            byte[] made = rendered.value();
            small.put(key, made);
            return made;
        }
    }

    private static byte[] shrink(JpegCodec codec, byte[] jpeg, ImageSize target) {
        try (Frame whole = codec.decode(jpeg, 0, jpeg.length).orElseThrow(NotThereException::new);
                Frame shrunk = Frame.allocate(target)) {
            whole.shrinkTo(shrunk);
            return codec.encode(shrunk, QUALITY);
        }
    }

    private static StoredFile there(Optional<StoredFile> file) {
        return file.orElseThrow(NotThereException::new);
    }

    @PreDestroy
    void close() {
        renderers.close();
    }
}
