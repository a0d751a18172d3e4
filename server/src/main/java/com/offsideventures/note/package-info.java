/**
 * Notes: what people write down about a company, contact or deal. {@link com.offsideventures.note.Note} is the record
 * and the JSON answer, {@code NoteStore} the SQL, {@link com.offsideventures.note.Notes} the rules, {@code NoteApi} the
 * routes. A note points at records by their ids and knows no other feature.
 */
@ApplicationModule(allowedDependencies = {"platform", "history"})
@NullMarked
package com.offsideventures.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
