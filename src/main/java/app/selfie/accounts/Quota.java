package app.selfie.accounts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How much a person may keep.
 *
 * @param bytes null for what everybody may
 */
record Quota(@Nullable Long bytes) {

    static final Quota USUAL = new Quota(null);

    private static final List<DataSize> AMOUNTS = List.of(
            DataSize.ofMegabytes(100),
            DataSize.ofMegabytes(500),
            DataSize.ofGigabytes(1),
            DataSize.ofGigabytes(2),
            DataSize.ofGigabytes(5),
            DataSize.ofGigabytes(10),
            DataSize.ofGigabytes(50),
            DataSize.ofGigabytes(200));

    /** What an administrator chooses from, with what is chosen now, whether it is among the usual amounts or not. */
    static List<Quota> choices(Quota now) {
        List<Quota> choices = new ArrayList<>();
        choices.add(USUAL);
        Stream.concat(AMOUNTS.stream().map(DataSize::toBytes), Stream.ofNullable(now.bytes()))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(Quota::new)
                .forEach(choices::add);
        return choices;
    }
}
