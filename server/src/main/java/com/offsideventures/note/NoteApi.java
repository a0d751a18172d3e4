package com.offsideventures.note;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of notes. */
@RestController
@RequestMapping("/api/notes")
@Tag(name = "Notes")
class NoteApi {

    private final Notes notes;

    NoteApi(Notes notes) {
        this.notes = notes;
    }

    @GetMapping
    @Operation(operationId = "listNotes", summary = "One page of the notes that match")
    Page<Note> list(Actor actor, @Listed(NoteStore.class) Map<String, List<String>> parameters) {
        return notes.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createNote", summary = "Add a note by the caller")
    ResponseEntity<Note> create(Actor actor, @JsonBody(of = Note.class) JsonNode body) {
        return answer(HttpStatus.CREATED, notes.create(actor, Note.SHAPE.readCreate(body)));
    }

    @GetMapping("/{note_id}")
    @Operation(operationId = "getNote", summary = "One note")
    ResponseEntity<Note> get(@PathVariable("note_id") long id) {
        return answer(HttpStatus.OK, notes.get(id));
    }

    @PatchMapping("/{note_id}")
    @Operation(operationId = "updateNote", summary = "Change the given fields")
    ResponseEntity<Note> update(
            Actor actor,
            @PathVariable("note_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Note.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, notes.update(actor, id, Note.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{note_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteNote", summary = "Delete a note")
    void delete(Actor actor, @PathVariable("note_id") long id, IfMatch ifMatch) {
        notes.delete(actor, id, ifMatch);
    }

    private static ResponseEntity<Note> answer(HttpStatus status, Note note) {
        return ResponseEntity.status(status).eTag(IfMatch.etag(note.version())).body(note);
    }
}
