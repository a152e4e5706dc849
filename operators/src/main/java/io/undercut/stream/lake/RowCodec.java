package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A row as bytes, so that rows of every table travel in one kind of record. Equal rows have equal bytes. */
public final class RowCodec {
    private static final int TYPICAL_BYTES = 128;

    private final TableSchema table;

    /** A codec for a table's rows. */
    public RowCodec(TableSchema table) {
        this.table = table;
    }

    /** The bytes of a row. */
    public byte[] encode(Object[] row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int index = 0; index < row.length; index++) {
                Object value = row[index];
                out.writeBoolean(value != null);
                if (value != null) {
                    write(table.columns().get(index).type(), value, out);
                }
            }
        } catch (IOException impossible) {
            throw Fault.defect("a row of table " + table.name() + " did not become bytes", impossible);
        }
        return bytes.toByteArray();
    }

    /** The row of some bytes. */
    public Object[] decode(byte[] bytes) {
        Object[] row = new Object[table.columns().size()];
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int index = 0; index < row.length; index++) {
                row[index] = in.readBoolean() ? read(table.columns().get(index).type(), in) : null;
            }
        } catch (IOException impossible) {
            throw Fault.defect("bytes are no row of table " + table.name(), impossible);
        }
        return row;
    }

    private static void write(ColumnType type, Object value, DataOutputStream out) throws IOException {
        switch (type) {
            case INTEGER -> out.writeInt((Integer) value);
            case LONG -> out.writeLong((Long) value);
            case DECIMAL -> out.writeDouble((Double) value);
            case TEXT -> out.writeUTF((String) value);
            case FLAG -> out.writeBoolean((Boolean) value);
        }
    }

    private static Object read(ColumnType type, DataInputStream in) throws IOException {
        return switch (type) {
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case DECIMAL -> in.readDouble();
            case TEXT -> in.readUTF();
            case FLAG -> in.readBoolean();
        };
    }
}
