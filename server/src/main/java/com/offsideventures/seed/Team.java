package com.offsideventures.seed;

import com.offsideventures.platform.record.Actor;

/**
 * The members of the demo workspace.
 *
 * @param demo the demo user, an admin, who owns the sample records
 * @param manager may change all CRM data
 * @param member may change own records only
 */
record Team(Actor demo, Actor manager, Actor member) {}
