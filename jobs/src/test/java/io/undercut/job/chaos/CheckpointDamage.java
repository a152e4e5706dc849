package io.undercut.job.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a disk does to a file of a checkpoint. */
enum CheckpointDamage {
    TRUNCATED {
        @Override
        void to(Path file, Random random) throws IOException {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
        }
    },
    DELETED {
        @Override
        void to(Path file, Random random) throws IOException {
            Files.delete(file);
        }
    },
    FLIPPED {
        @Override
        void to(Path file, Random random) throws IOException {
            byte[] whole = Files.readAllBytes(file);
            whole[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, whole);
        }
    };

    abstract void to(Path file, Random random) throws IOException;

    /** Damages any one file of a checkpoint. */
    void toOneOf(Path checkpoint, Random random) throws IOException {
        try (Stream<Path> found = Files.list(checkpoint)) {
            List<Path> files = found.sorted().toList();
            to(files.get(random.nextInt(files.size())), random);
        }
    }
}
