package app.selfie.stills;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.http.SameOrigin;
import app.selfie.limits.OneTimeTickets.Redemption;
import app.selfie.limits.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a camera's frame and develops it. No CSRF token: a ticket that the person's own page got, used once, and a page
 * of this very server say more. A browser sends {@code Origin} with every POST; one without it is none of ours.
 */
@RestController
class StillController {

    private static final Logger LOG = LoggerFactory.getLogger(StillController.class);

    private final CurrentUser currentUser;
    private final StillTickets tickets;
    private final StillService studio;
    private final PendingStills pending;
    private final SessionStills sessions;
    private final StillUploads uploads;
    private final RateLimiter<UserId> rate;
    private final Duration retryAfter;
    private final InstantSource clock;
    private final StillMetrics metrics;

    StillController(
            CurrentUser currentUser,
            StillTickets tickets,
            StillService studio,
            PendingStills pending,
            StillUploads uploads,
            StillsProperties limits,
            InstantSource clock,
            StillMetrics metrics) {
        this.currentUser = currentUser;
        this.tickets = tickets;
        this.studio = studio;
        this.pending = pending;
        this.sessions = new SessionStills(pending);
        this.uploads = uploads;
        this.rate = new RateLimiter<>(new RateLimiter.Limit(limits.burst(), limits.refill()), clock);
        this.retryAfter = limits.refill();
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A still that waits to be looked at.
     *
     * @param id for the addresses of {@link StillPictures} and for {@link PendingStills}
     * @param millis from the last byte of the frame to here
     */
    record Taken(String id, int width, int height, long millis) {}

    /** @param error a word of {@link StillProblem} */
    record Refused(String error) {}

    /** Answered later, with {@link Taken} or {@link Refused}: a file that arrives slowly holds no thread. */
    @PostMapping("/stills")
    void take(HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String ticket)
            throws IOException {
        UserId owner = currentUser.require();
        requireOurPage(request);
        requireJpeg(request.getContentType());
        if (rate.take(owner).isPresent()) {
            throw new StillException(StillProblem.TOO_OFTEN, owner + " sends too many stills");
        }
        StillTickets.Order order = redeemed(owner, ticket);
        uploads.receive(
                owner,
                request,
                response,
                file -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(develop(request, owner, file, order)),
                this::refusedLater);
    }

    private ResponseEntity<Refused> refusedLater(Throwable failure) {
        return switch (failure) {
            case StillException e -> refused(e);
            case IOException e -> cutOff(e);
            case RuntimeException e -> failed(e);
            default -> {
                LOG.error("A still failed", failure);
                yield refused(StillProblem.INTERNAL);
            }
        };
    }

    private Taken develop(HttpServletRequest request, UserId owner, byte[] file, StillTickets.Order order) {
        long start = System.nanoTime();
        Still still = studio.develop(owner, file, order.recipe().at(clock.instant()), order.effect());
        StillId id = pending.add(owner, still);
        HttpSession session = request.getSession(false);
        if (session == null) {
            pending.discard(owner, id);
            throw new StillException(StillProblem.TICKET, "the session ended while a still was developed");
        }
        sessions.tie(session, owner, id);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        metrics.made(time);
        return new Taken(id.toString(), still.size().widthPx(), still.size().heightPx(), time.toMillis());
    }

    private static void requireOurPage(HttpServletRequest request) {
        SameOrigin origin = SameOrigin.of(request);
        if (!origin.isOurs()) {
            throw new StillException(
                    StillProblem.ORIGIN, "a still came from " + origin.found() + ", expected " + origin.expected());
        }
    }

    private static void requireJpeg(@Nullable String contentType) {
        if (contentType == null || !contentType.trim().equalsIgnoreCase(MediaType.IMAGE_JPEG_VALUE)) {
            throw new StillException(StillProblem.NOT_A_JPEG, "expected image/jpeg, found another content type");
        }
    }

    private StillTickets.Order redeemed(UserId owner, String ticket) {
        return switch (tickets.redeem(owner, ticket)) {
            case Redemption.Good(StillTickets.Order order) -> order;
            case Redemption.Expired() -> throw new StillException(StillProblem.EXPIRED, "a ticket came late");
            case Redemption.Unknown() ->
                throw new StillException(StillProblem.TICKET, "a ticket is not " + owner + "'s, or was used");
        };
    }

    @ExceptionHandler
    ResponseEntity<Refused> refused(StillException e) {
        LOG.debug("No still: {}", e.problem(), e);
        if (e.problem() == StillProblem.INTERNAL) {
            LOG.error("A still failed", e);
        }
        return refused(e.problem());
    }

    /** Whoever sent the frame is most likely gone; the answer is for those who only stopped sending. */
    @ExceptionHandler
    ResponseEntity<Refused> cutOff(IOException e) {
        LOG.debug("A still was cut off", e);
        return refused(StillProblem.DAMAGED);
    }

    @ExceptionHandler
    ResponseEntity<Refused> failed(RuntimeException e) {
        LOG.error("A still failed", e);
        return refused(StillProblem.INTERNAL);
    }

    private ResponseEntity<Refused> refused(StillProblem problem) {
        metrics.refused(problem);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status(problem)).contentType(MediaType.APPLICATION_JSON);
        waiting(problem)
                .ifPresent(
                        wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(RateLimiter.wholeSeconds(wait))));
        return answer.body(new Refused(problem.word()));
    }

    private Optional<Duration> waiting(StillProblem problem) {
        return switch (problem) {
            case BUSY -> Optional.of(Duration.ofSeconds(1));
            case TOO_OFTEN -> Optional.of(retryAfter);
            default -> Optional.empty();
        };
    }

    static HttpStatus status(StillProblem problem) {
        return switch (problem) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NOT_A_JPEG -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case DIMENSIONS, DAMAGED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TICKET, ORIGIN -> HttpStatus.FORBIDDEN;
            case EXPIRED -> HttpStatus.GONE;
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case GONE -> HttpStatus.CONFLICT;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
