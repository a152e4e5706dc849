package io.undercut.zoo.model;

import java.io.Serializable;

/** How a kind of model is kept in a file. Shipped to where models are opened. */
@FunctionalInterface
public interface ModelFormat extends Serializable {
    /**
     * Opens a model.
     *
     * @param file its bytes; an integrity fault if they are not of this format
     */
    Model open(byte[] file);
}
