package com.offsideventures.maintenance;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Rows outside of a database that can be brought into one. */
interface Contents extends AutoCloseable {

    /** What there is. */
    Manifest manifest();

    /** Puts the rows of a table of the manifest into the database. */
    void load(Connection database, Table table, Manifest.Content content) throws SQLException, IOException;

    /**
     * The statement that writes the rows of a loaded table the way they are kept here, to prove that they are the same.
     *
     * @param table with the columns that are kept here
     */
    String proof(Table table);

    @Override
    void close() throws IOException;
}
