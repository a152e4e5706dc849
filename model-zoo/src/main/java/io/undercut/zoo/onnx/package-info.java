/** Models in the exchange format ONNX, for notebooks and servers in other languages. Knows graphs, not what models they are of. */
package io.undercut.zoo.onnx;
