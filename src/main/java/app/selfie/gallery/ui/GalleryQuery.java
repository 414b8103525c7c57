package app.selfie.gallery.ui;

import app.selfie.backgrounds.BackgroundId;
import app.selfie.gallery.AlbumId;
import app.selfie.gallery.BackdropKind;
import app.selfie.gallery.SelfieFilter;
import app.selfie.segmentation.ModelId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What of a gallery is looked at, as a page's filter and as the parameters of an address. Days are those of the person's
 * own time zone, see {@link GalleryRequest}.
 *
 * @param trash whether the trash is looked at
 * @param favourite leaves the others out
 * @param kind of the backdrop; null for any
 * @param scene null for any
 * @param model null for any
 * @param caption characters that the caption has, at most {@value #MAX_CAPTION}; empty for any
 * @param album null for any
 * @param from first day; null for the beginning
 * @param to last day, it included; null for the end
 */
record GalleryQuery(
        boolean trash,
        boolean favourite,
        @Nullable BackdropKind kind,
        @Nullable BackgroundId scene,
        @Nullable ModelId model,
        String caption,
        @Nullable AlbumId album,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** More than anybody searches for. */
    static final int MAX_CAPTION = 100;

    static final GalleryQuery ALL = new GalleryQuery(false, false, null, null, null, "", null, null, null);
    static final GalleryQuery TRASH = new GalleryQuery(true, false, null, null, null, "", null, null, null);

    GalleryQuery {
        if (caption.length() > MAX_CAPTION) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_CAPTION + " characters to search for, found " + caption.length());
        }
    }

    /**
     * Reads the parameters of an address.
     *
     * @throws IllegalArgumentException if a value is none of its kind
     * @throws DateTimeException if a day is none
     */
    static GalleryQuery parse(Function<String, @Nullable String> parameter) {
        return new GalleryQuery(
                Boolean.parseBoolean(parameter.apply("trash")),
                Boolean.parseBoolean(parameter.apply("favourite")),
                read(parameter.apply("kind"), text -> BackdropKind.valueOf(text.toUpperCase(Locale.ROOT))),
                read(parameter.apply("scene"), BackgroundId::new),
                read(parameter.apply("model"), ModelId::new),
                Objects.requireNonNullElse(parameter.apply("caption"), ""),
                read(parameter.apply("album"), text -> new AlbumId(UUID.fromString(text))),
                read(parameter.apply("from"), LocalDate::parse),
                read(parameter.apply("to"), LocalDate::parse));
    }

    /** Reads a page's address, which anybody may have written: what is none of its kind means everything outside the trash. */
    static GalleryQuery parseLeniently(Function<String, @Nullable String> parameter) {
        try {
            return parse(name -> name.equals("trash") ? null : parameter.apply(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            return ALL;
        }
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> parse) {
        return text == null || text.isEmpty() ? null : parse.apply(text);
    }

    /** The parameters of an address, such as {@code favourite=true&scene=moon}; empty for everything. */
    String text() {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        if (trash) {
            address.queryParam("trash", true);
        }
        if (favourite) {
            address.queryParam("favourite", true);
        }
        put(address, "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
        put(address, "scene", scene);
        put(address, "model", model);
        put(address, "caption", caption.isEmpty() ? null : UriUtils.encode(caption, StandardCharsets.UTF_8));
        put(address, "album", album);
        put(address, "from", from);
        put(address, "to", to);
        String query = address.build().getQuery();
        return query == null ? "" : query;
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }

    /** Of the page that shows this, for example {@code gallery?favourite=true}. */
    String address(String path) {
        String text = text();
        return text.isEmpty() ? path : path + "?" + text;
    }

    SelfieFilter filter(ZoneId zone) {
        Instant start = from == null ? null : from.atStartOfDay(zone).toInstant();
        Instant end = to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
        return new SelfieFilter(trash, kind, scene, model, favourite, caption, album, start, end);
    }

    /** Whether something is left out that could be looked at. */
    boolean isNarrowed() {
        return !equals(trash ? TRASH : ALL);
    }

    GalleryQuery withFavourite(boolean other) {
        return new GalleryQuery(trash, other, kind, scene, model, caption, album, from, to);
    }

    /** One scene, or all of a kind. */
    GalleryQuery withBackdrop(@Nullable BackdropKind otherKind, @Nullable BackgroundId otherScene) {
        return new GalleryQuery(trash, favourite, otherKind, otherScene, model, caption, album, from, to);
    }

    GalleryQuery withModel(@Nullable ModelId other) {
        return new GalleryQuery(trash, favourite, kind, scene, other, caption, album, from, to);
    }

    GalleryQuery withAlbum(@Nullable AlbumId other) {
        return new GalleryQuery(trash, favourite, kind, scene, model, caption, other, from, to);
    }

    /** @param other what is behind {@value #MAX_CAPTION} characters is left out */
    GalleryQuery withCaption(String other) {
        String bounded =
                other.substring(0, Math.min(MAX_CAPTION, other.length())).strip();
        return new GalleryQuery(trash, favourite, kind, scene, model, bounded, album, from, to);
    }

    GalleryQuery withDays(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return new GalleryQuery(trash, favourite, kind, scene, model, caption, album, otherFrom, otherTo);
    }
}
