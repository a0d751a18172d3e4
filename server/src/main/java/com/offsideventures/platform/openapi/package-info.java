/**
 * The description of the API at {@code /api/openapi.json}: what the declarations of the features (shapes, listings,
 * records) say, in the words of OpenAPI 3.1, and the page at {@code /api/docs} that shows it.
 */
@NullMarked
package com.offsideventures.platform.openapi;

import org.jspecify.annotations.NullMarked;
