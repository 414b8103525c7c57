package app.selfie.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a JPEG file says beside its picture and is needed to show it: how it was held, and the profile of its colours. */
final class JpegSegments {

    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final String EXIF_NAME = "Exif\0\0";

    /** ICC.1:2022, B.4: behind it the number of the part, from 1, and how many there are. */
    private static final String ICC_NAME = "ICC_PROFILE\0";

    private final List<ByteView> exif = new ArrayList<>();
    private final List<ByteView> icc = new ArrayList<>();

    /** @param file a JPEG file, damaged or not; what comes before its first scan is read. Not modified. */
    JpegSegments(ByteView file) {
        int at = 2;
        while (at + 4 <= file.length()) {
            int marker = file.int8(at + 1);
            boolean alone = marker <= 0x01 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
            if (file.int8(at) != 0xFF || alone) {
                at++; // stray bytes and fill bytes
                continue;
            }
            int length = file.int16(at + 2, false);
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > file.length()) {
                return;
            }
            segment(marker, file.part(at + 4, length - 2));
            at += 2 + length;
        }
    }

    private void segment(int marker, ByteView content) {
        if (marker == APP1 && content.startsWith(EXIF_NAME)) {
            exif.add(content.part(EXIF_NAME.length(), content.length() - EXIF_NAME.length()));
        } else if (marker == APP2 && content.startsWith(ICC_NAME) && content.length() > ICC_NAME.length() + 2) {
            icc.add(content.part(ICC_NAME.length(), content.length() - ICC_NAME.length()));
        }
    }

    /** Of the first EXIF segment. */
    Orientation orientation() {
        return exif.isEmpty() ? Orientation.UPRIGHT : Exif.orientation(exif.getFirst());
    }

    /** All parts in their order; empty if there is no profile, or a part is missing or there twice. */
    Optional<byte[]> profile() {
        if (icc.isEmpty()) {
            return Optional.empty();
        }
        int count = icc.getFirst().int8(1);
        List<ByteView> ordered = IntStream.rangeClosed(1, count)
                .mapToObj(number -> icc.stream()
                        .filter(part -> part.int8(0) == number && part.int8(1) == count)
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
        int length = ordered.stream().mapToInt(part -> part.length() - 2).sum();
        if (ordered.size() != count || icc.size() != count || length > ColourProfile.MAX_BYTES) {
            return Optional.empty();
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (ByteView part : ordered) {
            System.arraycopy(part.bytes(), part.offset() + 2, whole, at, part.length() - 2);
            at += part.length() - 2;
        }
        return Optional.of(whole);
    }
}
