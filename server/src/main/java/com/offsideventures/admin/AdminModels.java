package com.offsideventures.admin;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.admin.Model.Writing;
import com.offsideventures.company.Companies;
import com.offsideventures.company.Company;
import com.offsideventures.contact.Contact;
import com.offsideventures.contact.Contacts;
import com.offsideventures.deal.Deal;
import com.offsideventures.deal.Deals;
import com.offsideventures.note.Note;
import com.offsideventures.note.Notes;
import com.offsideventures.pipeline.Pipeline;
import com.offsideventures.pipeline.Pipelines;
import com.offsideventures.pipeline.Stage;
import com.offsideventures.pipeline.Stages;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.record.Role;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.task.Task;
import com.offsideventures.task.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every kind of row that the administration knows, in the order of its menu. */
@Component
class AdminModels {

    private static final String PERSON = "coalesce(nullif(trim(t.first_name || ' ' || t.last_name), ''), t.email)";
    private static final String MEMBER =
            "(select coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.email) from app_user u where u.id = t.user_id)";

    private final List<Model> all;

    AdminModels(
            Companies companies,
            Contacts contacts,
            Pipelines pipelines,
            Stages stages,
            Deals deals,
            Tasks tasks,
            Notes notes,
            Activities activities) {
        all = List.of(
                users(),
                profiles(),
                company(companies),
                contact(contacts),
                pipeline(pipelines),
                stage(stages),
                deal(deals),
                task(tasks),
                note(notes),
                activity(activities),
                agentAction(),
                endedToken());
    }

    List<Model> all() {
        return all;
    }

    /** @throws Problem 404 where there is none of this name */
    Model get(String name) {
        return all.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("Model"));
    }

    /** Written below {@code /api/admin/users}, where passwords and the last admin are looked after. */
    private static Model users() {
        return Model.of("app_user", "Users", PERSON)
                .columns("email", "username", "first_name", "last_name", "is_staff", "is_active")
                .filters("is_staff", "is_superuser", "is_active", "is_deactivated")
                .hidden("password_hash")
                .editedAt("/api/admin/users")
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any("t.email", "t.username", "t.first_name", "t.last_name"))
                                .flag("is_staff", "t.is_staff")
                                .flag("is_superuser", "t.is_superuser")
                                .flag("is_active", "t.is_active")
                                .flag("is_deactivated", "t.is_deactivated"),
                        "email");
    }

    private static Model profiles() {
        return Model.of("profile", "Profiles", MEMBER)
                .columns("user_id", "role", "job_title", "phone")
                .filters("role")
                .reference("user_id", "app_user")
                .editedAt("/api/admin/users")
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any(
                                        "t.job_title", MEMBER, "(select email from app_user u where u.id = t.user_id)"))
                                .choice("role", "t.role", Role.class),
                        "id");
    }

    private static Model company(Companies companies) {
        return Model.of("company", "Companies", "t.name")
                .columns("name", "status", "industry", "size", "city", "owner_id", "created_at")
                .filters("status", "size", "industry")
                .date("created_at")
                .reference("owner_id", "app_user")
                .hidden("search_key")
                .written(
                        Company.SHAPE,
                        new Writing(
                                (actor, record) ->
                                        companies.create(actor, record).id(),
                                companies::update,
                                companies::delete,
                                companies::bulk))
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any("t.name", "t.domain", "t.email", "t.city", "t.country"))
                                .choice("status", "t.status", Company.Status.class)
                                .choice("size", "t.size", Company.Size.class)
                                .text("industry", "t.industry")
                                .ids("owner_id", "t.owner_id")
                                .period("created_at", "t.created_at"),
                        "name");
    }

    private static Model contact(Contacts contacts) {
        return Model.of("contact", "Contacts", "trim(t.first_name || ' ' || t.last_name)")
                .columns("first_name", "last_name", "email", "job_title", "company_id", "status", "owner_id")
                .filters("status")
                .reference("company_id", "company")
                .reference("owner_id", "app_user")
                .hidden("search_key")
                .written(
                        Contact.SHAPE,
                        new Writing(
                                (actor, record) ->
                                        contacts.create(actor, record).id(),
                                contacts::update,
                                contacts::delete,
                                contacts::bulk))
                .listed(
                        Listing.by("t.id")
                                .searchWhere(
                                        any("t.first_name", "t.last_name", "t.email", name("company", "t.company_id")))
                                .choice("status", "t.status", Contact.Status.class)
                                .ids("company_id", "t.company_id")
                                .ids("owner_id", "t.owner_id"),
                        "first_name");
    }

    private static Model pipeline(Pipelines pipelines) {
        return Model.of("pipeline", "Pipelines", "t.name")
                .columns("name", "is_default")
                .filters("is_default")
                .written(
                        Pipeline.SHAPE,
                        new Writing(
                                (actor, record) ->
                                        pipelines.create(actor, record).id(),
                                pipelines::update,
                                pipelines::delete,
                                null))
                .listed(Listing.by("t.id").searchWhere(any("t.name")).flag("is_default", "t.is_default"), "name");
    }

    private static Model stage(Stages stages) {
        return Model.of("stage", "Stages", "t.name")
                .columns("name", "pipeline_id", "order", "probability", "is_won", "is_lost")
                .filters("pipeline_id", "is_won", "is_lost")
                .reference("pipeline_id", "pipeline")
                .written(
                        Stage.SHAPE,
                        new Writing(
                                (actor, record) -> stages.create(actor, record).id(),
                                stages::update,
                                stages::delete,
                                null))
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any("t.name", name("pipeline", "t.pipeline_id")))
                                .ids("pipeline_id", "t.pipeline_id")
                                .flag("is_won", "t.is_won")
                                .flag("is_lost", "t.is_lost"),
                        "pipeline_id");
    }

    private static Model deal(Deals deals) {
        return Model.of("deal", "Deals", "t.name")
                .columns("name", "company_id", "stage_id", "amount", "currency", "status", "close_date", "owner_id")
                .filters("status", "pipeline_id", "stage_id", "currency")
                .date("close_date")
                .reference("company_id", "company")
                .reference("primary_contact_id", "contact")
                .reference("pipeline_id", "pipeline")
                .reference("stage_id", "stage")
                .reference("owner_id", "app_user")
                .hidden("search_key")
                .written(
                        Deal.SHAPE,
                        new Writing(
                                (actor, record) -> deals.create(actor, record).id(),
                                deals::update,
                                deals::delete,
                                deals::bulk))
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any("t.name", name("company", "t.company_id")))
                                .choice("status", "t.status", Deal.Status.class)
                                .ids("pipeline_id", "t.pipeline_id")
                                .ids("stage_id", "t.stage_id")
                                .text("currency", "t.currency")
                                .ids("company_id", "t.company_id")
                                .ids("owner_id", "t.owner_id")
                                .period("close_date", "t.close_date"),
                        "-id");
    }

    private static Model task(Tasks tasks) {
        return Model.of("task", "Tasks", "t.title")
                .columns("title", "status", "priority", "due_date", "assignee_id")
                .filters("status", "priority")
                .reference("assignee_id", "app_user")
                .reference("company_id", "company")
                .reference("contact_id", "contact")
                .reference("deal_id", "deal")
                .hidden("search_key")
                .written(
                        Task.SHAPE,
                        new Writing(
                                (actor, record) -> tasks.create(actor, record).id(),
                                tasks::update,
                                tasks::delete,
                                tasks::bulk))
                .listed(
                        Listing.by("t.id")
                                .search("t.search_key")
                                .choice("status", "t.status", Task.Status.class)
                                .choice("priority", "t.priority", Task.Priority.class)
                                .ids("assignee_id", "t.assignee_id"),
                        "-id");
    }

    private static Model note(Notes notes) {
        return Model.of("note", "Notes", "'Note ' || t.id")
                .columns("author_id", "company_id", "contact_id", "deal_id", "created_at")
                .date("created_at")
                .reference("author_id", "app_user")
                .reference("company_id", "company")
                .reference("contact_id", "contact")
                .reference("deal_id", "deal")
                .hidden("search_key")
                .written(
                        Note.SHAPE,
                        new Writing(
                                (actor, record) -> notes.create(actor, record).id(),
                                notes::update,
                                notes::delete,
                                null))
                .listed(Listing.by("t.id").search("t.search_key").period("created_at", "t.created_at"), "-created_at");
    }

    /** What happened stays as it was written: entries are added, and only undo takes one away. */
    private static Model activity(Activities activities) {
        return Model.of("activity", "Activities", "t.summary")
                .columns("type", "summary", "actor_id", "occurred_at")
                .filters("type")
                .date("occurred_at")
                .reference("actor_id", "app_user")
                .reference("company_id", "company")
                .reference("contact_id", "contact")
                .reference("deal_id", "deal")
                .hidden("search_key")
                .written(
                        Activity.SHAPE,
                        new Writing(
                                (actor, record) ->
                                        activities.create(actor, record).id(),
                                null,
                                null,
                                null))
                .listed(
                        Listing.by("t.id")
                                .search("t.search_key")
                                .choice("type", "t.type", Activity.Type.class)
                                .period("occurred_at", "t.occurred_at"),
                        "-occurred_at");
    }

    private static Model agentAction() {
        return Model.of("agent_action", "Agent actions", "t.action_type")
                .columns("action_type", "status", "target_type", "target_id", "model", "actor_id", "created_at")
                .filters("status", "action_type")
                .date("created_at")
                .reference("actor_id", "app_user")
                .listed(
                        Listing.by("t.id")
                                .searchWhere(any("t.action_type", "t.prompt"))
                                .text("status", "t.status")
                                .text("action_type", "t.action_type")
                                .period("created_at", "t.created_at"),
                        "-created_at");
    }

    private static Model endedToken() {
        return Model.of("blacklisted_access_token", "Ended access tokens", "t.token_jti")
                .columns("token_jti", "user_id", "created_at")
                .reference("user_id", "app_user")
                .listed(
                        Listing.by("t.id")
                                .searchWhere(
                                        any("t.token_jti", "(select email from app_user u where u.id = t.user_id)")),
                        "-created_at");
    }

    private static String any(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "search_text(coalesce(" + text + ", '')) like " + Listing.SEARCHED)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String name(String table, String id) {
        return "(select n.name from " + table + " n where n.id = " + id + ")";
    }
}
