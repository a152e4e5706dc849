/** Models that leave the registry: opened from an archive without Flink, or written as ONNX. */
package io.undercut.zoo.packaging;
