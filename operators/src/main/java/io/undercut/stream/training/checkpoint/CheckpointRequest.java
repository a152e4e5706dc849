package io.undercut.stream.training.checkpoint;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * What the recorder of rounds asks of its coordinator.
 *
 * @param round the newest round, from 0
 */
public record CheckpointRequest(int round) implements OperatorEvent {}
