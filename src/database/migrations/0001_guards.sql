do $$ begin create role app nologin; exception when duplicate_object or unique_violation then null; end $$;
--> statement-breakpoint
grant app to current_user;
--> statement-breakpoint
grant usage on schema public to app;
--> statement-breakpoint
create function app_firm() returns uuid language sql stable as $$ select nullif(current_setting('app.firm_id', true), '')::uuid $$;
--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['directory_tenant', 'directory_system', 'directory_secret', 'job'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy directory on %I to app using (true) with check (true)', name);
  end loop;
  foreach name in array array['firm', 'firm_key', 'person', 'connection', 'oauth_flow', 'matter', 'matter_visibility',
                              'evidence', 'entry', 'entry_evidence', 'receipt_event', 'outbox'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy firm_rows on %I to app using (firm_id = app_firm()) with check (firm_id = app_firm())', name);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to app;
--> statement-breakpoint
revoke delete on receipt_event, outbox, entry from app;
--> statement-breakpoint
create table entry_move (from_state text not null, to_state text not null, primary key (from_state, to_state));
--> statement-breakpoint
insert into entry_move (from_state, to_state) values
  ('draft', 'approved'), ('draft', 'dismissed'), ('draft', 'superseded'), ('draft', 'exported'),
  ('approved', 'draft'), ('approved', 'pushing'), ('approved', 'dismissed'), ('approved', 'superseded'), ('approved', 'exported'),
  ('pushing', 'pushed'), ('pushing', 'failed'), ('pushing', 'unconfirmed'),
  ('unconfirmed', 'pushed'), ('unconfirmed', 'pushing'), ('unconfirmed', 'failed'),
  ('failed', 'draft'), ('failed', 'pushing'), ('failed', 'dismissed'),
  ('pushed', 'recalling'),
  ('recalling', 'draft'), ('recalling', 'pushed'), ('recalling', 'unconfirmed'),
  ('dismissed', 'draft'), ('exported', 'draft');
--> statement-breakpoint
alter table entry_move enable row level security;
--> statement-breakpoint
alter table entry_move force row level security;
--> statement-breakpoint
create policy readable on entry_move for select to app using (true);
--> statement-breakpoint
grant select on entry_move to app;
--> statement-breakpoint
create function check_entry_move() returns trigger language plpgsql as $$
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
  if old.state in ('pushing', 'pushed', 'recalling', 'unconfirmed')
     and (new.matter_id, new.units, new.actual_seconds, new.work_date, new.content)
       is distinct from (old.matter_id, old.units, old.actual_seconds, old.work_date, old.content) then
    raise exception 'an entry that was sent keeps its content' using errcode = 'check_violation', constraint = 'entry_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger entry_move before update on entry for each row execute function check_entry_move();
--> statement-breakpoint
create function check_entry_birth() returns trigger language plpgsql as $$
begin
  if new.state <> 'draft' or new.version <> 1 then
    raise exception 'an entry begins as a draft' using errcode = 'check_violation', constraint = 'entry_birth';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger entry_birth before insert on entry for each row execute function check_entry_birth();
--> statement-breakpoint
create function check_receipt_kept() returns trigger language plpgsql as $$
begin
  if new.detail is not null or (to_jsonb(new) - 'detail') is distinct from (to_jsonb(old) - 'detail') then
    raise exception 'a receipt event is only ever erased, never changed' using errcode = 'check_violation', constraint = 'receipt_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger receipt_kept before update on receipt_event for each row execute function check_receipt_kept();
