package app.selfie.imaging;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a PNG file says of itself (W3C PNG, third edition): the chunks that make the picture are whole and right by their
 * checksums, and the compressed pixels are as many as the size demands. What goes on to the decoder is put together anew of
 * header, palette, transparency and pixels.
 *
 * <p>As in browsers, a chunk that only adds to the picture is passed over where its checksum is wrong, and a file that ends
 * behind its last pixel is whole.
 */
final class PngFile {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    /** Length and type before a chunk's content, checksum behind it. */
    private static final int BEFORE_CONTENT = 8;

    private static final int AFTER_CONTENT = 4;

    private static final int MAX_PALETTE = 256;

    private final ByteView file;
    private final List<ByteView> pixels = new ArrayList<>();
    /** The first of each name. */
    private final Map<String, ByteView> beforePixels = new HashMap<>();

    private @Nullable ByteView orientation;
    private boolean twice;

    private PngFile(ByteView file) {
        this.file = file;
    }

    static PictureFile check(ByteView file) {
        return new PngFile(file).check();
    }

    private PictureFile check() {
        Optional<PictureProblem> broken = findChunks();
        if (broken.isPresent()) {
            return PictureFile.refused(broken.get());
        }
        ByteView first = beforePixels.get("IHDR");
        Optional<PngHeader> read = first == null ? Optional.empty() : PngHeader.read(first);
        if (read.isEmpty()) {
            return PictureFile.refused(PictureProblem.DAMAGED);
        }
        PngHeader header = read.get();
        Optional<ByteView> transparency = transparency(header);
        boolean hasOpacity = header.hasOpacity() || transparency.isPresent();
        PngPixels compressed = new PngPixels(pixels);
        return PictureFiles.sizeProblem(header.widthPx(), header.heightPx(), header.decodedBytesPerPixel(hasOpacity))
                .or(() -> structureProblem(header))
                .or(() -> compressed.problem(header.rawBytes()))
                .map(PictureFile::refused)
                .orElseGet(() -> new Decodable(
                        Format.PNG,
                        new ImageSize((int) header.widthPx(), (int) header.heightPx()),
                        orientation == null ? Orientation.UPRIGHT : Exif.orientation(orientation),
                        hasOpacity,
                        transparentGrey(header, transparency),
                        essence(header, transparency, compressed.mended()),
                        PngColours.profile(beforePixels, header.colourChannels())
                                .orElse(ColourProfile.SRGB)));
    }

    /** All chunks up to the end of the picture; whatever comes behind is not looked at. */
    private Optional<PictureProblem> findChunks() {
        int at = SIGNATURE.length();
        while (at + BEFORE_CONTENT <= file.length()) {
            String type = typeAt(at + 4);
            long length = file.int32(at, false);
            int there = file.length() - at - BEFORE_CONTENT;
            if (type.equals("IEND")) {
                return Optional.empty();
            }
            if (length > there - AFTER_CONTENT) {
                if (type.equals("IDAT")) { // its pixels may be there all the same
                    pixels.add(file.part(at + BEFORE_CONTENT, (int) Math.min(length, there)));
                }
                break;
            }
            boolean right = isRight(at, (int) length);
            if (!right && isNeeded(type)) {
                return Optional.of(PictureProblem.DAMAGED);
            }
            if (right) {
                take(type, file.part(at + BEFORE_CONTENT, (int) length));
            }
            at += BEFORE_CONTENT + (int) length + AFTER_CONTENT;
        }
        return pixels.isEmpty() ? Optional.of(PictureProblem.CUT_OFF) : Optional.empty();
    }

    private static boolean isNeeded(String type) {
        return type.equals("IHDR") || type.equals("PLTE") || type.equals("IDAT");
    }

    private void take(String type, ByteView content) {
        if (type.equals("IDAT")) {
            pixels.add(content);
        } else if (type.equals("eXIf")) {
            orientation = orientation == null ? content : orientation;
        } else if (pixels.isEmpty()) {
            boolean first = beforePixels.putIfAbsent(type, content) == null;
            boolean inFront = !type.equals("IHDR") || beforePixels.size() == 1;
            twice |= isNeeded(type) && !(first && inFront);
        } else {
            twice |= isNeeded(type);
        }
    }

    private String typeAt(int at) {
        StringBuilder type = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            type.append((char) file.int8(at + i));
        }
        return type.toString();
    }

    private boolean isRight(int at, int length) {
        CRC32 checksum = new CRC32();
        ByteView covered = file.part(at + 4, 4 + length);
        checksum.update(covered.bytes(), covered.offset(), covered.length());
        return checksum.getValue() == file.int32(at + BEFORE_CONTENT + length, false);
    }

    private Optional<PictureProblem> structureProblem(PngHeader header) {
        if (beforePixels.containsKey("acTL")) {
            return Optional.of(PictureProblem.ANIMATED);
        }
        ByteView palette = beforePixels.get("PLTE");
        boolean paletteFits = palette == null
                ? !header.hasPalette()
                : palette.length() % 3 == 0 && palette.length() >= 3 && palette.length() <= 3 * MAX_PALETTE;
        return paletteFits && !twice && !pixels.isEmpty() ? Optional.empty() : Optional.of(PictureProblem.DAMAGED);
    }

    /** A transparent colour, or opacities of a palette; what does not fit the picture says nothing. */
    private Optional<ByteView> transparency(PngHeader header) {
        ByteView palette = beforePixels.get("PLTE");
        int most = switch (header.colourType()) {
            case 0 -> 2;
            case 2 -> 6;
            case 3 -> palette == null ? 0 : palette.length() / 3;
            default -> 0;
        };
        return Optional.ofNullable(beforePixels.get("tRNS"))
                .filter(content -> content.length() > 0 && content.length() <= most)
                .filter(content -> header.hasPalette() || content.length() == most);
    }

    /** The decoder leaves it to us where a picture is grey; it widens all below 8 bits to 8. */
    private static int transparentGrey(PngHeader header, Optional<ByteView> transparency) {
        if (header.colourType() != 0 || transparency.isEmpty()) {
            return PictureFile.NO_GREY;
        }
        int most = (1 << header.bitDepth()) - 1;
        int level = transparency.get().int16(0, false) & most;
        return header.bitDepth() >= 8 ? level : level * 255 / most;
    }

    private byte[] essence(PngHeader header, Optional<ByteView> transparency, byte[] compressed) {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(compressed.length + 2048);
        essence.write(file.bytes(), file.offset(), SIGNATURE.length());
        ByteView palette = beforePixels.get("PLTE");
        write(essence, "IHDR", beforePixels.get("IHDR"));
        write(essence, "PLTE", header.hasPalette() ? palette : null);
        write(essence, "tRNS", transparency.orElse(null));
        write(essence, "IDAT", ByteView.of(compressed));
        write(essence, "IEND", ByteView.of(new byte[0]));
        return essence.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, String type, @Nullable ByteView content) {
        if (content == null) {
            return;
        }
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content.bytes(), content.offset(), content.length());
        writeInt(to, content.length());
        to.writeBytes(name);
        to.write(content.bytes(), content.offset(), content.length());
        writeInt(to, checksum.getValue());
    }

    private static void writeInt(ByteArrayOutputStream to, long value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            to.write((int) (value >> shift));
        }
    }
}
