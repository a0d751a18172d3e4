/**
 * Where the data lives. With {@code DATABASE_URL} set it is that PostgreSQL; otherwise the real PostgreSQL that ships
 * inside a Maven artefact is unpacked into the data directory, started with this server and stopped after it.
 */
@NullMarked
package com.offsideventures.platform.postgres;

import org.jspecify.annotations.NullMarked;
