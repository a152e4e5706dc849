/** Metrics of numbers, classes, choices and orders with their uncertainty over races, beside naive baselines, on races the model never saw. */
package io.undercut.zoo.evaluation;
