/** Neural networks: the only package that knows DL4J and ND4J. The local step is a seam; DL4J's own step is its reference. */
package io.undercut.zoo.network;
