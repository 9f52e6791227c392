alter table receipt_seal enable row level security;
--> statement-breakpoint
alter table receipt_seal force row level security;
--> statement-breakpoint
create policy firm_rows on receipt_seal to app using (firm_id = app_firm()) with check (firm_id = app_firm());
--> statement-breakpoint
grant select, insert on receipt_seal to app;
