/**
 * Retried requests: a POST that carries an {@code Idempotency-Key} is carried out once, and its answer is given again
 * to whoever repeats it within a day.
 */
@NullMarked
package com.offsideventures.platform.idempotency;

import org.jspecify.annotations.NullMarked;
