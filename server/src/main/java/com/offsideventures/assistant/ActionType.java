package com.offsideventures.assistant;

import com.offsideventures.platform.record.Choice;

/** What the assistant was asked for, or what it proposes. */
public enum ActionType implements Choice {
    ASSISTANT("assistant"),
    SUMMARIZE_RECORD("summarize_record"),
    DRAFT_EMAIL("draft_email"),
    SCORE_LEAD("score_lead"),
    CLASSIFY("classify"),
    CREATE_TASK("create_task"),
    CREATE_NOTE("create_note"),
    CREATE_ACTIVITY("create_activity"),
    CREATE_CONTACT("create_contact"),
    CREATE_COMPANY("create_company"),
    CREATE_DEAL("create_deal"),
    UPDATE_RECORD("update_record"),
    MOVE_DEAL_STAGE("move_deal_stage");

    private final String wire;

    ActionType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
