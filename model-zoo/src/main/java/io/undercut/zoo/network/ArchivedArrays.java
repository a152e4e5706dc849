package io.undercut.zoo.network;

import io.undercut.zoo.example.Standardisation;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

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

    /** Centre and scale of inputs and label, as the entry of a standardising normaliser has them. */
    static Standardisation standardisation(byte[] entry) throws IOException {
        ArchivedArrays arrays = new ArchivedArrays(entry);
        arrays.expect("NORMALIZER", arrays.in.readUTF());
        arrays.expect("1", Integer.toString(arrays.in.readInt()));
        arrays.expect(STANDARDISING, arrays.in.readUTF());
        arrays.expect("true", Boolean.toString(arrays.in.readBoolean()));
        float[] means = arrays.next();
        float[] stds = arrays.next();
        float[] labelMean = arrays.next();
        float[] labelStd = arrays.next();
        if (means.length != stds.length || labelMean.length != 1 || labelStd.length != 1) {
            throw new IOException("a normaliser of uneven lengths");
        }
        Standardisation.Scale[] inputs = new Standardisation.Scale[means.length];
        for (int at = 0; at < means.length; at++) {
            inputs[at] = new Standardisation.Scale(means[at], stds[at]);
        }
        return new Standardisation(List.of(inputs), new Standardisation.Scale(labelMean[0], labelStd[0]));
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
