package com.offsideventures.assistant;

import com.offsideventures.assistant.AgentAction.Status;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.Names;
import com.offsideventures.platform.db.Rows;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Choice;
import com.offsideventures.platform.record.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every statement on agent actions. */
@Repository
class AgentActionStore {

    static final Listing LISTING = Listing.by("a.id")
            .search("search_text(a.action_type || e'\\n' || a.prompt)")
            .choice("status", "a.status", Status.class)
            .choice("action_type", "a.action_type", ActionType.class)
            .choice("target_type", "a.target_type", RecordType.class)
            .ids("target_id", "a.target_id")
            .ids("actor_id", "a.actor_id")
            .ids("thread_id", "a.thread_id")
            .period("created", "a.created_at")
            .order("created_at", "a.created_at")
            .order("updated_at", "a.updated_at")
            .defaultOrder("-created_at")
            .defaultLimit(50)
            .build();

    /** What a result holds beside the words of a question and its answer: the record of the decision. */
    private static final String DECISION =
            "'created', 'changed', 'edited', 'error', 'confirmed_by', 'confirmed_at', 'change_set_id', 'rejected_because'";

    /** The first question of a chat begins its thread. */
    private static final String THREAD = "coalesce(r.thread_id, case when r.action_type = 'assistant' then r.id end)";

    /** The decision about a proposal is everybody's; what was asked and answered is its author's and the managers'. */
    private static final String READABLE = """
            (
                select r.id, r.action_type, r.status, r.proposed_payload, r.base, r.target_type, r.target_id, r.provider,
                       r.model, r.actor_id, %s as thread_id, r.input_tokens, r.output_tokens, r.created_at, r.updated_at,
                       case when :reads_all or r.actor_id = :reader then r.prompt else '' end as prompt,
                       case when :reads_all or r.actor_id = :reader then r.result
                            else coalesce((select jsonb_object_agg(f.key, f.value)
                                           from jsonb_each(r.result) f
                                           where f.key in ('reason', 'sources', %s)),
                                          '{}')
                       end as result
                from agent_action r
            )""".formatted(THREAD, DECISION);

    private static final String LABEL = """
            coalesce(case a.target_type
                when 'company' then (select t.name from company t where t.id = a.target_id)
                when 'contact' then (select trim(t.first_name || ' ' || t.last_name) from contact t where t.id = a.target_id)
                when 'deal' then (select t.name from deal t where t.id = a.target_id)
                when 'task' then (select t.title from task t where t.id = a.target_id)
                when 'note' then (select left(t.body, 80) from note t where t.id = a.target_id)
            end, '')""";

    private static final String SELECT = """
            select a.id, a.action_type, a.status, a.prompt, a.proposed_payload, a.base, a.target_type, a.target_id,
                   %s as target_label, a.provider, a.model, a.actor_id, a.thread_id, a.input_tokens, a.output_tokens,
                   a.created_at, a.updated_at, %s as actor_name, %s as confirmed_by_name,
                   a.result || coalesce(undone.facts, '{}') as result
            from %%s a
            left join app_user u on u.id = a.actor_id
            left join app_user d on d.id = (a.result ->> 'confirmed_by')::bigint
            left join lateral (
                select jsonb_build_object('undone_by', undo.actor_id, 'undone_at', undo.created_at,
                                          'undone_change_set_id', undo.id) as facts
                from change_set made
                join change_set undo on undo.id = made.undone_by
                where made.agent_action_id = a.id
                limit 1
            ) undone on true
            """.formatted(LABEL, Names.user("u"), Names.user("d"));

    private static final String THREADS = """
            select coalesce(thread_id, id) as id, count(*) as questions, max(created_at) as updated_at
            from agent_action
            where action_type = 'assistant' and actor_id = :member
            group by coalesce(thread_id, id)
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;

    AgentActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AgentAction> find(Actor reader, long id) {
        return read(SELECT.formatted(READABLE) + "where a.id = :id", reader)
                .param("id", id)
                .query(AgentActionStore::row)
                .optional();
    }

    List<AgentAction> list(Actor reader, ListRequest request) {
        String page = """
                (
                    select a.*
                    from %s a
                    %s
                    %s
                )""".formatted(READABLE, request.where().sql(), request.page());
        return read(SELECT.formatted(page) + "order by " + request.orderBy(), reader)
                .params(request.where().parameters())
                .query(AgentActionStore::row)
                .list();
    }

    long count(Actor reader, ListRequest request) {
        return read("select count(*) from " + READABLE + " a " + request.where().sql(), reader)
                .params(request.where().parameters())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec read(String statement, Actor reader) {
        return jdbc.sql(statement)
                .param("reads_all", reader.managesEverything())
                .param("reader", reader.userId());
    }

    /** Whether there is such an action; its row is locked until the end of the transaction. */
    boolean lock(long id) {
        return jdbc.sql("select 1 from agent_action where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    long insert(@Nullable Long actorId, NewAction action) {
        return jdbc.sql("""
                        insert into agent_action (
                            action_type, status, prompt, result, proposed_payload, base, target_type, target_id,
                            provider, model, input_tokens, output_tokens, actor_id, thread_id)
                        values (
                            :type, :status, :prompt, :result::jsonb, :payload::jsonb, :base::jsonb, :targetType, :targetId,
                            :provider, :model, :input, :output, :actor, :thread)
                        returning id
                        """)
                .param("type", action.type().wire())
                .param("status", action.status().wire())
                .param("prompt", action.prompt())
                .param("result", action.result().toString())
                .param("payload", action.payload().toString())
                .param("base", action.base().toString())
                .param(
                        "targetType",
                        action.target() == null ? "" : action.target().kind().wire())
                .param(
                        "targetId",
                        action.target() == null ? null : action.target().id())
                .param("provider", action.usage().provider())
                .param("model", action.usage().model())
                .param("input", action.usage().inputTokens())
                .param("output", action.usage().outputTokens())
                .param("actor", actorId)
                .param("thread", action.threadId())
                .query(Long.class)
                .single();
    }

    /** Notes what became of it; the facts are added to those the result holds. */
    void decide(long id, Status status, JsonNode facts) {
        jdbc.sql("""
                        update agent_action
                        set status = :status, result = result || :facts::jsonb, updated_at = now()
                        where id = :id
                        """)
                .param("id", id)
                .param("status", status.wire())
                .param("facts", facts.toString())
                .update();
    }

    /** Notes the end of a question that was kept when it was asked. */
    void finish(long id, Status status, JsonNode result, Usage usage) {
        jdbc.sql("""
                        update agent_action
                        set status = :status, result = :result::jsonb, input_tokens = :input, output_tokens = :output,
                            updated_at = now()
                        where id = :id
                        """)
                .param("id", id)
                .param("status", status.wire())
                .param("result", result.toString())
                .param("input", usage.inputTokens())
                .param("output", usage.outputTokens())
                .update();
    }

    /** Notes what a proposal has cost. */
    void used(long id, Usage usage) {
        jdbc.sql("update agent_action set input_tokens = :input, output_tokens = :output where id = :id")
                .param("id", id)
                .param("input", usage.inputTokens())
                .param("output", usage.outputTokens())
                .update();
    }

    /** Tokens used since a moment. */
    record Spent(long byMember, long byAll) {}

    Spent spentSince(Instant moment, long member) {
        return jdbc.sql("""
                        select coalesce(sum(input_tokens + output_tokens) filter (where actor_id = :member), 0) as by_member,
                               coalesce(sum(input_tokens + output_tokens), 0) as by_all
                        from agent_action
                        where created_at >= :moment
                        """)
                .param("member", member)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Spent(row.getLong("by_member"), row.getLong("by_all")))
                .single();
    }

    /**
     * Deletes the words of questions and answers that are older, and keeps what was proposed and decided.
     *
     * @return how many actions lost words
     */
    long forgetWords(int days) {
        return jdbc.sql("""
                        update agent_action a
                        set prompt = '',
                            result = coalesce((select jsonb_object_agg(f.key, f.value)
                                               from jsonb_each(a.result) f
                                               where f.key in (%1$s)), '{}')
                        where a.created_at < now() - make_interval(days => :days)
                          and (a.prompt <> '' or exists (
                              select from jsonb_object_keys(a.result) as k (key) where k.key not in (%1$s)))
                        """.formatted(DECISION)).param("days", days).update();
    }

    /** What was asked and answered in a chat of this member, the oldest first; empty where there is no such chat. */
    List<Turn> turns(long threadId, long member, int most) {
        return jdbc.sql("""
                        select prompt, coalesce(result ->> 'reply', '') as reply
                        from (
                            select id, prompt, result
                            from agent_action
                            where action_type = 'assistant' and actor_id = :member and (id = :thread or thread_id = :thread)
                            order by id desc
                            limit :most
                        ) newest
                        order by id
                        """)
                .param("thread", threadId)
                .param("member", member)
                .param("most", most)
                .query((row, number) -> new Turn(row.getString("prompt"), row.getString("reply")))
                .list();
    }

    /** One question and its answer. */
    record Turn(String prompt, String reply) {}

    /** The member's chats, those with the newest question first. */
    List<Replies.Thread> threads(long member, ListRequest request) {
        return jdbc.sql("""
                        select a.id, a.prompt, a.target_type, a.target_id, %s as target_label, a.created_at,
                               t.questions, t.updated_at
                        from (%s) t
                        join agent_action a on a.id = t.id
                        %s
                        %s
                        """.formatted(LABEL, THREADS, request.where().sql(), request.page()))
                .params(request.where().parameters())
                .param("member", member)
                .query((row, number) -> new Replies.Thread(
                        row.getLong("id"),
                        row.getString("prompt"),
                        row.getString("target_type"),
                        Rows.findId(row, "target_id"),
                        row.getString("target_label"),
                        row.getInt("questions"),
                        Rows.moment(row, "created_at"),
                        Rows.moment(row, "updated_at")))
                .list();
    }

    long countThreads(long member, ListRequest request) {
        return jdbc.sql("select count(*) from (" + THREADS + ") t join agent_action a on a.id = t.id "
                        + request.where().sql())
                .params(request.where().parameters())
                .param("member", member)
                .query(Long.class)
                .single();
    }

    /** Whether this row is there now. The table comes from a declared field or kind, never from a request. */
    boolean exists(String table, long id) {
        return jdbc.sql("select 1 from " + table + " where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Locks a record against other writers until the end of the transaction; false where it is gone. */
    boolean lock(RecordType type, long id) {
        return jdbc.sql("select 1 from " + type.wire() + " where id = :id for no key update")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static AgentAction row(ResultSet row, int number) throws SQLException {
        JsonNode payload = JSON.readTree(row.getString("proposed_payload"));
        return new AgentAction(
                row.getLong("id"),
                Choice.get(ActionType.class, row.getString("action_type")),
                Choice.get(Status.class, row.getString("status")),
                row.getString("prompt"),
                JSON.readTree(row.getString("result")),
                payload,
                CanonicalJson.sha256(payload),
                row.getString("target_type"),
                Rows.findId(row, "target_id"),
                row.getString("target_label"),
                row.getString("provider"),
                row.getString("model"),
                Rows.findId(row, "actor_id"),
                row.getString("actor_name"),
                row.getString("confirmed_by_name"),
                Rows.findId(row, "thread_id"),
                row.getInt("input_tokens"),
                row.getInt("output_tokens"),
                Rows.moment(row, "created_at"),
                Rows.moment(row, "updated_at"),
                null,
                null,
                JSON.readTree(row.getString("base")));
    }
}
