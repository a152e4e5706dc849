package io.undercut.job.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What can happen to a file on a disk. */
enum Damage {
    TRUNCATED {
        @Override
        String to(Path file, Random random) throws IOException {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            return "truncated to a half";
        }
    },
    MISSING {
        @Override
        String to(Path file, Random random) throws IOException {
            Files.delete(file);
            return "without its " + file.getFileName();
        }
    },
    FLIPPED {
        @Override
        String to(Path file, Random random) throws IOException {
            byte[] whole = Files.readAllBytes(file);
            int at = random.nextInt(whole.length);
            int bit = random.nextInt(8);
            whole[at] ^= (byte) (1 << bit);
            Files.write(file, whole);
            return "with bit %d of byte %,d of %,d of %s flipped".formatted(bit, at, whole.length, file.getFileName());
        }
    };

    /** Does it and says it. */
    abstract String to(Path file, Random random) throws IOException;
}
