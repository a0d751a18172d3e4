package com.offsideventures.contact;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
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

/** The routes of contacts. */
@RestController
@RequestMapping("/api/contacts")
@Tag(name = "Contacts")
class ContactApi {

    private final Contacts contacts;

    ContactApi(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Operation(operationId = "listContacts", summary = "One page of the contacts that match")
    Page<Contact> list(Actor actor, @Listed(ContactStore.class) Map<String, List<String>> parameters) {
        return contacts.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createContact", summary = "Add a contact; without an owner it becomes the caller's")
    ResponseEntity<Contact> create(Actor actor, @JsonBody(of = Contact.class) JsonNode body) {
        return answer(HttpStatus.CREATED, contacts.create(actor, Contact.SHAPE.readCreate(body)));
    }

    @GetMapping("/{contact_id}")
    @Operation(operationId = "getContact", summary = "One contact")
    ResponseEntity<Contact> get(@PathVariable("contact_id") long id) {
        return answer(HttpStatus.OK, contacts.get(id));
    }

    @PatchMapping("/{contact_id}")
    @Operation(operationId = "updateContact", summary = "Change the given fields")
    ResponseEntity<Contact> update(
            Actor actor,
            @PathVariable("contact_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Contact.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, contacts.update(actor, id, Contact.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{contact_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteContact",
            summary = "Delete a contact",
            description = "Its tasks, notes and activities go with it; its deals stay and lose the link.")
    void delete(Actor actor, @PathVariable("contact_id") long id, IfMatch ifMatch) {
        contacts.delete(actor, id, ifMatch);
    }

    @PostMapping("/bulk")
    @Operation(operationId = "bulkContacts", summary = "Change or delete up to 1,000 contacts at once")
    Bulk.Answer bulk(Actor actor, @JsonBody(of = Contact.class, form = Form.BULK) JsonNode body) {
        return contacts.bulk(actor, Bulk.read(body, Contact.SHAPE));
    }

    private static ResponseEntity<Contact> answer(HttpStatus status, Contact contact) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.etag(contact.version()))
                .body(contact);
    }
}
