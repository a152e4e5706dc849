/** Trains replicas, one mini-batch a call. */
package io.undercut.stream.training.source.reader;
