package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lzo.LzoCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;

class PageCodecsTest {
    private static final long SEED = 20261129;

    private final byte[] page = page();

    @Test
    void pagesOfLzoAreHadoopsBlocks() throws IOException {
        assertThat(unpacked(CompressionCodecName.LZO, blocks(new LzoCompressor(), 1 << 20)))
                .as("seed %s", SEED)
                .isEqualTo(page);
        assertThat(unpacked(CompressionCodecName.LZO, blocks(new LzoCompressor(), 5_000)))
                .as("seed %s", SEED)
                .isEqualTo(page);
    }

    @Test
    void pagesOfLz4AreHadoopsBlocksOrOneBlockWithoutALength() throws IOException {
        assertThat(unpacked(CompressionCodecName.LZ4, blocks(new Lz4Compressor(), 5_000)))
                .as("seed %s", SEED)
                .isEqualTo(page);
        assertThat(unpacked(CompressionCodecName.LZ4, packed(new Lz4Compressor(), page)))
                .as("seed %s", SEED)
                .isEqualTo(page);
    }

    @Test
    void aPageThatIsCutOffIsRefused() {
        byte[] lzo = blocks(new LzoCompressor(), 5_000);

        assertThatThrownBy(() -> unpacked(CompressionCodecName.LZO, Arrays.copyOf(lzo, lzo.length / 2)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpacked(CompressionCodecName.LZO, new byte[] {1, 2, 3}))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpacked(CompressionCodecName.BROTLI, new byte[] {1, 2, 3}))
                .isInstanceOf(IOException.class);
    }

    private byte[] unpacked(CompressionCodecName codec, byte[] packed) throws IOException {
        return new PageCodecs()
                .createDecompressor(codec)
                .decompress(BytesInput.from(packed), page.length)
                .toByteArray();
    }

    /** Blocks as Hadoop's streams write them: the length of what is in one, the packed length, the packed bytes. */
    private byte[] blocks(Compressor codec, int size) {
        ByteBuffer blocks = ByteBuffer.allocate(2 * page.length + 1_000);
        for (int at = 0; at < page.length; at += size) {
            byte[] part = Arrays.copyOfRange(page, at, Math.min(page.length, at + size));
            byte[] packed = packed(codec, part);
            blocks.putInt(part.length).putInt(packed.length).put(packed);
        }
        return Arrays.copyOf(blocks.array(), blocks.position());
    }

    private static byte[] packed(Compressor codec, byte[] bytes) {
        byte[] packed = new byte[codec.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(packed, codec.compress(bytes, 0, bytes.length, packed, 0, packed.length));
    }

    private static byte[] page() {
        Random random = new Random(SEED);
        byte[] page = new byte[20_000];
        for (int index = 0; index < page.length; index++) {
            page[index] = (byte) random.nextInt(4);
        }
        return page;
    }
}
