package io.undercut.benchmark.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Trains 30-128-64-1 by DL4J on Spark in this JVM, two workers, and prints samples a second. Passes over the rows are timed in two lengths
 * after one that warms up; the difference leaves out what a call of {@code fit} costs before its first pass.
 */
public final class SparkPeer {
    private final int batch;
    private final int averageEvery;
    private final RDDTrainingApproach approach;

    private SparkPeer(int batch, int averageEvery, RDDTrainingApproach approach) {
        this.batch = batch;
        this.averageEvery = averageEvery;
        this.approach = approach;
    }

    /** Arguments: file of rows, batch, iterations between averages, passes of the short and of the long run, EXPORT or DIRECT. */
    public static void main(String[] arguments) throws Exception {
        int shortRun = Integer.parseInt(arguments[3]);
        int longRun = Integer.parseInt(arguments[4]);
        SparkPeer peer = new SparkPeer(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                RDDTrainingApproach.valueOf(arguments[5].substring(0, 1).toUpperCase(Locale.ROOT)
                        + arguments[5].substring(1).toLowerCase(Locale.ROOT)));
        RowFile rows = RowFile.read(Path.of(arguments[0]));
        System.out.println("samples_per_second=" + peer.samplesPerSecond(rows, shortRun, longRun));
    }

    private double samplesPerSecond(RowFile rows, int shortRun, int longRun) {
        SparkConf settings = new SparkConf()
                .setMaster("local[2]")
                .setAppName("peer")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .set("spark.kryo.registrator", "org.nd4j.kryo.Nd4jRegistrator");
        try (JavaSparkContext context = new JavaSparkContext(settings)) {
            context.setLogLevel("ERROR");
            List<DataSet> batches = new ArrayList<>();
            rows.batches(batch).forEachRemaining(batches::add);
            JavaRDD<DataSet> data = context.parallelize(batches, 2);
            ParameterAveragingTrainingMaster master = new ParameterAveragingTrainingMaster.Builder(2, batch)
                    .batchSizePerWorker(batch)
                    .averagingFrequency(averageEvery)
                    .workerPrefetchNumBatches(2)
                    .saveUpdater(true)
                    .rddTrainingApproach(approach)
                    .build();
            SparkDl4jMultiLayer network = new SparkDl4jMultiLayer(context, network(rows.width()), master);
            seconds(network, data, longRun);
            double few = seconds(network, data, shortRun);
            double many = seconds(network, data, longRun);
            master.deleteTempFiles(context);
            return (double) (longRun - shortRun) * batches.size() * batch / (many - few);
        }
    }

    private static double seconds(SparkDl4jMultiLayer network, JavaRDD<DataSet> data, int passes) {
        long start = System.nanoTime();
        for (int pass = 0; pass < passes; pass++) {
            network.fit(data);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static MultiLayerConfiguration network(int width) {
        return new NeuralNetConfiguration.Builder()
                .seed(42)
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.RELU)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(width)
                        .nOut(128)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(128)
                        .nOut(64)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(64)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }
}
