/**
 * Features of a car's race before it is run, declared once each, for models of winners, finishing order and qualifying order: plain
 * arithmetic over what results, qualifying, grid and calendar tell of earlier races. No Flink here.
 *
 * <p>Point in time: each feature says whether it is known before qualifying or only before the start. Those of the first kind are given
 * neither qualifying nor grid of their own race, those of neither kind its result: the types they work on do not have them.
 */
package io.undercut.stream.feature.outcome;
