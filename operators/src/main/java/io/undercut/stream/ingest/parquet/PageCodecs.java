package io.undercut.stream.ingest.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.brotli.dec.BrotliInputStream;

/** Unpacks pages of every codec that Parquet knows, also of those that Parquet's own library leaves to Hadoop's native ones. */
final class PageCodecs extends CodecFactory {
    /** One for all files: Hadoop's reads its defaults from XML each time, which took longer than the rows. */
    private static final Configuration NO_DEFAULTS = new Configuration(false);

    PageCodecs() {
        super(NO_DEFAULTS, 0);
    }

    /**
     * Options with codecs for one reader alone. A reader that is closed lets all decompressors of its codecs go, and those that share
     * them, in other slots of the same JVM, fail in the middle of a page.
     */
    static ParquetReadOptions.Builder ofOneReader() {
        return ParquetReadOptions.builder().withCodecFactory(new PageCodecs());
    }

    @Override
    protected BytesDecompressor createDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case BROTLI -> new Whole(PageCodecs::brotli);
            case LZ4 -> new Whole(PageCodecs::lz4);
            case LZO -> new Whole((packed, size) -> blocks(new LzoDecompressor(), packed, size));
            default -> super.createDecompressor(codec);
        };
    }

    private static byte[] brotli(byte[] packed, int size) throws IOException {
        try (InputStream unpacked = new BrotliInputStream(new ByteArrayInputStream(packed))) {
            return unpacked.readNBytes(size);
        }
    }

    // What is called LZ4 is blocks with their lengths before them, as Hadoop has it, or one block without.
    private static byte[] lz4(byte[] packed, int size) throws IOException {
        try {
            return blocks(new Lz4Decompressor(), packed, size);
        } catch (IOException | RuntimeException noBlocks) {
            byte[] page = new byte[size];
            new Lz4Decompressor().decompress(packed, 0, packed.length, page, 0, size);
            return page;
        }
    }

    /** Hadoop's blocks: the length of what is in a block, then parts, each its packed length and the packed bytes. */
    private static byte[] blocks(Decompressor codec, byte[] packed, int size) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(packed);
        byte[] page = new byte[size];
        int done = 0;
        while (done < size) {
            int end = done + length(from, size - done);
            while (done < end) {
                int part = length(from, from.remaining() - Integer.BYTES);
                int unpacked = codec.decompress(packed, from.position(), part, page, done, end - done);
                if (unpacked == 0) {
                    throw new IOException("a block is shorter than it says");
                }
                done += unpacked;
                from.position(from.position() + part);
            }
        }
        return page;
    }

    private static int length(ByteBuffer from, int most) throws IOException {
        if (from.remaining() < Integer.BYTES) {
            throw new IOException("a block is cut off");
        }
        int length = from.getInt();
        if (length <= 0 || length > most) {
            throw new IOException("a block claims " + length + " bytes");
        }
        return length;
    }

    @FunctionalInterface
    private interface Unpacking {
        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    /** Unpacks a whole page at once. */
    private static final class Whole extends BytesDecompressor {
        private final Unpacking unpacking;

        Whole(Unpacking unpacking) {
            this.unpacking = unpacking;
        }

        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            byte[] page = unpacking.unpack(packed.toByteArray(), size);
            if (page.length != size) {
                throw new IOException("a page unpacks to " + page.length + " bytes, its header says " + size);
            }
            return BytesInput.from(page);
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer unpacked, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            unpacked.put(decompress(BytesInput.from(bytes), size).toByteArray());
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
