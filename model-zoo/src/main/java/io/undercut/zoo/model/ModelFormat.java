package io.undercut.zoo.model;

import io.undercut.zoo.onnx.OnnxGraph;
import java.io.Serializable;
import java.util.List;

/** How a kind of model is kept in a file. Shipped to where models are opened. */
public interface ModelFormat extends Serializable {
    /**
     * Opens a model.
     *
     * @param file its bytes; a data fault if they are not of this format
     */
    Model open(byte[] file);

    /** Refuses a file with something in it that no model of this format has, or without what each has. Opens nothing. */
    void check(byte[] file);

    /**
     * Adds what a model computes to a graph.
     *
     * @param file its bytes; a data fault if they are not of this format
     * @param graph whose inputs are the columns of the model's signature
     * @return the name of the predictions, rows × outputs
     */
    String describe(byte[] file, OnnxGraph graph);

    /**
     * How much the splits on each input have lowered the loss in training, as the file says: shares of what all splits have.
     *
     * @param file its bytes; a data fault if they are not of this format
     * @return one an input, 0 … 1 and 1 in all; empty where models of this format have no splits, or this one has none
     */
    default List<Double> gains(byte[] file) {
        return List.of();
    }

    /** Whether a file says of itself that it is of this format, be it whole or not. */
    boolean isOf(byte[] file);
}
