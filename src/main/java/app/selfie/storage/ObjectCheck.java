package app.selfie.storage;

import app.selfie.storage.ObjectRepository.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Looks at everything that everybody keeps, byte for byte, and tells what is damaged or missing. It changes nothing. Reads
 * the whole store, in bounded memory: never under a session's lock.
 */
@Service
public class ObjectCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectCheck.class);

    /** Rows in memory at once. */
    private static final int PAGE = 500;

    /** More are counted and not listed. */
    private static final int MAX_LISTED = 1_000;

    /** What is the matter with an object. */
    public enum Fault {
        /** There is a row and no object. */
        MISSING,
        /** The bytes are others than those that were kept, or fewer, or more. */
        DAMAGED,
        /** The store could not be asked. */
        UNREADABLE
    }

    /**
     * An object that is not as it was kept.
     *
     * @param owner the name of the account it belongs to
     */
    public record Finding(ObjectId id, String owner, Fault fault) {}

    /**
     * How far a check is.
     *
     * @param checked objects, of {@code total} at the beginning
     * @param unhashed of those, objects of which only the length is known
     * @param faults all of them; {@code findings} lists the first thousand
     */
    public record Report(long checked, long total, long unhashed, long faults, List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }
    }

    private final AtomicBoolean running = new AtomicBoolean();
    private final ObjectStore store;
    private final ObjectRepository rows;

    ObjectCheck(ObjectStore store, ObjectRepository rows) {
        this.store = store;
        this.rows = rows;
    }

    /**
     * Checks everything.
     *
     * @param progress told now and then, on this thread
     * @param isCancelled asked before every object
     * @return what was found until the end, or until it was cancelled; empty if another check is under way in this process
     */
    public Optional<Report> run(Consumer<Report> progress, BooleanSupplier isCancelled) {
        if (!running.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(check(progress, isCancelled));
        } finally {
            running.set(false);
        }
    }

    private Report check(Consumer<Report> progress, BooleanSupplier isCancelled) {
        Tally tally = new Tally(rows.count());
        List<Known> page = rows.after(null, PAGE);
        while (!page.isEmpty()) {
            for (Known known : page) {
                if (isCancelled.getAsBoolean()) {
                    return tally.report();
                }
                tally.add(known, faultOf(known).orElse(null));
            }
            progress.accept(tally.report());
            page = rows.after(page.getLast().id(), PAGE);
        }
        Report report = tally.report();
        LOG.info(
                "Checked {} objects, {} of them by length only: {} are damaged or missing {}",
                report.checked(),
                report.unhashed(),
                report.faults(),
                report.findings());
        return report;
    }

    private Optional<Fault> faultOf(Known known) {
        Optional<Fault> fault = look(known);
        // What was released since its row was read is not missing.
        return fault.filter(_ -> !rows.present(List.of(known.id())).isEmpty());
    }

    private Optional<Fault> look(Known known) {
        try {
            Optional<StoredBytes> bytes = known.integrity().openChecked(store, known.id());
            bytes.ifPresent(StoredBytes::close);
            return bytes.isPresent() ? Optional.empty() : Optional.of(Fault.MISSING);
        } catch (DamagedObjectException e) {
            return Optional.of(Fault.DAMAGED);
        } catch (RuntimeException e) { // the others are checked all the same
            LOG.warn("Object {} could not be checked", known.id(), e);
            return Optional.of(Fault.UNREADABLE);
        }
    }

    private static final class Tally {

        private final long total;
        private final List<Finding> findings = new ArrayList<>();
        private long checked;
        private long unhashed;
        private long faults;

        Tally(long total) {
            this.total = total;
        }

        void add(Known known, @Nullable Fault fault) {
            checked++;
            unhashed += known.integrity().sha256() == null ? 1 : 0;
            if (fault != null) {
                faults++;
                if (findings.size() < MAX_LISTED) {
                    findings.add(new Finding(known.id(), known.ownerName(), fault));
                }
            }
        }

        Report report() {
            return new Report(checked, Math.max(total, checked), unhashed, faults, findings);
        }
    }
}
