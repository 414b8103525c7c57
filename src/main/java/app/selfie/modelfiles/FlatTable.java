package app.selfie.modelfiles;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One table of a FlatBuffers file whose contents are not trusted: every offset and length is checked against the file
 * before it is followed, and nothing is allocated that the file does not hold. Fields are named by their number in the
 * schema. The format is described at flatbuffers.dev, "Internals".
 */
final class FlatTable extends Table {

    private static final int MAX_STRING_BYTES = 1024;

    private FlatTable(ByteBuffer file, int position) throws ModelImportException {
        requireBytes(file, position, 4);
        long vtable = (long) position - file.getInt(position);
        if (vtable < 0 || vtable + 4 > file.limit()) {
            throw new ModelImportException("the table at offset " + position + " has its field list outside the file");
        }
        int vtableBytes = file.getShort((int) vtable) & 0xFFFF;
        if (vtableBytes < 4 || vtableBytes > Short.MAX_VALUE || vtable + vtableBytes > file.limit()) {
            throw new ModelImportException(
                    "the table at offset " + position + " has a field list of " + vtableBytes + " bytes");
        }
        __reset(position, file);
    }

    /**
     * The root table of a file.
     *
     * @param file read from index 0 to its limit; not modified
     * @param identifier the four letters at offset 4
     */
    static FlatTable root(ByteBuffer file, String identifier) throws ModelImportException {
        ByteBuffer littleEndian = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        requireBytes(littleEndian, 0, 8);
        byte[] found = new byte[4];
        littleEndian.get(4, found);
        if (!new String(found, StandardCharsets.ISO_8859_1).equals(identifier)) {
            throw new ModelImportException("not a " + identifier + " file: other letters at offset 4");
        }
        return new FlatTable(littleEndian, follow(littleEndian, 0));
    }

    private static void requireBytes(ByteBuffer file, long position, long bytes) throws ModelImportException {
        if (position < 0 || bytes < 0 || position + bytes > file.limit()) {
            throw new ModelImportException(
                    bytes + " bytes at offset " + position + " are outside the file of " + file.limit() + " bytes");
        }
    }

    /** The absolute position to which the relative offset stored at {@code position} leads. */
    private static int follow(ByteBuffer file, int position) throws ModelImportException {
        requireBytes(file, position, 4);
        long target = position + (file.getInt(position) & 0xFFFF_FFFFL);
        requireBytes(file, target, 4);
        return (int) target;
    }

    /** The absolute position of a field, or 0 if this table leaves it out. */
    private int position(int field, int bytes) throws ModelImportException {
        int offset = __offset(4 + 2 * field) & 0xFFFF;
        if (offset == 0) {
            return 0;
        }
        requireBytes(bb, (long) bb_pos + offset, bytes);
        return bb_pos + offset;
    }

    boolean has(int field) throws ModelImportException {
        return position(field, 1) != 0;
    }

    int int32(int field, int absent) throws ModelImportException {
        int at = position(field, 4);
        return at == 0 ? absent : bb.getInt(at);
    }

    long int64(int field) throws ModelImportException {
        int at = position(field, 8);
        return at == 0 ? 0 : bb.getLong(at);
    }

    /** 0 to 255; 0 if absent. */
    int uint8(int field) throws ModelImportException {
        int at = position(field, 1);
        return at == 0 ? 0 : bb.get(at) & 0xFF;
    }

    FlatTable table(int field, String what) throws ModelImportException {
        int at = position(field, 4);
        if (at == 0) {
            throw new ModelImportException(what + " is missing in the table at offset " + bb_pos);
        }
        return new FlatTable(bb, follow(bb, at));
    }

    /** A view of a byte vector, little-endian; empty if absent. */
    ByteBuffer bytes(int field) throws ModelImportException {
        int at = position(field, 4);
        if (at == 0) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        int vector = follow(bb, at);
        return bb.slice(vector + 4, vectorLength(vector, 1)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A text for people: control characters are replaced; empty if absent. */
    String string(int field) throws ModelImportException {
        ByteBuffer bytes = bytes(field);
        if (bytes.remaining() > MAX_STRING_BYTES) {
            throw new ModelImportException(
                    "a text of " + bytes.remaining() + " bytes in the table at offset " + bb_pos);
        }
        return StandardCharsets.UTF_8.decode(bytes).toString().replaceAll("\\p{Cntrl}", "?");
    }

    /** A vector of 32-bit integers; empty if absent. */
    int[] ints(int field, int maxLength) throws ModelImportException {
        int at = position(field, 4);
        if (at == 0) {
            return new int[0];
        }
        int vector = follow(bb, at);
        int[] values = new int[limited(vectorLength(vector, 4), maxLength)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bb.getInt(vector + 4 + 4 * i);
        }
        return values;
    }

    /** A vector of tables; empty if absent. */
    FlatTable[] tables(int field, int maxLength) throws ModelImportException {
        int at = position(field, 4);
        if (at == 0) {
            return new FlatTable[0];
        }
        int vector = follow(bb, at);
        FlatTable[] tables = new FlatTable[limited(vectorLength(vector, 4), maxLength)];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new FlatTable(bb, follow(bb, vector + 4 + 4 * i));
        }
        return tables;
    }

    private int vectorLength(int vector, int elementBytes) throws ModelImportException {
        long length = bb.getInt(vector) & 0xFFFF_FFFFL;
        requireBytes(bb, vector + 4L, length * elementBytes);
        return (int) length;
    }

    private int limited(int length, int maxLength) throws ModelImportException {
        if (length > maxLength) {
            throw new ModelImportException("a list in the table at offset " + bb_pos + " has " + length
                    + " entries, expected at most " + maxLength);
        }
        return length;
    }
}
