package io.undercut.benchmark;

import io.undercut.stream.training.RunFolder;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.Model;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Boosting through Flink, from the job's submission to its model file, beside the same library called from Python on the same rows with the
 * same parameters, from the rows in memory to the trees as bytes; one thread each.
 */
@Command(
        name = "trees",
        mixinStandardHelpOptions = true,
        description =
                "Seconds of a boosting through Flink and in Python, and how far their predictions are apart; 4 minutes.")
final class TreesTable implements Callable<Integer> {
    @Option(names = "--rows", defaultValue = "100000", description = "(default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--columns", defaultValue = "60", description = "(default: ${DEFAULT-VALUE})")
    private int columns;

    @Option(names = "--trees", defaultValue = "200", description = "boosting rounds (default: ${DEFAULT-VALUE})")
    private int trees;

    @Option(names = "--pairs", defaultValue = "3", description = "how many (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--python",
            defaultValue = "benchmarks/target/trees/bin/python",
            description = "an interpreter that has the libraries (default: ${DEFAULT-VALUE})")
    private Path python;

    @Override
    public Integer call() throws Exception {
        System.out.println("library | through Flink, s | in Python, s | Flink / Python | predictions apart at most");
        for (Library library : Library.values()) {
            measure(new BoostingCase(library, rows, columns, trees));
        }
        return 0;
    }

    private void measure(BoostingCase measured) throws Exception {
        Path file = Files.createTempFile("undercut-benchmark", ".rows");
        Path predictions = Files.createTempFile("undercut-benchmark", ".predictions");
        double[] own = new double[pairs];
        double[] others = new double[pairs];
        double[] ratios = new double[pairs];
        float apart;
        measured.write(file);
        try (EmbeddedFlink flink = new EmbeddedFlink(1);
                StepSide peer = peer(measured, file, predictions)) {
            // Both sides load their libraries first.
            measured.run(flink);
            peer.advance(1);
            for (int pair = 0; pair < pairs; pair++) {
                others[pair] = pair % 2 == 0 ? peer.advance(1).wall() / 1e6 : 0;
                own[pair] = measured.run(flink);
                others[pair] = pair % 2 == 0 ? others[pair] : peer.advance(1).wall() / 1e6;
                ratios[pair] = own[pair] / others[pair];
            }
            apart = apart(measured, flink, predictions);
        } finally {
            Files.delete(file);
            Files.delete(predictions);
        }
        System.out.println("%s | %.2f | %.2f | %.3f | %.1e"
                .formatted(measured.library().word(), Median.of(own), Median.of(others), Median.of(ratios), apart));
    }

    private StepSide peer(BoostingCase measured, Path file, Path predictions) throws Exception {
        return new StepSide(
                1,
                1,
                List.of(
                        // Unlike its real path, a virtual environment's link finds the packages.
                        python.isAbsolute()
                                ? python.toString()
                                : Choices.home().resolve(python).toString(),
                        Choices.home().resolve("benchmarks/trees/peer.py").toString(),
                        measured.library().word(),
                        measured.parameters(),
                        file.toString(),
                        predictions.toString()));
    }

    /** The largest distance of a probability from the peer's. */
    private static float apart(BoostingCase measured, EmbeddedFlink flink, Path predictions) throws Exception {
        ExampleTable table = measured.table();
        byte[] archive = BoostingCase.run(flink.folder()).read(RunFolder.MODEL);
        ByteBuffer theirs = ByteBuffer.wrap(Files.readAllBytes(predictions));
        float apart = 0;
        try (Model model = BoosterArchive.read(archive)) {
            for (float own : model.predict(table.features(), table.rows())) {
                apart = Math.max(apart, Math.abs(own - theirs.getFloat()));
            }
        }
        return apart;
    }
}
