package app.selfie.imaging;

import app.selfie.imaging.PictureFile.Decodable;
import app.selfie.imaging.PictureFile.Format;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PNG file says of itself (W3C PNG, third edition): the chunks that make the picture are whole and right by their
 * checksums, all others are left out, and the compressed pixels are exactly as many as the size demands.
 */
final class PngFile {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    /** Length and type before a chunk's content, checksum behind it. */
    private static final int BEFORE_CONTENT = 8;

    private static final int AFTER_CONTENT = 4;

    private static final int INFLATE_BYTES = 1 << 16;

    /** @param at of the chunk's first byte, its length */
    private record Chunk(String type, int at, int contentLength) {
        boolean makesThePicture() {
            return switch (type) {
                case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> true;
                default -> false;
            };
        }
    }

    private final ByteView file;
    private final List<Chunk> chunks = new ArrayList<>();

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
        Optional<PngHeader> read =
                chunks.getFirst().type().equals("IHDR") ? PngHeader.read(content(chunks.getFirst())) : Optional.empty();
        if (read.isEmpty()) {
            return PictureFile.refused(PictureProblem.DAMAGED);
        }
        PngHeader header = read.get();
        boolean hasOpacity = header.hasOpacity() || count("tRNS") > 0;
        return PictureFiles.sizeProblem(header.widthPx(), header.heightPx(), header.decodedBytesPerPixel(hasOpacity))
                .or(() -> structureProblem(header))
                .or(() -> pixelsProblem(header.rawBytes()))
                .map(PictureFile::refused)
                .orElseGet(() -> new Decodable(
                        Format.PNG,
                        new ImageSize((int) header.widthPx(), (int) header.heightPx()),
                        orientation(),
                        hasOpacity,
                        essence()));
    }

    /** All chunks up to the end of the picture; whatever comes behind is not looked at. */
    private Optional<PictureProblem> findChunks() {
        int at = SIGNATURE.length();
        while (at + BEFORE_CONTENT + AFTER_CONTENT <= file.length()) {
            long length = file.int32(at, false);
            if (length > file.length() - at - BEFORE_CONTENT - AFTER_CONTENT) {
                return Optional.of(PictureProblem.CUT_OFF);
            }
            Chunk chunk = new Chunk(typeAt(at + 4), at, (int) length);
            if (chunk.makesThePicture() && !isRight(chunk)) {
                return Optional.of(PictureProblem.DAMAGED);
            }
            chunks.add(chunk);
            if (chunk.type().equals("IEND")) {
                return Optional.empty();
            }
            at += BEFORE_CONTENT + chunk.contentLength() + AFTER_CONTENT;
        }
        return Optional.of(PictureProblem.CUT_OFF);
    }

    private String typeAt(int at) {
        StringBuilder type = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            type.append((char) file.int8(at + i));
        }
        return type.toString();
    }

    private boolean isRight(Chunk chunk) {
        CRC32 checksum = new CRC32();
        ByteView covered = file.part(chunk.at() + 4, 4 + chunk.contentLength());
        checksum.update(covered.bytes(), covered.offset(), covered.length());
        return checksum.getValue() == file.int32(chunk.at() + BEFORE_CONTENT + chunk.contentLength(), false);
    }

    private Optional<PictureProblem> structureProblem(PngHeader header) {
        if (count("acTL") > 0) {
            return Optional.of(PictureProblem.ANIMATED);
        }
        boolean once = count("IHDR") == 1 && count("PLTE") <= 1 && count("tRNS") <= 1 && count("IDAT") > 0;
        boolean palette = !header.hasPalette() || count("PLTE") == 1;
        return once && palette ? Optional.empty() : Optional.of(PictureProblem.DAMAGED);
    }

    private long count(String type) {
        return chunks.stream().filter(chunk -> chunk.type().equals(type)).count();
    }

    /** Inflates all pixels into one small buffer, so that a decoder never meets too few or too many. */
    private Optional<PictureProblem> pixelsProblem(long expectedBytes) {
        byte[] buffer = new byte[INFLATE_BYTES];
        long inflated = 0;
        try (Inflater inflater = new Inflater()) {
            for (Chunk chunk : chunks) {
                if (chunk.type().equals("IDAT")) {
                    ByteView content = content(chunk);
                    inflater.setInput(content.bytes(), content.offset(), content.length());
                    int got = inflater.inflate(buffer);
                    while (got > 0 && inflated <= expectedBytes) {
                        inflated += got;
                        got = inflater.inflate(buffer);
                    }
                }
            }
            if (inflater.finished() && inflated == expectedBytes) {
                return Optional.empty();
            }
            return Optional.of(
                    inflater.finished() || inflated > expectedBytes ? PictureProblem.DAMAGED : PictureProblem.CUT_OFF);
        } catch (DataFormatException e) {
            return Optional.of(PictureProblem.DAMAGED);
        }
    }

    private Orientation orientation() {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals("eXIf"))
                .findFirst()
                .map(chunk -> Exif.orientation(content(chunk)))
                .orElse(Orientation.UPRIGHT);
    }

    private byte[] essence() {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(file.length());
        essence.write(file.bytes(), file.offset(), SIGNATURE.length());
        for (Chunk chunk : chunks) {
            if (chunk.makesThePicture()) {
                essence.write(
                        file.bytes(),
                        file.offset() + chunk.at(),
                        BEFORE_CONTENT + chunk.contentLength() + AFTER_CONTENT);
            }
        }
        return essence.toByteArray();
    }

    private ByteView content(Chunk chunk) {
        return file.part(chunk.at() + BEFORE_CONTENT, chunk.contentLength());
    }
}
