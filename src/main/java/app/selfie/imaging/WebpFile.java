package app.selfie.imaging;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Format;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a WebP file says of itself (RFC 9649): one still picture, lossy or lossless, with or without opacity. What goes on to
 * the decoder is put together anew of the picture's own chunks.
 */
final class WebpFile {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int EXTENDED_BYTES = 10;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int OPACITY_FLAG = 0x10;

    private final ByteView file;
    private final Map<String, ByteView> chunks = new LinkedHashMap<>();

    private WebpFile(ByteView file) {
        this.file = file;
    }

    static PictureFile check(ByteView file) {
        return new WebpFile(file).check();
    }

    private PictureFile check() {
        Optional<PictureProblem> broken = findChunks();
        if (broken.isPresent()) {
            return PictureFile.refused(broken.get());
        }
        ByteView extended = chunks.get("VP8X");
        if (chunks.containsKey("ANIM")
                || chunks.containsKey("ANMF")
                || (extended != null && extended.length() > 0 && (extended.int8(0) & ANIMATION_FLAG) != 0)) {
            return PictureFile.refused(PictureProblem.ANIMATED);
        }
        Optional<ImageSize> size = size();
        if (size.isEmpty() || !agrees(extended, size.get())) {
            return PictureFile.refused(PictureProblem.DAMAGED);
        }
        boolean hasOpacity = hasOpacity();
        return PictureFiles.sizeProblem(size.get().widthPx(), size.get().heightPx(), hasOpacity ? 4 : Frame.CHANNELS)
                .map(PictureFile::refused)
                .orElseGet(() -> new Decodable(
                        Format.WEBP,
                        size.get(),
                        orientation(),
                        hasOpacity,
                        essence(size.get()),
                        profile().orElse(ColourProfile.SRGB)));
    }

    /**
     * The first chunk of each name; lengths are even, by a byte that belongs to none. Where the file says that it is longer
     * than it is, what is there counts: browsers show it as long as the picture's own chunk is whole.
     */
    private Optional<PictureProblem> findChunks() {
        if (file.length() < RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES) {
            return Optional.of(PictureProblem.CUT_OFF);
        }
        long promised = file.int32(4, true) + CHUNK_HEADER_BYTES;
        long end = Math.min(promised, file.length());
        int at = RIFF_HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= end) {
            long length = file.int32(at + 4, true);
            if (length > end - at - CHUNK_HEADER_BYTES) {
                return hasPicture() // what is cut off is something else
                        ? Optional.empty()
                        : Optional.of(promised > file.length() ? PictureProblem.CUT_OFF : PictureProblem.DAMAGED);
            }
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                name.append((char) file.int8(at + i));
            }
            chunks.putIfAbsent(name.toString(), file.part(at + CHUNK_HEADER_BYTES, (int) length));
            at += CHUNK_HEADER_BYTES + (int) (length + length % 2);
        }
        return hasPicture() || promised <= file.length() ? Optional.empty() : Optional.of(PictureProblem.CUT_OFF);
    }

    private boolean hasPicture() {
        return chunks.containsKey("VP8 ") || chunks.containsKey("VP8L");
    }

    /** By the coded picture itself; empty if there is not exactly one that makes sense. */
    private Optional<ImageSize> size() {
        ByteView lossy = chunks.get("VP8 ");
        ByteView lossless = chunks.get("VP8L");
        if ((lossy == null) == (lossless == null)) {
            return Optional.empty();
        }
        return lossy != null ? lossySize(lossy) : losslessSize(lossless);
    }

    /** RFC 6386, 9.1: a key frame, its start code, and 14 bits for each side. */
    private static Optional<ImageSize> lossySize(ByteView lossy) {
        if (lossy.length() < 10 || (lossy.int8(0) & 1) != 0 || !lossy.isAt(3, "\u009d\u0001*")) {
            return Optional.empty();
        }
        int widthPx = lossy.int16(6, true) & 0x3FFF;
        int heightPx = lossy.int16(8, true) & 0x3FFF;
        return widthPx == 0 || heightPx == 0 ? Optional.empty() : Optional.of(new ImageSize(widthPx, heightPx));
    }

    /** RFC 9649, 3.4: 14 bits for each side less one, a bit for opacity, and the version 0. */
    private static Optional<ImageSize> losslessSize(@Nullable ByteView lossless) {
        if (lossless == null || lossless.length() < 5 || lossless.int8(0) != 0x2F || lossless.int8(4) >> 5 != 0) {
            return Optional.empty();
        }
        long bits = lossless.int32(1, true);
        return Optional.of(new ImageSize((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1));
    }

    /** The canvas of a still picture is the picture's size. */
    private static boolean agrees(@Nullable ByteView extended, ImageSize size) {
        return extended == null
                || (extended.length() >= EXTENDED_BYTES
                        && extended.int24LittleEndian(4) + 1 == size.widthPx()
                        && extended.int24LittleEndian(7) + 1 == size.heightPx());
    }

    private boolean hasOpacity() {
        ByteView lossless = chunks.get("VP8L");
        return lossless != null ? (lossless.int8(4) & OPACITY_FLAG) != 0 : chunks.containsKey("ALPH");
    }

    private Orientation orientation() {
        ByteView exif = chunks.get("EXIF");
        if (exif == null) {
            return Orientation.UPRIGHT;
        }
        // Some writers put JPEG's name in front.
        return Exif.orientation(exif.startsWith("Exif\0\0") ? exif.part(6, exif.length() - 6) : exif);
    }

    private Optional<ColourProfile> profile() {
        ByteView icc = chunks.get("ICCP");
        return icc == null || icc.length() > ColourProfile.MAX_BYTES
                ? Optional.empty()
                : ColourProfile.ofIcc(
                        Arrays.copyOfRange(icc.bytes(), icc.offset(), icc.offset() + icc.length()), Frame.CHANNELS);
    }

    private byte[] essence(ImageSize size) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length());
        body.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        ByteView lossless = chunks.get("VP8L");
        ByteView lossy = chunks.get("VP8 ");
        ByteView opacity = chunks.get("ALPH");
        if (lossless != null) {
            append(body, "VP8L", lossless);
        } else if (lossy != null) {
            if (opacity != null) {
                append(body, "VP8X", extended(size));
                append(body, "ALPH", opacity);
            }
            append(body, "VP8 ", lossy);
        }
        ByteArrayOutputStream riff = new ByteArrayOutputStream(body.size() + CHUNK_HEADER_BYTES);
        append(riff, "RIFF", ByteView.of(body.toByteArray()));
        return riff.toByteArray();
    }

    /** Says that there is opacity, and nothing else. */
    private static ByteView extended(ImageSize size) {
        byte[] content = new byte[EXTENDED_BYTES];
        content[0] = OPACITY_FLAG;
        for (int i = 0; i < 3; i++) {
            content[4 + i] = (byte) ((size.widthPx() - 1) >> (8 * i));
            content[7 + i] = (byte) ((size.heightPx() - 1) >> (8 * i));
        }
        return ByteView.of(content);
    }

    private static void append(ByteArrayOutputStream to, String name, ByteView content) {
        to.writeBytes(name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 4; i++) {
            to.write(content.length() >> (8 * i));
        }
        to.write(content.bytes(), content.offset(), content.length());
        if (content.length() % 2 == 1) {
            to.write(0);
        }
    }
}
