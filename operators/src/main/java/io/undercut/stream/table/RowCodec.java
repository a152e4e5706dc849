package io.undercut.stream.table;

import io.undercut.fault.Fault;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A row as bytes, so that rows of every table travel in one kind of record: for each column whether it has a value, then the value. Equal
 * rows have equal bytes. One thread at a time.
 */
public final class RowCodec {
    private static final int TYPICAL_BYTES = 512;

    private final ColumnType[] types;
    private ByteBuffer buffer = ByteBuffer.allocate(TYPICAL_BYTES);

    /** A codec for a table's rows. */
    public RowCodec(TableSchema table) {
        this.types = table.columns().stream().map(ColumnSchema::type).toArray(ColumnType[]::new);
    }

    /** The bytes of a row. */
    public byte[] encode(Object[] row) {
        while (true) {
            try {
                buffer.clear();
                for (int index = 0; index < row.length; index++) {
                    write(types[index], row[index]);
                }
                return Arrays.copyOf(buffer.array(), buffer.position());
            } catch (BufferOverflowException longRow) {
                buffer = ByteBuffer.allocate(2 * buffer.capacity());
            }
        }
    }

    /** The row of some bytes. */
    public Object[] decode(byte[] bytes) {
        Object[] row = new Object[types.length];
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int index = 0; index < row.length; index++) {
            row[index] = in.get() == 0 ? null : read(types[index], in);
        }
        if (in.hasRemaining()) {
            throw Fault.defect("bytes are no row of the table: " + in.remaining() + " too many", null);
        }
        return row;
    }

    private void write(ColumnType type, Object value) {
        if (value == null) {
            buffer.put((byte) 0);
            return;
        }
        buffer.put((byte) 1);
        switch (type) {
            case INTEGER -> buffer.putInt((Integer) value);
            case LONG -> buffer.putLong((Long) value);
            case DECIMAL -> buffer.putDouble((Double) value);
            case TEXT -> {
                byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
                buffer.putInt(text.length).put(text);
            }
            case FLAG -> buffer.put((byte) ((Boolean) value ? 1 : 0));
        }
    }

    private static Object read(ColumnType type, ByteBuffer in) {
        return switch (type) {
            case INTEGER -> in.getInt();
            case LONG -> in.getLong();
            case DECIMAL -> in.getDouble();
            case TEXT -> {
                int length = in.getInt();
                String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
                in.position(in.position() + length);
                yield text;
            }
            case FLAG -> in.get() == 1;
        };
    }
}
