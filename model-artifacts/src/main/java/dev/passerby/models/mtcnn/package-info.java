/**
 * MTCNN's three networks: P-Net proposes windows, R-Net refines them, O-Net outputs the face.
 *
 * <p>Source: Zhang et al. 2016, "Joint Face Detection and Alignment using Multi-task Cascaded Convolutional Networks",
 * figure 2. The upstream weights come from MATLAB and expect every picture with its axes swapped. Here the kernels are
 * transposed instead, once: the networks take ordinary pictures, {@code [n, 3, height, width] RGB, (x - 127.5) / 128}.
 *
 * <p>What comes out, by axis 1:
 *
 * <ul>
 *   <li>{@code probability}: no face, face. They sum to one.
 *   <li>{@code regression}: left, top, right, bottom; what to add to the window's edges, in window widths (left, right)
 *       and window heights (top, bottom).
 *   <li>{@code landmarks} (O-Net): x of left eye, right eye, nose, left and right mouth corner, then their y; in window
 *       widths and heights from the window's left top corner.
 * </ul>
 *
 * Start with {@link dev.passerby.models.mtcnn.PNet}.
 */
@NullMarked
package dev.passerby.models.mtcnn;

import org.jspecify.annotations.NullMarked;
