package app.selfie.gallery.ui;

import app.selfie.backgrounds.BackgroundId;
import app.selfie.gallery.BackdropKind;
import app.selfie.gallery.SelfieFilter;
import app.selfie.segmentation.ModelId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a gallery is looked at, as a page's filter and as the parameters of an address. Days are those of the person's
 * own time zone, see {@link GalleryRequest}.
 *
 * @param trash whether the trash is looked at
 * @param favourite leaves the others out
 * @param kind of the backdrop; null for any
 * @param scene null for any
 * @param model null for any
 * @param from first day; null for the beginning
 * @param to last day, it included; null for the end
 */
record GalleryQuery(
        boolean trash,
        boolean favourite,
        @Nullable BackdropKind kind,
        @Nullable BackgroundId scene,
        @Nullable ModelId model,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final GalleryQuery ALL = new GalleryQuery(false, false, null, null, null, null, null);
    static final GalleryQuery TRASH = new GalleryQuery(true, false, null, null, null, null, null);

    /**
     * Reads the parameters of an address.
     *
     * @throws IllegalArgumentException if a value is none of its kind
     * @throws java.time.DateTimeException if a day is none
     */
    static GalleryQuery parse(Function<String, @Nullable String> parameter) {
        return new GalleryQuery(
                Boolean.parseBoolean(parameter.apply("trash")),
                Boolean.parseBoolean(parameter.apply("favourite")),
                read(parameter.apply("kind"), text -> BackdropKind.valueOf(text.toUpperCase(Locale.ROOT))),
                read(parameter.apply("scene"), BackgroundId::new),
                read(parameter.apply("model"), ModelId::new),
                read(parameter.apply("from"), LocalDate::parse),
                read(parameter.apply("to"), LocalDate::parse));
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

    SelfieFilter filter(ZoneId zone) {
        Instant start = from == null ? null : from.atStartOfDay(zone).toInstant();
        Instant end = to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
        return new SelfieFilter(trash, kind, scene, model, favourite, start, end);
    }

    /** Whether something is left out that could be looked at. */
    boolean isNarrowed() {
        return !equals(trash ? TRASH : ALL);
    }

    GalleryQuery withFavourite(boolean other) {
        return new GalleryQuery(trash, other, kind, scene, model, from, to);
    }

    /** One scene, or all of a kind. */
    GalleryQuery withBackdrop(@Nullable BackdropKind otherKind, @Nullable BackgroundId otherScene) {
        return new GalleryQuery(trash, favourite, otherKind, otherScene, model, from, to);
    }

    GalleryQuery withModel(@Nullable ModelId other) {
        return new GalleryQuery(trash, favourite, kind, scene, other, from, to);
    }

    GalleryQuery withDays(@Nullable LocalDate otherFrom, @Nullable LocalDate otherTo) {
        return new GalleryQuery(trash, favourite, kind, scene, model, otherFrom, otherTo);
    }

    /** How a filter's control changes the filter. */
    interface Change {
        void apply(UnaryOperator<GalleryQuery> change);
    }
}
