package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the arrays of an archive as ND4J writes them: a shape and the values, each with the way it was allocated, its length and type in
 * front. ND4J's own reader makes room for whatever length stands there, and its reader of normalisers loads the class that is named.
 */
final class ArchivedArrays {
    private static final String STANDARDISING = "STANDARDIZE";
    private static final int LONGEST_SHAPE = 2 * 32 + 4;

    private final DataInputStream in;

    private ArchivedArrays(byte[] entry) {
        this.in = new DataInputStream(new ByteArrayInputStream(entry));
    }

    /** The one array of an entry. */
    static float[] floats(byte[] entry) throws IOException {
        return new ArchivedArrays(entry).next();
    }

    /** Centre and scale of inputs and labels, as the entry of a standardising normaliser has them. */
    static Standardisation standardisation(byte[] entry) throws IOException {
        ArchivedArrays arrays = new ArchivedArrays(entry);
        arrays.expect("NORMALIZER", arrays.in.readUTF());
        arrays.expect("1", Integer.toString(arrays.in.readInt()));
        arrays.expect(STANDARDISING, arrays.in.readUTF());
        boolean fitsLabels = arrays.in.readBoolean();
        List<Scale> inputs = arrays.scales();
        return new Standardisation(inputs, fitsLabels ? arrays.scales() : List.of());
    }

    private List<Scale> scales() throws IOException {
        float[] means = next();
        float[] stds = next();
        if (means.length != stds.length) {
            throw new IOException("a normaliser of uneven lengths");
        }
        return IntStream.range(0, means.length)
                .mapToObj(at -> new Scale(means[at], stds[at]))
                .toList();
    }

    private float[] next() throws IOException {
        in.readUTF();
        long shape = in.readLong();
        expect("LONG", in.readUTF());
        if (shape < 4 || shape > LONGEST_SHAPE) {
            throw new IOException("a shape of " + shape + " numbers");
        }
        in.skipNBytes(shape * Long.BYTES);
        in.readUTF();
        long length = in.readLong();
        expect("FLOAT", in.readUTF());
        // What is left of the entry is in memory already: more than that cannot follow.
        if (length < 0 || length > in.available() / Float.BYTES) {
            throw new IOException("an array of " + length + " numbers in " + in.available() + " bytes");
        }
        float[] values = new float[(int) length];
        for (int at = 0; at < values.length; at++) {
            values[at] = in.readFloat();
        }
        return values;
    }

    private void expect(String wanted, String found) throws IOException {
        if (!wanted.equals(found)) {
            throw new IOException("'" + found + "' where " + wanted + " was expected");
        }
    }
}
