create or replace function check_entry_move() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'entry version must rise by one' using errcode = 'check_violation', constraint = 'entry_version';
  end if;
  if new.timekeeper_id <> old.timekeeper_id then
    raise exception 'an entry keeps its timekeeper' using errcode = 'check_violation', constraint = 'entry_timekeeper_kept';
  end if;
  if new.state <> old.state
     and not exists (select from entry_move where from_state = old.state and to_state = new.state) then
    raise exception 'entry may not go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'entry_move';
  end if;
  if old.state in ('pushing', 'pushed', 'recalling', 'unconfirmed', 'superseded')
     and (new.matter_id, new.units, new.actual_seconds, new.work_date, new.treatment, new.activity_code, new.content)
       is distinct from (old.matter_id, old.units, old.actual_seconds, old.work_date, old.treatment, old.activity_code, old.content) then
    raise exception 'an entry that was sent keeps its content' using errcode = 'check_violation', constraint = 'entry_frozen';
  end if;
  if new.push_number <> old.push_number + (case when old.state = 'recalling' and new.state = 'draft' then 1 else 0 end) then
    raise exception 'the push number rises with a recall, and only then' using errcode = 'check_violation', constraint = 'entry_push_number';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function check_evidence_kept() returns trigger language plpgsql as $$
begin
  if new.content is not null or (to_jsonb(new) - 'content') is distinct from (to_jsonb(old) - 'content') then
    raise exception 'evidence is only ever deleted, never changed' using errcode = 'check_violation', constraint = 'evidence_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger evidence_kept before update on evidence for each row execute function check_evidence_kept();
