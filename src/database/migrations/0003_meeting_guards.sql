alter table meeting enable row level security;
--> statement-breakpoint
alter table meeting force row level security;
--> statement-breakpoint
create policy firm_rows on meeting to app using (firm_id = app_firm()) with check (firm_id = app_firm());
--> statement-breakpoint
grant select, insert, update, delete on meeting to app;
