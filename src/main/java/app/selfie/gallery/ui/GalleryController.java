package app.selfie.gallery.ui;

import app.selfie.accounts.CurrentUser;
import app.selfie.gallery.Gallery;
import app.selfie.gallery.GalleryProperties;
import app.selfie.gallery.HeadPosition;
import app.selfie.gallery.Selfie;
import app.selfie.gallery.SelfieFilter;
import app.selfie.gallery.SelfieId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the grid shows, as JSON in parts: the days at once, selfies by page. Outside Flow, so that scrolling needs no session
 * lock and leaves nothing in the session; see decision 0012. Which list is meant comes as the parameters of {@link GalleryRequest}.
 */
@RestController
class GalleryController {

    /** A large window shows some sixty. */
    private static final int MAX_ITEMS = 200;

    /** More than anybody selects; an id is 39 characters of JSON. */
    private static final int MAX_IDS = 100_000;

    private final CurrentUser currentUser;
    private final Gallery gallery;
    private final Duration trashFor;
    private final InstantSource clock;

    GalleryController(CurrentUser currentUser, Gallery gallery, GalleryProperties settings, InstantSource clock) {
        this.currentUser = currentUser;
        this.gallery = gallery;
        this.trashFor = settings.trashFor();
        this.clock = clock;
    }

    /**
     * @param day as in 2026-11-22
     * @param count 1 or more
     */
    record Day(String day, int count) {}

    record Days(List<Day> days) {}

    /**
     * A selfie as a tile needs it.
     *
     * @param keptAt milliseconds since 1970
     * @param daysLeft days until it goes for good, begun ones too, 0 on the last day; null outside the trash
     * @param head where to crop towards; null where nobody was found
     */
    record Item(
            String id,
            long keptAt,
            int widthPx,
            int heightPx,
            boolean favourite,
            String caption,
            int revision,
            @Nullable Long daysLeft,
            @Nullable HeadPosition head) {}

    /** @param total of the whole filter, by which a reader notices that the list has changed */
    record Page(int total, List<Item> items) {}

    /** @param total likewise */
    record Ids(int total, List<String> ids) {}

    /** @param index null where the list does not have the selfie */
    record Place(@Nullable Integer index) {}

    @GetMapping(path = "/gallery/days", produces = MediaType.APPLICATION_JSON_VALUE)
    Days days(HttpServletRequest request) {
        GalleryRequest list = GalleryRequest.of(request);
        return new Days(gallery.days(currentUser.require(), list.filter(), list.zone()).entrySet().stream()
                .map(day -> new Day(day.getKey().toString(), day.getValue()))
                .toList());
    }

    @GetMapping(path = "/gallery/page", produces = MediaType.APPLICATION_JSON_VALUE)
    Page page(HttpServletRequest request, @RequestParam int offset, @RequestParam int limit) {
        SelfieFilter filter = GalleryRequest.of(request).filter();
        List<Selfie> selfies =
                gallery.page(currentUser.require(), filter, Math.max(0, offset), Math.clamp(limit, 0, MAX_ITEMS));
        Instant now = clock.instant();
        return new Page(
                gallery.count(currentUser.require(), filter),
                selfies.stream().map(selfie -> item(selfie, now)).toList());
    }

    @GetMapping(path = "/gallery/ids", produces = MediaType.APPLICATION_JSON_VALUE)
    Ids ids(HttpServletRequest request, @RequestParam int offset, @RequestParam int limit) {
        SelfieFilter filter = GalleryRequest.of(request).filter();
        return ids(
                filter,
                gallery.page(currentUser.require(), filter, Math.max(0, offset), Math.clamp(limit, 0, MAX_IDS)).stream()
                        .map(Selfie::id)
                        .toList());
    }

    /** From one selfie to another, whichever comes first; of none where one of them is not in the list. */
    @GetMapping(path = "/gallery/range", produces = MediaType.APPLICATION_JSON_VALUE)
    Ids range(HttpServletRequest request, @RequestParam UUID first, @RequestParam UUID last) {
        SelfieFilter filter = GalleryRequest.of(request).filter();
        return ids(
                filter, gallery.range(currentUser.require(), filter, new SelfieId(first), new SelfieId(last), MAX_IDS));
    }

    /** Where in the list a selfie is. */
    @GetMapping(path = "/gallery/place", produces = MediaType.APPLICATION_JSON_VALUE)
    Place place(HttpServletRequest request, @RequestParam UUID id) {
        OptionalInt place =
                gallery.place(currentUser.require(), GalleryRequest.of(request).filter(), new SelfieId(id));
        return new Place(place.isPresent() ? place.getAsInt() : null);
    }

    private Ids ids(SelfieFilter filter, List<SelfieId> ids) {
        return new Ids(
                gallery.count(currentUser.require(), filter),
                ids.stream().map(SelfieId::toString).toList());
    }

    private Item item(Selfie selfie, Instant now) {
        Instant trashedAt = selfie.trashedAt();
        return new Item(
                selfie.id().toString(),
                selfie.keptAt().toEpochMilli(),
                selfie.size().widthPx(),
                selfie.size().heightPx(),
                selfie.favourite(),
                selfie.caption(),
                selfie.revision(),
                trashedAt == null ? null : daysLeft(Duration.between(now, trashedAt.plus(trashFor))),
                selfie.head());
    }

    /** What has been put into the trash just now has all its days; 0 for the last of them. */
    static long daysLeft(Duration left) {
        return left.toDays() < 1 ? 0 : left.plusDays(1).minusNanos(1).toDays();
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void refuse() {
        // an address that no page of ours makes
    }
}
