package app.selfie.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes the same warning or error once a minute, and afterwards how often it came: what a stranger can cause he can cause a
 * thousand times a second. It stands before every logger, as most of those lines are Tomcat's and Vaadin's; see decision
 * 0017. Safe for any thread.
 */
final class RepeatedEvents extends TurboFilter {

    static final Duration ONCE_IN = Duration.ofMinutes(1);

    /** Different ones of one logger within a minute; whoever varies the words is counted, too. */
    static final int MAX_OF_A_LOGGER = 30;

    /** Kept at once; the oldest are told about early where there are more. */
    private static final int MAX_KEPT = 2000;

    private static final int KEY_LENGTH = 400;

    /** Loggers of failures to read what a client sent, where a hundred lines of stack trace tell nobody anything. */
    private static final Set<String> BRIEF = Set.of("com.vaadin.flow.server.communication.UidlRequestHandler");

    /** What was written, and how often more it came. */
    private record Seen(String logger, String what, AtomicInteger more) {}

    private final org.slf4j.Logger summaries;
    private final Cache<String, Seen> seen;

    RepeatedEvents() {
        this(LoggerFactory.getLogger(RepeatedEvents.class), Ticker.systemTicker(), ForkJoinPool.commonPool());
    }

    /** With the logger that is told how often an event came; what that one says is never held back. */
    RepeatedEvents(org.slf4j.Logger summaries, Ticker ticker, Executor executor) {
        this.summaries = summaries;
        setName(RepeatedEvents.class.getName());
        seen = Caffeine.newBuilder()
                .expireAfterWrite(ONCE_IN)
                .maximumSize(MAX_KEPT)
                .ticker(ticker)
                .executor(executor)
                .scheduler(Scheduler.systemScheduler())
                .removalListener(this::tell)
                .build();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())
                || format == null
                || logger.getName().equals(summaries.getName())) {
            return FilterReply.NEUTRAL;
        }
        Throwable bug = thrown == null ? lastOf(parameters) : thrown;
        String words = cut(MessageFormatter.basicArrayFormat(format, parameters));
        String name = logger.getName();
        String key = name + '\n' + level + '\n' + (bug == null ? words : Failure.placeOf(bug));
        if (!isFirst(key, name, words) || !isAmongFew(name)) {
            return FilterReply.DENY;
        }
        if (bug != null && BRIEF.contains(name)) {
            summaries.warn("{}: {}, {}", name, words, cut(bug.toString()).replaceAll("\\p{Cntrl}+", " "));
            return FilterReply.DENY;
        }
        return FilterReply.NEUTRAL;
    }

    private boolean isFirst(String key, String logger, String words) {
        AtomicBoolean first = new AtomicBoolean();
        Seen known = seen.get(key, missing -> {
            first.set(true);
            return new Seen(logger, words, new AtomicInteger());
        });
        if (!first.get()) {
            known.more().incrementAndGet();
        }
        return first.get();
    }

    private boolean isAmongFew(String logger) {
        Seen few = seen.get(logger, missing -> new Seen(logger, "", new AtomicInteger()));
        return few.more().incrementAndGet() <= MAX_OF_A_LOGGER;
    }

    private void tell(@Nullable String key, @Nullable Seen gone, RemovalCause cause) {
        if (gone == null) {
            return;
        }
        int more = gone.more().get();
        if (gone.what().isEmpty()) {
            if (more > MAX_OF_A_LOGGER) {
                summaries.warn(
                        "{}: {} other lines within a minute were not written", gone.logger(), more - MAX_OF_A_LOGGER);
            }
        } else if (more > 0) {
            summaries.warn("{}: {} more within a minute like: {}", gone.logger(), more, gone.what());
        }
    }

    /** Tells about everything that has been counted, though its minute is not over. */
    void flush() {
        seen.invalidateAll();
        seen.cleanUp();
    }

    /** Tells about what has been counted for a minute, which happens by itself a little later. */
    void tidy() {
        seen.cleanUp();
    }

    private static @Nullable Throwable lastOf(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable last
                ? last
                : null;
    }

    private static String cut(@Nullable String words) {
        String text = words == null ? "" : words;
        return text.length() <= KEY_LENGTH ? text : text.substring(0, KEY_LENGTH);
    }
}
