package io.undercut.zoo.network;

import io.undercut.zoo.model.ArchiveLayout;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The entries of a network's archive, and how large each may be. */
public final class ArchiveEntries {
    /** DL4J's description of the layers. */
    static final String CONFIGURATION = "configuration.json";
    /** All parameters, flat. */
    static final String PARAMETERS = "coefficients.bin";
    /** The updater's state, flat. */
    static final String UPDATER = "updaterState.bin";
    /** Centre and scale of inputs and label. */
    static final String NORMALIZER = "normalizer.bin";
    /** Beside DL4J's own entries: the network as the fused step predicts with it, with the same bits on every processor. */
    static final String FUSED = "fused.json";
    /** In FUSED's place where DL4J's step predicts: the network in our words, for those who describe it. */
    static final String NETWORK = "network.json";

    private static final int MEBIBYTE = 1 << 20;

    /** 32 Mi floats of parameters at most, with two moments each. */
    private static final ArchiveLayout LAYOUT = new ArchiveLayout(
            Map.of(
                    CONFIGURATION,
                    MEBIBYTE,
                    PARAMETERS,
                    128 * MEBIBYTE,
                    UPDATER,
                    256 * MEBIBYTE,
                    NORMALIZER,
                    16 * MEBIBYTE,
                    FUSED,
                    MEBIBYTE,
                    NETWORK,
                    MEBIBYTE),
            List.of(CONFIGURATION, PARAMETERS, NORMALIZER));

    private ArchiveEntries() {}

    /** All entries by name; a data fault that names an entry no network has, one that stands twice, or one too large. */
    static Map<String, byte[]> read(byte[] archive) throws IOException {
        return LAYOUT.read(archive);
    }

    /** Refuses an archive that is not one of a network: something in it that none has, something that is missing, or too large. */
    public static void check(byte[] archive) {
        LAYOUT.check(archive);
    }
}
