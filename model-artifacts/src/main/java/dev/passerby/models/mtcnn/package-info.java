/**
 * MTCNN's three networks: P-Net proposes windows, R-Net refines them, O-Net outputs the face.
 *
 * <p>Source: Zhang et al. 2016, "Joint Face Detection and Alignment using Multi-task Cascaded Convolutional Networks",
 * figure 2. The upstream weights come from MATLAB and expect every picture with its axes swapped. Here the kernels are
 * transposed instead, once: the networks take ordinary pictures, {@code [n, 3, height, width] RGB, (x - 127.5) / 128}.
 *
 * <p>What comes out, {@code answer}, by axis 1: the log odds of a face; then left, top, right, bottom, what to add to the
 * window's edges, in window widths (left, right) and heights (top, bottom); from O-Net x of left eye, right eye, nose, left and
 * right mouth corner, then their y, in window widths and heights from the window's left top corner.
 * {@link dev.passerby.models.mtcnn.PlainNetworks} are the same layer by layer, with an output for each;
 * {@link dev.passerby.models.mtcnn.FramePNet} is P-Net over whole frames and their pyramids, for a GPU.
 *
 * Start with {@link dev.passerby.models.mtcnn.PNet}.
 */
@NullMarked
package dev.passerby.models.mtcnn;

import org.jspecify.annotations.NullMarked;
