/**
 * The OffsideVentures server: a JSON API over PostgreSQL. Each direct sub-package is one module; arrows between them
 * point one way: {@code platform ← history ← identity ← features ← search, dashboard, admin ← assistant}.
 */
@NullMarked
package com.offsideventures;

import org.jspecify.annotations.NullMarked;
