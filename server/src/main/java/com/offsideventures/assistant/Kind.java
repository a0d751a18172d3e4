package com.offsideventures.assistant;

import com.offsideventures.activity.Activity;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.deal.Deal;
import com.offsideventures.note.Note;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import com.offsideventures.platform.record.Shape;
import com.offsideventures.task.Task;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The records that the assistant reads and may propose to write, and what a proposal may set on them. */
public enum Kind implements Choice {
    COMPANY(RecordType.COMPANY, Company.SHAPE, ActionType.CREATE_COMPANY, "name"),
    CONTACT(RecordType.CONTACT, Contact.SHAPE, ActionType.CREATE_CONTACT, "full_name"),
    DEAL(RecordType.DEAL, Deal.SHAPE, ActionType.CREATE_DEAL, "name"),
    TASK(RecordType.TASK, Task.SHAPE, ActionType.CREATE_TASK, "title"),
    NOTE(RecordType.NOTE, Note.SHAPE, ActionType.CREATE_NOTE, "body"),
    ACTIVITY(RecordType.ACTIVITY, Activity.SHAPE, ActionType.CREATE_ACTIVITY, "summary");

    private static final int LABEL_LENGTH = 80;

    private final RecordType type;
    private final Shape shape;
    private final ActionType creation;
    private final String labelField;

    Kind(RecordType type, Shape shape, ActionType creation, String labelField) {
        this.type = type;
        this.shape = shape;
        this.creation = creation;
        this.labelField = labelField;
    }

    @Override
    public String wire() {
        return type.wire();
    }

    RecordType type() {
        return type;
    }

    /** What may be set on such a record. */
    Shape shape() {
        return shape;
    }

    /** The proposal that adds one. */
    ActionType creation() {
        return creation;
    }

    /** Whether such a record can be changed at all: what happened stays as it is. */
    boolean changeable() {
        return this != ACTIVITY;
    }

    /** Whether a question can be about such a record, and tasks, notes and activities can be linked to it. */
    boolean isTarget() {
        return this == COMPANY || this == CONTACT || this == DEAL;
    }

    /** What people call this record. */
    String label(JsonNode record) {
        String label = record.path(labelField).asString("");
        return label.codePointCount(0, label.length()) <= LABEL_LENGTH
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL_LENGTH - 1)) + "…";
    }

    static List<String> spellings(java.util.function.Predicate<Kind> which) {
        return Arrays.stream(values()).filter(which).map(Kind::wire).toList();
    }
}
